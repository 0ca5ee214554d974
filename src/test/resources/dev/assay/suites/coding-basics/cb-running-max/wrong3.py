def running_max(numbers):
    return [max(numbers[max(0, i - 1):i + 1]) for i in range(len(numbers))]
