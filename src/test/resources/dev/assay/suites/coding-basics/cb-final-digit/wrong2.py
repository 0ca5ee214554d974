def final_digit(n):
    return n % 9
