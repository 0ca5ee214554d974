n, rest = map(int, input().split())
jobs = sorted((tuple(map(int, input().split())) for _ in range(n)), key=lambda job: job[1])
free, total = None, 0
for start, end, pay in jobs:
    if free is None or start >= free:
        total += pay
        free = end + rest
print(total)
