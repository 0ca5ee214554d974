def count_strings(length, letters, run):
    # right, but writes every string down one by one: far too slow for long strings
    def strings(prefix):
        if len(prefix) == length:
            return 1
        count = 0
        for letter in range(letters):
            if prefix[-run:].count(letter) < run:
                count += strings(prefix + [letter])
        return count

    return strings([])
