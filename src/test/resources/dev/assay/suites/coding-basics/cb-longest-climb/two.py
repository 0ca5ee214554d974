def longest_climb(heights):
    best = []
    for i, h in enumerate(heights):
        best.append(1 + max((best[j] for j in range(i) if heights[j] < h), default=0))
    return max(best, default=0)
