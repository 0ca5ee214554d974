def longer_text(first, second):
    return max(first, second)
