def longest_climb(heights):
    best = run = 0
    for i, h in enumerate(heights):
        run = run + 1 if i and heights[i - 1] < h else 1
        best = max(best, run)
    return best
