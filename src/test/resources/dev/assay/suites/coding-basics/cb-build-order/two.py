def build_order(needs):
    todo = sorted(set(needs).union(*needs.values()))
    order = []
    while todo:
        for name in todo:
            if all(n in order for n in needs.get(name, [])):
                break
        else:
            return []
        todo.remove(name)
        order.append(name)
    return order
