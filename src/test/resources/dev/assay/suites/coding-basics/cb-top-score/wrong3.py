n = int(input())
best_name, best_score = None, None
for _ in range(n):
    name, score = input().split()
    if best_score is None or score > best_score:
        best_name, best_score = name, score
print(best_name)
