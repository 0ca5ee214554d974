def drop_repeats(numbers):
    seen = set()
    kept = []
    for n in numbers:
        if n not in seen:
            seen.add(n)
            kept.append(n)
    return kept
