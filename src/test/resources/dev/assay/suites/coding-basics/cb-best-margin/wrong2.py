def best_margin(row):
    row, totals, turn = list(row), [0, 0], 0
    while row:
        moves = [row[:1], row[-1:], row[:2], row[-2:]]
        pick = max(range(4), key=lambda m: sum(moves[m]))
        totals[turn] += sum(moves[pick])
        row = row[len(moves[pick]):] if pick in (0, 2) else row[:-len(moves[pick])]
        turn = 1 - turn
    return totals[0] - totals[1]
