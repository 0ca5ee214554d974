def running_max(numbers):
    return [max(numbers[:i], default=numbers[0]) for i in range(len(numbers))]
