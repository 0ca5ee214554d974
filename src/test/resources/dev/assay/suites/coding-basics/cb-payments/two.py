def count_payments(total, coins):
    counts = {0: 1}
    for coin in coins:
        after = {}
        for paid, ways in counts.items():
            for amount in range(paid, total + 1, coin):
                after[amount] = after.get(amount, 0) + ways
        counts = after
    return counts.get(total, 0)
