def odd_calculator(expression):
    numbers, operators = [], []
    strength = {"+": 2, "-": 2, "*": 1, "(": 0}

    def apply():
        b, a, op = numbers.pop(), numbers.pop(), operators.pop()
        numbers.append(a + b if op == "+" else a - b if op == "-" else a * b)

    text, i = expression.replace(" ", ""), 0
    while i < len(text):
        c = text[i]
        if c.isdigit():
            j = i
            while j < len(text) and text[j].isdigit():
                j += 1
            numbers.append(int(text[i:j]))
            i = j
            continue
        if c == "(":
            operators.append(c)
        elif c == ")":
            while operators[-1] != "(":
                apply()
            operators.pop()
        else:
            while operators and strength[operators[-1]] >= strength[c]:
                apply()
            operators.append(c)
        i += 1
    while operators:
        apply()
    return numbers[0]
