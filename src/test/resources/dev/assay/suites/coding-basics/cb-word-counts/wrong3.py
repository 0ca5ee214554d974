from collections import Counter


def word_counts(text):
    words = [w.strip(".,!?") for w in text.lower().split()]
    return dict(Counter(words))
