def clamp(value, low, high):
    return sorted([low, value, high])[1]
