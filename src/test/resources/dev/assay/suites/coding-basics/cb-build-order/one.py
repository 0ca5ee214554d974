import heapq


def build_order(needs):
    names = set(needs) | {n for before in needs.values() for n in before}
    missing = {n: len(needs.get(n, [])) for n in names}
    users = {n: [] for n in names}
    for name, before in needs.items():
        for n in before:
            users[n].append(name)
    ready = [n for n in names if missing[n] == 0]
    heapq.heapify(ready)
    order = []
    while ready:
        done = heapq.heappop(ready)
        order.append(done)
        for name in users[done]:
            missing[name] -= 1
            if missing[name] == 0:
                heapq.heappush(ready, name)
    return order if len(order) == len(names) else []
