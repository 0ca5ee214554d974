def is_mirror(text):
    kept = text.replace(" ", "").lower()
    return kept == kept[::-1]
