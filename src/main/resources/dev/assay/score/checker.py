"""Runs trusted tests against a candidate that lives in another process. It never sees the code under test.

Requests: ["tests", prelude, entry, name of the function under test or "", [source...]], then one answer to each call, and ["next"] between two sources.
Replies: ["call", [argument...]]; at the end of source i ["done", i, how, text] with how: pass, wrong, raised, broken.
Answers: ["value", result], ["raised", type, text], ["gone"].
After the last source it can be asked for other tests.
"""
import builtins
import os


class Gone(BaseException):
    """The candidate cannot be asked any more."""


class Raised(Exception):
    """The candidate raised something that no test may catch by its class."""


def foreign(x):
    """Whether something is in it that the candidate cannot be given, and did not give itself."""
    if isinstance(x, dict):
        return any(foreign(i) for pair in x.items() for i in pair)
    if isinstance(x, (list, tuple, set, frozenset)):
        return any(foreign(i) for i in x)
    return type(x) not in (Foreign, Iterated) and text(x).startswith('{"o":')


class Checker:
    def __init__(self, requests, replies):
        self.requests, self.replies = open(requests, "rb", closefd=False), replies
        self.asked = 0

    def hear(self):
        line = self.requests.readline()
        if not line:
            os._exit(0)
        return parse(line.decode())

    def say(self, line):
        data = memoryview((line + "\n").encode())
        while data:
            data = data[os.write(self.replies, data):]

    def candidate(self, *arguments, **named):
        given = ",".join([text(a, 1) for a in arguments])
        if named:
            pairs = ",".join(["[%s,%s]" % (quote(name), text(a, 1)) for name, a in named.items()])
            given += ("," if given else "") + '{"kw":[' + pairs + "]}"
        call = '["call",[' + given + "]]"
        if '{"o":' in call and foreign([arguments, named]):
            raise Unspeakable("a test gives the candidate something that is no built-in value")
        self.asked += 1
        self.say(call)
        answer = self.hear()
        if answer[0] == "value":
            return value(answer[1])
        if answer[0] == "raised":
            raise self.raised(answer[1], answer[2])
        raise Gone()

    @staticmethod
    def raised(kind, why):
        known = getattr(builtins, kind, None)
        error = Raised(kind + ": " + why)
        if isinstance(known, type) and issubclass(known, Exception) and known not in ENDS:
            for each in known.__mro__:
                try:
                    error = each(why)
                    break
                except TypeError:
                    pass  # it wants other arguments, and one that it refines may not
        error.from_candidate = True
        return error

    def run(self, prelude, entry, function, sources):
        """Whether other tests may follow."""
        names = {"__name__": "tests"}
        try:
            exec(completed(prelude), names)
            tests = [compile(source, "tests.py", "exec", dont_inherit=True) for source in sources]
            for name in MODULES & set().union(*map(mentioned, tests)) - set(names):
                names[name] = __import__(name)
        except BaseException as e:
            self.done(0, "broken", e)
            return False
        for i, code in enumerate(tests):
            if i:
                self.hear()  # ["next"]
            names[entry] = self.candidate
            self.asked = 0
            try:
                exec(code, names)
                names[entry] = self.candidate
                if function:
                    names[function](self.candidate)
                self.done(i, "pass" if self.asked else "broken", "the candidate was never called")
            except Gone:
                self.done(i, "gone", "")
            except Unspeakable as e:
                self.done(i, "broken", e)
            except AssertionError as e:
                if hasattr(e, "from_candidate"):
                    self.done(i, "raised", e)
                else:
                    self.done(i, "wrong" if self.asked else "broken", e)
            except BaseException as e:
                self.done(i, "raised" if self.asked else "broken", e)
        return True

    def done(self, i, how, why):
        if isinstance(why, BaseException):
            why = "" if not str(why) and type(why) is AssertionError else type(why).__name__ + ": " + str(why)[:300]
        self.say('["done",%d,"%s",%s]' % (i, how, quote(why if how != "pass" else "")))


# A test's own map or zip would take these for the end of what it goes through, and so pass.
ENDS = (StopIteration, StopAsyncIteration)

# Some tests rely on imports of the solution that they were written for (MBPP/596: sys).
MODULES = {"sys", "math", "re", "itertools", "collections", "datetime"}


def mentioned(code):
    """The names that a code object and those inside it look up."""
    names = set(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, type(code)):
            names |= mentioned(constant)
    return names


def completed(prelude):
    """A prompt may end in a signature without a body."""
    try:
        return compile(prelude, "prelude.py", "exec", dont_inherit=True)
    except SyntaxError:
        return compile(prelude.rstrip() + "\n    pass\n", "prelude.py", "exec", dont_inherit=True)


class Nowhere:
    """What tests print is for nobody."""

    def write(self, text):
        return len(text)

    def flush(self):
        pass


def serve(requests, replies):
    """requests, replies: descriptors."""
    checker = Checker(requests, replies)
    stdout, sys.stdout = sys.stdout, Nowhere()
    try:
        for line in checker.requests:
            if not checker.run(*parse(line.decode())[1:]):
                break
    finally:
        sys.stdout = stdout


REHEARSAL = rb"""["tests", "from typing import List\n\ndef f(n: List[int]) -> int:\n    pass\n", "f", "check", ["def check(candidate):\n    assert candidate([1, 2]) == [1]\n    assert candidate([]) == [2.5, 'a']"]]
["value", [1]]
["raised", "ValueError", ""]
"""
