def missing_sum(numbers):
    sums = 1
    for n in numbers:
        sums |= sums << n
    missing = 0
    while sums >> missing & 1:
        missing += 1
    return missing
