def build_order(needs):
    todo = sorted(set(needs).union(*needs.values()))
    order = []
    while todo:
        ready = [n for n in todo if all(b in order for b in needs.get(n, []))]
        if not ready:
            return []
        order += ready
        todo = [n for n in todo if n not in ready]
    return order
