def quarter_turn(grid):
    size = len(grid)
    return [[grid[size - 1 - c][r] for c in range(size)] for r in range(size)]
