def mirror_pieces(text):
    # right, but without a memory of what was already worked out: far too slow for a long text
    def fewest(start, before):
        if start == len(text):
            return 0
        best = None
        for end in range(start + 1, len(text) + 1):
            piece = text[start:end]
            if len(piece) != before and piece == piece[::-1]:
                rest = fewest(end, len(piece))
                if rest is not None and (best is None or rest + 1 < best):
                    best = rest + 1
        return best

    answer = fewest(0, 0)
    return -1 if answer is None else answer
