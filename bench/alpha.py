"""Krippendorff's alpha (interval) with percentile limits in plain Python, standard library only.

Written for this bench as what one would write by hand from Krippendorff's paper; it is not the package
`krippendorff` and says nothing about it. Reads {"rows": [[number or null, ...], ...], "rounds": n} and prints the
value and the seconds of the value and of the rounds.
"""
import json
import random
import sys
import time


def prepare(rows):
    """Per subject with two ratings or more: how many, their sum, their sum of squares."""
    units = []
    for row in rows:
        given = [value for value in row if value is not None]
        if len(given) > 1:
            units.append((len(given), sum(given), sum(value * value for value in given)))
    return units


def alpha(units):
    n = first = second = observed = 0.0
    for count, total, squares in units:
        n += count
        first += total
        second += squares
        observed += 2 * (count * squares - total * total) / (count - 1)
    expected = 2 * (n * second - first * first)
    return 1 - (n - 1) * observed / expected


def main():
    given = json.load(sys.stdin)
    start = time.perf_counter()
    units = prepare(given["rows"])
    value = alpha(units)
    middle = time.perf_counter()
    chance = random.Random(1)
    values = sorted(alpha(chance.choices(units, k=len(units))) for _ in range(given["rounds"]))
    end = time.perf_counter()
    low, high = (values[int(share * (len(values) - 1))] for share in (0.025, 0.975))
    print(json.dumps({"value": value, "low": low, "high": high, "once": middle - start, "rounds": end - middle}))


main()
