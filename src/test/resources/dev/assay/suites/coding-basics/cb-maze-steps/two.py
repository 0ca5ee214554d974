def maze_steps(grid):
    free = {(r, c) for r, row in enumerate(grid) for c, cell in enumerate(row) if cell == "."}
    goal = (len(grid) - 1, len(grid[0]) - 1)
    wave, count = free & {(0, 0)}, 0
    while wave:
        if goal in wave:
            return count
        free -= wave
        wave = {(r + a, c + b) for r, c in wave for a, b in ((1, 0), (-1, 0), (0, 1), (0, -1))} & free
        count += 1
    return -1
