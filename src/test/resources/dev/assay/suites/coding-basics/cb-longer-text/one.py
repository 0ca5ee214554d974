def longer_text(first, second):
    return second if len(second) > len(first) else first
