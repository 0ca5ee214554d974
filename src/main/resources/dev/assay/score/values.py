"""Python values as lines of typed JSON, for built-in values only; without json and re, which cost more than a start."""
import sys

try:
    from _json import encode_basestring_ascii as quote, make_scanner
except ImportError:
    make_scanner = None
    from json.encoder import py_encode_basestring_ascii as quote

DEEPEST = 500
MOST_ITERATED = 10000
VIEWS = {type({}.keys()): "dk", type({}.values()): "dv", type({}.items()): "dv"}
PLAIN_BITS = 256  # longer integers in hexadecimal: decimal takes quadratic time, and has a limit of digits


class Foreign:
    """A value that is no built-in one. All that can be said of it is that it is not None."""


class Iterated:
    """What an iterator gave: its items, or so many of them that tests will not ask for more."""

    def __init__(self, items, is_all):
        self.items = self.given(items, is_all)

    @staticmethod
    def given(items, is_all):
        yield from items
        if not is_all:
            raise ValueError("an iterator without end")

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.items)


class Unspeakable(Exception):
    pass


def write(x, out, depth=0):
    """Appends the text of a value. A subclass counts as its base, read by the base's own methods."""
    if depth > DEEPEST:
        raise Unspeakable("nested deeper than %d" % DEEPEST)
    if x is None:
        out("null")
    elif x is True or x is False:
        out("true" if x else "false")
    elif isinstance(x, str):
        out(quote(str.__str__(x) if type(x) is str else str.__add__(x, "")))
    elif isinstance(x, int):
        n = int.__add__(x, 0)
        out(int.__repr__(n) if n.bit_length() <= PLAIN_BITS else '{"x":"' + hex(n) + '"}')
    elif isinstance(x, float):
        out('{"f":"' + float.__repr__(x) + '"}')
    elif isinstance(x, list):
        sequence("[", list.__iter__(x), "]", out, depth)
    elif isinstance(x, tuple):
        sequence('{"t":[', tuple.__iter__(x), "]}", out, depth)
    elif isinstance(x, dict):
        sequence('{"d":[', [list(pair) for pair in dict.items(x)], "]}", out, depth)
    elif isinstance(x, set):
        unordered('{"s":[', set.__iter__(x), out, depth)
    elif isinstance(x, frozenset):
        unordered('{"fs":[', frozenset.__iter__(x), out, depth)
    elif isinstance(x, complex):
        out('{"c":["%s","%s"]}' % (float.__repr__(complex.real.__get__(x)), float.__repr__(complex.imag.__get__(x))))
    elif isinstance(x, (bytes, bytearray)):
        out('{"b":"%s"}' % bytes(x).hex())
    elif isinstance(x, range):
        sequence('{"r":[', [x.start, x.stop, x.step], "]}", out, depth)
    else:
        special(x, out, depth)


def special(x, out, depth):
    if type(x) in VIEWS:
        sequence('{"%s":[' % VIEWS[type(x)], list(x), "]}", out, depth)
    elif is_a(x, "collections", "deque"):
        sequence('{"dq":[', sys.modules["collections"].deque.__iter__(x), "]}", out, depth)
    elif is_a(x, "datetime", "date") and type(x) is sys.modules["datetime"].date:
        out('{"day":%d}' % type(x).toordinal(x))
    elif is_a(x, "datetime", "datetime") or is_a(x, "datetime", "time"):
        out('{"%s":%s}' % ("at" if hasattr(x, "year") else "clock", quote(x.isoformat())))
    elif is_a(x, "datetime", "timedelta"):
        sequence('{"span":[', [x.days, x.seconds, x.microseconds], "]}", out, depth)
    elif is_a(x, "fractions", "Fraction"):
        sequence('{"fr":[', [x.numerator, x.denominator], "]}", out, depth)
    elif is_a(x, "decimal", "Decimal"):
        out('{"de":%s}' % quote(str(x)))
    elif any([is_a(x, "collections", name) for name in ("UserList", "UserDict", "UserString")]):
        write(x.data, out, depth + 1)  # it is equal to what it holds
    elif is_a(x, "numpy", "generic"):
        write(x.item(), out, depth + 1)
    elif depth == 0 and hasattr(type(x), "__next__"):
        iterated(x, out)
    else:
        out('{"o":' + quote(type(x).__name__[:80]) + "}")


def is_a(x, module, name):
    """Whether it is of a class that some module, if it is there, has."""
    owner = getattr(sys.modules.get(module), name, None)
    return isinstance(owner, type) and isinstance(x, owner)


def iterated(x, out):
    """The items of a result that can only be iterated, as tests may do."""
    items = []
    for item in x:
        items.append(item)
        if len(items) > MOST_ITERATED:
            break
    sequence('{"it":[', [items[:MOST_ITERATED], len(items) <= MOST_ITERATED], "]}", out, 0)


def sequence(opening, items, closing, out, depth):
    out(opening)
    first = True
    for item in items:
        if not first:
            out(",")
        first = False
        write(item, out, depth + 1)
    out(closing)


def unordered(opening, items, out, depth):
    """The items sorted by their texts: equal sets have one text."""
    out(opening + ",".join(sorted([text(item, depth + 1) for item in items])) + "]}")


def text(x, depth=0):
    parts = []
    write(x, parts.append, depth)
    return "".join(parts)


def scanner():
    if make_scanner is None:
        from json import loads
        return loads

    class Options:
        strict = True
        object_hook = object_pairs_hook = None
        parse_float = float
        parse_int = int
        parse_constant = float
        memo = {}

    scan = make_scanner(Options)
    return lambda line: scan(line, 0)[0]


parse = scanner()


def value(x):
    """The value that typed JSON stands for."""
    if type(x) is list:
        return [value(i) for i in x]
    if type(x) is not dict:
        return x
    (kind, held), = x.items()
    if kind == "f":
        return float(held)
    if kind == "x":
        return int(held, 16)
    if kind == "t":
        return tuple([value(i) for i in held])
    if kind == "d":
        return {value(k): value(v) for k, v in held}
    if kind == "s":
        return {value(i) for i in held}
    if kind == "fs":
        return frozenset([value(i) for i in held])
    if kind == "c":
        return complex(float(held[0]), float(held[1]))
    if kind == "b":
        return bytes.fromhex(held)
    if kind == "r":
        return range(*held)
    if kind == "dk":
        return {value(i): None for i in held}.keys()
    if kind == "dv":
        return dict(enumerate([value(i) for i in held])).values()
    if kind in ("at", "clock", "span"):
        import datetime
        return datetime.timedelta(*held) if kind == "span" else (datetime.datetime if kind == "at" else datetime.time).fromisoformat(held)
    if kind == "fr":
        from fractions import Fraction
        return Fraction(value(held[0]), value(held[1]))
    if kind == "de":
        from decimal import Decimal
        return Decimal(held)
    if kind == "it":
        return Iterated(value(held[0]), held[1] is True)
    if kind == "dq":
        from collections import deque
        return deque([value(i) for i in held])
    if kind == "day":
        from datetime import date
        return date.fromordinal(held)
    return Foreign()
