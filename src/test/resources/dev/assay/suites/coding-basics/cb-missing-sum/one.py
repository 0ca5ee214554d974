def missing_sum(numbers):
    reach = 0
    for n in sorted(numbers):
        if n > reach + 1:
            break
        reach += n
    return reach + 1
