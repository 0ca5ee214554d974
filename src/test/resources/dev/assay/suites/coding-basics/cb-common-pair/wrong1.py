def common_pair(text):
    pairs = {text[i:i + 2] for i in range(len(text) - 1)}
    return min(pairs, key=lambda pair: (-text.count(pair), pair), default="")
