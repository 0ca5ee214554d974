def sum_even(numbers):
    evens = [n for n in numbers if n % 2 == 0]
    return sum(evens) if evens else None
