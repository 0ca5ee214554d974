def mirror_pieces(text):
    # wave after wave: all (position, length of the last piece) that some cut with so many pieces ends in
    size = len(text)
    mirror = {(i, i) for i in range(size + 1)} | {(i, i + 1) for i in range(size)}
    for length in range(2, size + 1):
        for i in range(size - length + 1):
            if text[i] == text[i + length - 1] and (i + 1, i + length - 1) in mirror:
                mirror.add((i, i + length))
    wave, seen, count = {(0, 0)}, set(), 0
    while wave:
        if any(at == size for at, _ in wave):
            return count
        seen |= wave
        wave = {
            (end, end - at)
            for at, before in wave
            for end in range(at + 1, size + 1)
            if end - at != before and (at, end) in mirror
        } - seen
        count += 1
    return -1
