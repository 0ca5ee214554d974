from functools import lru_cache


def best_margin(row):
    @lru_cache(maxsize=None)
    def margin(i, j):
        if i >= j:
            return 0
        options = [row[i] - margin(i + 1, j), row[j - 1] - margin(i, j - 1)]
        if j - i >= 2:
            options.append(row[i] + row[i + 1] - margin(i + 2, j))
            options.append(row[j - 1] + row[j - 2] - margin(i, j - 2))
            options.append(row[i] + row[j - 1] - margin(i + 1, j - 1))
        return max(options)

    return margin(0, len(row))
