def maze_steps(grid):
    height, width = len(grid), len(grid[0])
    best = [[None] * width for _ in range(height)]
    for r in range(height):
        for c in range(width):
            if grid[r][c] == ".":
                if r == c == 0:
                    best[r][c] = 0
                else:
                    before = []
                    if r and best[r - 1][c] is not None:
                        before.append(best[r - 1][c])
                    if c and best[r][c - 1] is not None:
                        before.append(best[r][c - 1])
                    best[r][c] = min(before) + 1 if before else None
    return -1 if best[-1][-1] is None else best[-1][-1]
