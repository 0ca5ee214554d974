a = abs(int(input()))
b = abs(int(input()))
print(max(a, b) - min(a, b))
