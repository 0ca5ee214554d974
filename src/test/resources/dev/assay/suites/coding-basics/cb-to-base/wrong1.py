def to_base(n, base):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    rest, out = abs(n), ""
    while rest:
        rest, d = divmod(rest, base)
        out = digits[d] + out
    return ("-" if n < 0 else "") + out
