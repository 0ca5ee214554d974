def word_counts(text):
    counts = {}
    word = ""
    for c in text + " ":
        if c != " ":
            word += c.lower()
        elif word:
            counts.setdefault(word, 0)
            counts[word] += 1
            word = ""
    return counts
