import heapq


def edit_cost(source, target, insert, delete, replace):
    # the cheapest path over positions (i, j): Dijkstra
    best = {}
    heap = [(0, 0, 0)]
    while heap:
        cost, i, j = heapq.heappop(heap)
        if (i, j) in best:
            continue
        best[i, j] = cost
        if i == len(source) and j == len(target):
            return cost
        if i < len(source):
            heapq.heappush(heap, (cost + delete, i + 1, j))
        if j < len(target):
            heapq.heappush(heap, (cost + insert, i, j + 1))
        if i < len(source) and j < len(target):
            heapq.heappush(heap, (cost + (0 if source[i] == target[j] else replace), i + 1, j + 1))
