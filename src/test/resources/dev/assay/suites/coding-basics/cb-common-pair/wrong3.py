from collections import Counter


def common_pair(text):
    low = text.lower()
    counts = Counter(a + b for a, b in zip(low, low[1:]))
    return min(counts, key=lambda pair: (-counts[pair], pair), default="")
