def running_max(numbers):
    result = []
    for n in numbers:
        result.append(n if not result or n > result[-1] else result[-1])
    return result
