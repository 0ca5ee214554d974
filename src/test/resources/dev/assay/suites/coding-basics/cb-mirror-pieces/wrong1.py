def mirror_pieces(text):
    best = [0]
    for end in range(1, len(text) + 1):
        best.append(1 + min(best[i] for i in range(end) if text[i:end] == text[i:end][::-1]))
    return best[-1]
