def clamp(value, low, high):
    return min(low, max(value, high))
