"""Volleys of a chain's groups: when they pass, how many cells take part, how many rounds they make in order."""

import numpy as np

APART_MS = 15.0


def passes(groups, fewest_cells=3):
    """
    All volleys in the order of time: rows (group, mean time in ms, cells). Spikes of a group that are less than 15 ms
    apart belong together; fewer cells than that are no volley.
    """
    found = []
    for group, trains in enumerate(groups):
        times = np.concatenate(trains)
        cells = np.repeat(np.arange(len(trains)), [len(train) for train in trains])
        order = np.argsort(times)
        times, cells = times[order], cells[order]
        for part in np.split(np.arange(len(times)), np.nonzero(np.diff(times) > APART_MS)[0] + 1):
            taking_part = len(np.unique(cells[part]))
            if taking_part >= fewest_cells:
                found.append((group, float(np.mean(times[part])), taking_part))
    return sorted(found, key=lambda volley: volley[1])


def in_order(found, groups):
    """How many volleys follow each other without a group left out or out of turn."""
    count = 0
    while count < len(found) and found[count][0] == count % groups:
        count += 1
    return count


def rounds(found, groups):
    """Complete rounds: a volley of each group in turn, and the first group reached again."""
    return max(0, (in_order(found, groups) - 1) // groups)


def fewest(found, count):
    """The fewest cells that take part in one of the first volleys."""
    return min(cells for group, time, cells in found[:count]) if len(found) >= count else 0


def round_ms(found):
    """Mean time from one volley of the first group to its next."""
    times = [time for group, time, cells in found if group == 0]
    return float(np.mean(np.diff(times))) if len(times) > 1 else float("nan")
