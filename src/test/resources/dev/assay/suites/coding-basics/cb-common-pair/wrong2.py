from collections import Counter


def common_pair(text):
    counts = Counter(a + b for a, b in zip(text, text[1:]))
    return counts.most_common(1)[0][0] if counts else ""
