from bisect import bisect_right


def longest_climb(heights):
    tails = []
    for h in heights:
        i = bisect_right(tails, h)
        tails[i:i + 1] = [h]
    return len(tails)
