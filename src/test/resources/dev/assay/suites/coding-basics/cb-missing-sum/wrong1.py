def missing_sum(numbers):
    present = set(numbers)
    n = 1
    while n in present:
        n += 1
    return n
