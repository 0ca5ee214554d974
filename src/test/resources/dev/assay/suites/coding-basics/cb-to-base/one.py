def to_base(n, base):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    if n == 0:
        return "0"
    rest, out = abs(n), []
    while rest:
        rest, d = divmod(rest, base)
        out.append(digits[d])
    return ("-" if n < 0 else "") + "".join(reversed(out))
