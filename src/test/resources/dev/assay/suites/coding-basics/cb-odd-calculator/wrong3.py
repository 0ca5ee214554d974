import re


def odd_calculator(expression):
    tokens = re.findall(r"\d+|[-+*()]", expression)

    def value(part):
        depth = 0
        for wanted in ("*", "+-"):
            for i, token in enumerate(part):
                depth += (token == "(") - (token == ")")
                if depth == 0 and token in wanted:
                    a, b = value(part[:i]), value(part[i + 1:])
                    return a * b if token == "*" else a + b if token == "+" else a - b
        return value(part[1:-1]) if part[0] == "(" else int(part[0])

    return value(tokens)
