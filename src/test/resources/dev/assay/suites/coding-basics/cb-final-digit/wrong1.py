def final_digit(n):
    return sum(int(d) for d in str(n))
