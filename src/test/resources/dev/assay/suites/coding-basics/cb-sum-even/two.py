def sum_even(numbers):
    total = 0
    for n in numbers:
        if not n & 1:
            total += n
    return total
