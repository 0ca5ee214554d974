def longer_text(first, second):
    return first if len(first) > len(second) else second
