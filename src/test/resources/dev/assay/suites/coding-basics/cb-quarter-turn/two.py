def quarter_turn(grid):
    if not grid:
        return []
    height, width = len(grid), len(grid[0])
    turned = [[0] * height for _ in range(width)]
    for r in range(height):
        for c in range(width):
            turned[c][height - 1 - r] = grid[r][c]
    return turned
