import sys

low, high = sorted(int(word) for word in sys.stdin.read().split())
print(high - low)
