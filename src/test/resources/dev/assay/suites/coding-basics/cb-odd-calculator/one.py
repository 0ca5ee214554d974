import re


def odd_calculator(expression):
    tokens = re.findall(r"\d+|[-+*()]", expression) + ["end"]
    position = 0

    def take():
        nonlocal position
        position += 1
        return tokens[position - 1]

    def product():
        value = summed()
        while tokens[position] == "*":
            take()
            value *= summed()
        return value

    def summed():
        value = single()
        while tokens[position] in "+-":
            value = value + single() if take() == "+" else value - single()
        return value

    def single():
        token = take()
        if token != "(":
            return int(token)
        value = product()
        take()
        return value

    return product()
