def build_order(needs):
    order = []

    def visit(name):
        if name not in seen:
            seen.add(name)
            for n in sorted(needs.get(name, [])):
                visit(n)
            order.append(name)

    seen = set()
    for name in sorted(set(needs).union(*needs.values())):
        visit(name)
    return order
