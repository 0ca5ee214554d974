def drop_repeats(numbers):
    return sorted(set(numbers))
