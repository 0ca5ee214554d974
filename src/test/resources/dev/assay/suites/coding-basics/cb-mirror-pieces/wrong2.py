def mirror_pieces(text):
    # the longest mirror piece first, without going back
    count, start, before = 0, 0, 0
    while start < len(text):
        for end in range(len(text), start, -1):
            piece = text[start:end]
            if len(piece) != before and piece == piece[::-1]:
                break
        else:
            return -1
        count, start, before = count + 1, end, len(piece)
    return count
