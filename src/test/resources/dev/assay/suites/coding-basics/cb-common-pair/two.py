def common_pair(text):
    best, best_count = "", 0
    pairs = sorted(text[i:i + 2] for i in range(len(text) - 1))
    i = 0
    while i < len(pairs):
        j = i
        while j < len(pairs) and pairs[j] == pairs[i]:
            j += 1
        if j - i > best_count:
            best, best_count = pairs[i], j - i
        i = j
    return best
