def quarter_turn(grid):
    return [list(column) for column in zip(*grid)][::-1]
