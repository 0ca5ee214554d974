def count_payments(total, coins):
    ways = [1] + [0] * total
    for coin in coins:
        for amount in range(total, coin - 1, -1):
            ways[amount] += ways[amount - coin]
    return ways[total]
