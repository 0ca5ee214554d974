a = int(input())
b = int(input())
if a != b:
    print(max(a, b) - min(a, b))
