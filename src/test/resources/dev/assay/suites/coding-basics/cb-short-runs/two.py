def count_strings(length, letters, run):
    # by_run[k] = strings that end in exactly k + 1 equal letters
    if length == 0:
        return 1
    by_run = [letters] + [0] * (run - 1)
    for _ in range(length - 1):
        by_run = [sum(by_run) * (letters - 1)] + by_run[:-1]
    return sum(by_run)
