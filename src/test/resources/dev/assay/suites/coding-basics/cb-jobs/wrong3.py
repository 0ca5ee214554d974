from bisect import bisect_right

n, rest = map(int, input().split())
jobs = sorted((tuple(map(int, input().split())) for _ in range(n)), key=lambda job: job[1])
ends = [job[1] for job in jobs]
best = [0]
for i, (start, end, pay) in enumerate(jobs):
    before = bisect_right(ends, start)
    best.append(max(best[i], best[before] + pay))
print(best[n])
