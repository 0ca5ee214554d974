def count_strings(length, letters, run):
    by_run = [letters] + [0] * (run - 1)
    for _ in range(length - 1):
        by_run = [sum(by_run) * (letters - 1)] + by_run[:-1]
    return sum(by_run)
