def drop_repeats(numbers):
    return list(dict.fromkeys(numbers))
