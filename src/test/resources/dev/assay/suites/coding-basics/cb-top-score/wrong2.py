n = int(input())
best_name, best_score = "", 0
for _ in range(n):
    name, score = input().split()
    if int(score) > best_score:
        best_name, best_score = name, int(score)
print(best_name)
