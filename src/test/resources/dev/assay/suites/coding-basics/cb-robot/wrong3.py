x, y, dx, dy = 0, 0, 0, 1
for _ in range(int(input())):
    command = input()
    if command[0] == "L":
        dx, dy = -dy, dx
    elif command[0] == "R":
        dx, dy = dy, -dx
    else:
        x += dx * int(command[2])
        y += dy * int(command[2])
print(x, y)
