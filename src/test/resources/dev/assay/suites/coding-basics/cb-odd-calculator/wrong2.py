import re


def odd_calculator(expression):
    expression = expression.replace(" ", "")
    while "(" in expression:
        expression = re.sub(r"\(([^()]*)\)", lambda m: str(odd_calculator(m.group(1))), expression)
    result = 1
    for part in expression.split("*"):
        result *= sum(int(n) for n in re.findall(r"[-+]?\d+", part))
    return result
