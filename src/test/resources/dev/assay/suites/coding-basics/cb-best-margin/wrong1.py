from functools import lru_cache


def best_margin(row):
    @lru_cache(maxsize=None)
    def margin(i, j):
        if i == j:
            return 0
        return max(row[i] - margin(i + 1, j), row[j - 1] - margin(i, j - 1))

    return margin(0, len(row))
