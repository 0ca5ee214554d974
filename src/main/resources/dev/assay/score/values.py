"""Python values as lines of typed JSON, for built-in values only; without json and re, which cost more than a start."""
import sys

try:
    from _json import encode_basestring_ascii as quote, make_scanner
except ImportError:
    make_scanner = None
    from json.encoder import py_encode_basestring_ascii as quote

DEEPEST = 500
PLAIN_BITS = 256  # longer integers in hexadecimal: decimal takes quadratic time, and has a limit of digits


class Foreign:
    """A value that is no built-in one. All that can be said of it is that it is not None."""


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
    deque = getattr(sys.modules.get("collections"), "deque", None)
    if deque and isinstance(x, deque):
        sequence('{"dq":[', deque.__iter__(x), "]}", out, depth)
        return
    date = getattr(sys.modules.get("datetime"), "date", None)
    if date and type(x) is date:
        out('{"day":%d}' % date.toordinal(x))
        return
    out('{"o":' + quote(type(x).__name__[:80]) + "}")


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
    if kind == "dq":
        from collections import deque
        return deque([value(i) for i in held])
    if kind == "day":
        from datetime import date
        return date.fromordinal(held)
    return Foreign()
