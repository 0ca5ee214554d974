from collections import Counter


def common_pair(text):
    counts = Counter(a + b for a, b in zip(text, text[1:]))
    return min(counts, key=lambda pair: (-counts[pair], pair), default="")
