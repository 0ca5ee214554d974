def count_vowels(text):
    lower = text.lower()
    return sum(lower.count(v) for v in "aeiou")
