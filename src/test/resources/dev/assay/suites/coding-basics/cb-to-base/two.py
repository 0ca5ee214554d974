def to_base(n, base):
    if n < 0:
        return "-" + to_base(-n, base)
    digit = n % base
    letter = str(digit) if digit < 10 else chr(ord("a") + digit - 10)
    return letter if n < base else to_base(n // base, base) + letter
