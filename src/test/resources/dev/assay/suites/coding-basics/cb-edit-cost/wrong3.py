def edit_cost(source, target, insert, delete, replace):
    row = list(range(len(target) + 1))
    for i, a in enumerate(source, 1):
        next_row = [i]
        for j, b in enumerate(target, 1):
            same = row[j - 1] + (0 if a == b else replace)
            next_row.append(min(same, row[j] + delete, next_row[j - 1] + insert))
        row = next_row
    return row[-1]
