def running_max(numbers):
    best = 0
    result = []
    for n in numbers:
        best = max(best, n)
        result.append(best)
    return result
