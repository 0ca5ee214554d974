import sys

numbers = list(map(int, sys.stdin.read().split()))
n, rest = numbers[:2]
jobs = sorted(tuple(numbers[2 + 3 * i:5 + 3 * i]) for i in range(n))
# with[i] = best total of a choice whose first job is job i, from the last start to the first
best_from = [0] * n
for i in reversed(range(n)):
    start, end, pay = jobs[i]
    later = [best_from[j] for j in range(i + 1, n) if jobs[j][0] >= end + rest]
    best_from[i] = pay + max(later, default=0)
print(max(best_from, default=0))
