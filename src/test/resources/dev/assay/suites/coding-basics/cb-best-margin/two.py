def best_margin(row):
    # the mover's best total for every stretch, shorter stretches first; margin = 2 * total - sum
    size = len(row)
    prefix = [0]
    for n in row:
        prefix.append(prefix[-1] + n)
    best = {(i, i): 0 for i in range(size + 1)}
    for length in range(1, size + 1):
        for i in range(size - length + 1):
            j = i + length
            whole = prefix[j] - prefix[i]
            lefts = [(i + k, j) for k in (1, 2) if k <= length]
            rights = [(i, j - k) for k in (1, 2) if k <= length]
            best[i, j] = max(whole - best[after] for after in lefts + rights)
    return 2 * best[0, size] - prefix[size]
