def is_mirror(text):
    kept = [c for c in text if c.isalnum()]
    return kept == kept[::-1]
