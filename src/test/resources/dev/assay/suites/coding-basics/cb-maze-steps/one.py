from collections import deque


def maze_steps(grid):
    height, width = len(grid), len(grid[0])
    if grid[0][0] == "#" or grid[-1][-1] == "#":
        return -1
    steps = {(0, 0): 0}
    queue = deque([(0, 0)])
    while queue:
        r, c = queue.popleft()
        for nr, nc in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
            if 0 <= nr < height and 0 <= nc < width and grid[nr][nc] == "." and (nr, nc) not in steps:
                steps[nr, nc] = steps[r, c] + 1
                queue.append((nr, nc))
    return steps.get((height - 1, width - 1), -1)
