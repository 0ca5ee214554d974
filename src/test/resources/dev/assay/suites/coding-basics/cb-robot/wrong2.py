x, y, dx, dy = 0, 0, 1, 0
for _ in range(int(input())):
    command = input().split()
    if command[0] == "L":
        dx, dy = -dy, dx
    elif command[0] == "R":
        dx, dy = dy, -dx
    else:
        x += dx * int(command[1])
        y += dy * int(command[1])
print(x, y)
