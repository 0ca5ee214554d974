def drop_repeats(numbers):
    return [n for i, n in enumerate(numbers) if n not in numbers[i + 1:]]
