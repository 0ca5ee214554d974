def drop_repeats(numbers):
    return [n for i, n in enumerate(numbers) if i == 0 or numbers[i - 1] != n]
