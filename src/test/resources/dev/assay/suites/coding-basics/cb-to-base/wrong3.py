def to_base(n, base):
    if n == 0:
        return "0"
    rest, out = abs(n), ""
    while rest:
        rest, d = divmod(rest, base)
        out = str(d) + out
    return ("-" if n < 0 else "") + out
