def build_order(needs):
    todo = sorted(needs)
    order = []
    while todo:
        for name in todo:
            if all(n in order or n not in needs for n in needs[name]):
                break
        else:
            return []
        todo.remove(name)
        order.append(name)
    return order
