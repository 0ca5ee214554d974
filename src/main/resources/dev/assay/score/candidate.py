"""Serves calls of one untrusted solution. It knows the arguments of the call that is due, and no expected result.

Requests: ["load", source, entry], then [number, [argument...]], or [number, [argument...], true] where the result is told by its digest.
An argument {"kw": [[name, value]...]} at the end stands for those given by name.
Replies: [number, "ready"], [number, "value", result], [number, "raised", type, text, built-in base], [number, "odd", text];
for the load also [0, "syntax", text].
"""
import os


def serve(requests, replies):
    """requests, replies: descriptors."""
    global replies_to
    replies_to = replies
    function = None
    for line in open(requests, "rb", closefd=False):
        request = parse(line.decode())
        if request[0] == "load":
            function = answered(load, request[1], request[2])
        else:
            answered(call, request[0], function, request[1], len(request) > 2)
    sys.modules.pop("solution", None)


REHEARSAL = rb"""["load", "from typing import List\nimport math\ndef f(numbers: List[int], text: str = '') -> List[int]:\n    left = {}\n    for i, n in enumerate(numbers):\n        if n > 0 and n not in left:\n            left[n] = str(math.floor(n)).strip()\n    return sorted([k for k in left], key=lambda k: -k) + text.split()", "f"]
[1, [[3, 1, 2, 5], "a b"]]
[2, [[], "c"]]
[3, []]
"""


def send(data):
    left = memoryview(data)  # or each write would copy the rest
    while left:
        left = left[os.write(replies_to, left):]


def say(*parts):
    send(("[" + ",".join(parts) + "]\n").encode())


class Pieces:
    """A long text, given away piece by piece."""

    def __init__(self, start):
        self.parts, self.size, self.begun = [start], 0, False

    def add(self, part):
        self.parts.append(part)
        self.size += len(part)
        if self.size > 1 << 20:
            self.begun, self.size = True, 0
            self.flush()

    def flush(self):
        self.take("".join(self.parts).encode())
        self.parts.clear()


class Line(Pieces):
    """Sent piece by piece: a result without end then meets the limit of replies, not of time."""

    def take(self, data):
        send(data)


class Digest(Pieces):
    """The SHA-256 of a text that would be long on its way: who does not know the text cannot know the digest."""

    def __init__(self):
        super().__init__("")
        from hashlib import sha256
        self.hash = sha256()

    def take(self, data):
        self.hash.update(data)

    def text(self):
        self.flush()
        return '{"sha256":"' + self.hash.hexdigest() + '"}'


def answered(step, *arguments):
    """Whatever the solution raises is an answer, SystemExit as well."""
    try:
        return step(*arguments)
    except BaseException as e:
        number = 0 if step is load else arguments[0]
        say(str(number), '"raised"', quote(type(e).__name__[:80]), quote(described(e)), quote(base(type(e))))


def base(kind):
    """The name by which a test may catch it: that of the built-in exception which it is or refines."""
    return next((each.__name__ for each in type.mro(kind) if each.__module__ == "builtins"), "BaseException")


def described(e):
    try:
        return str(e.args[0] if type(e) is KeyError and e.args else e)[:300]  # or its text would be quoted twice
    except BaseException:
        return ""


def load(source, entry):
    try:
        code = compile(source.lstrip("\ufeff"), "solution.py", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as e:
        say("0", '"syntax"', quote(type(e).__name__ + ": " + described(e)))
        return None
    module = type(sys)("solution")
    sys.modules["solution"] = module
    exec(code, module.__dict__)
    if entry not in module.__dict__:
        owner = module.__dict__.get("Solution")
        if owner is None or not hasattr(owner, entry):
            say("0", '"raised"', '"NameError"', quote("name '%s' is not defined" % entry))
            return None
        function = getattr(owner(), entry)
    else:
        function = module.__dict__[entry]
    say("0", '"ready"')
    return function


def call(number, function, arguments, by_digest):
    named = arguments.pop()["kw"] if arguments and type(arguments[-1]) is dict and "kw" in arguments[-1] else ()
    result = function(*[value(a) for a in arguments], **{name: value(a) for name, a in named})
    line = Line('[%d,"value",' % number)
    try:
        if by_digest:
            digest = Digest()
            write(result, digest.add)
            line.add(digest.text())
        else:
            write(result, line.add)
        line.add("]\n")
    except BaseException as e:
        if line.begun:
            line.add("\n")  # no answer any more
        else:
            say(str(number), '"odd"', quote(type(e).__name__ + ": " + described(e)))
            return
    line.flush()

