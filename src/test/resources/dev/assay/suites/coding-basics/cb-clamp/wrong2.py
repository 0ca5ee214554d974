def clamp(value, low, high):
    return min(max(value, 0), high)
