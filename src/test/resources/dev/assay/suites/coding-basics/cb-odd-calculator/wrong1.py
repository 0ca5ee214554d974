def odd_calculator(expression):
    return eval(expression.strip())
