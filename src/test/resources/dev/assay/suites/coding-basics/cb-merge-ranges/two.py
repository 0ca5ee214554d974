def merge_ranges(ranges):
    # count the open ranges while walking over all ends; at equal numbers a start comes before an end
    events = [(start, 0) for start, _ in ranges] + [(end, 1) for _, end in ranges]
    result, open_ranges, begin = [], 0, None
    for number, is_end in sorted(events):
        if not is_end:
            if open_ranges == 0:
                begin = number
            open_ranges += 1
        else:
            open_ranges -= 1
            if open_ranges == 0:
                result.append([begin, number])
    return result
