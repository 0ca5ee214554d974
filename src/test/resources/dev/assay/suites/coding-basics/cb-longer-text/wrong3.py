def longer_text(first, second):
    if len(first.strip()) >= len(second.strip()):
        return first
    return second
