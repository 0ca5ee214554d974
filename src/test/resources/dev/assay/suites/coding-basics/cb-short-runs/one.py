def count_strings(length, letters, run):
    # total[n] = all allowed strings of length n; the last block of k equal letters follows a different letter
    total = [1]
    for n in range(1, length + 1):
        count = 0
        for k in range(1, min(run, n) + 1):
            count += letters if k == n else total[n - k] * (letters - 1)
        total.append(count)
    return total[length]
