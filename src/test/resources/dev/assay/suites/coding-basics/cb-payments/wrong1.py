def count_payments(total, coins):
    ways = [1] + [0] * total
    for amount in range(1, total + 1):
        for coin in coins:
            if coin <= amount:
                ways[amount] += ways[amount - coin]
    return ways[total]
