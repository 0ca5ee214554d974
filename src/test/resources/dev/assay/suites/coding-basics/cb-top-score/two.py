import sys

words = sys.stdin.read().split()[1:]
names, scores = words[::2], [int(word) for word in words[1::2]]
print(names[scores.index(max(scores))])
