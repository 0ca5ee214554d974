def longest_climb(heights):
    count, last = 0, None
    for h in heights:
        if last is None or h > last:
            count, last = count + 1, h
    return count
