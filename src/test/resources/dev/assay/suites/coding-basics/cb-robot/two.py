import sys

lines = sys.stdin.read().splitlines()
heading = 0
walked = [0, 0, 0, 0]
for line in lines[1:1 + int(lines[0])]:
    if line.startswith("F"):
        walked[heading] += int(line[1:])
    else:
        heading = (heading + (1 if line.strip() == "R" else 3)) % 4
print(walked[1] - walked[3], walked[0] - walked[2])
