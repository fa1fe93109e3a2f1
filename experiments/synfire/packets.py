"""Packets on their way through a chain: how many spikes, how wide, and whether they arrive."""

import numpy as np

WINDOW_MS = 4.0  # on both sides of the peak
BEFORE_MS, AFTER_MS = 8.0, 14.0  # where the next group's volley is looked for
ARRIVES, DIES, NARROW_MS = 50.0, 15.0, 1.0


def follow(groups, start_ms):
    """(spikes of a hundred cells, standard deviation in ms) in each group; groups are lists of the trains of recorded cells."""
    path, now = [], start_ms
    for trains in groups:
        times = np.sort(np.concatenate(trains))
        near = times[(times > now - BEFORE_MS) & (times < now + AFTER_MS)]
        if not len(near):
            path.append((0.0, np.nan))
            continue
        crowd = [np.sum(np.abs(near - time) <= WINDOW_MS) for time in near]
        volley = near[np.abs(near - near[np.argmax(crowd)]) <= WINDOW_MS]
        now = float(np.mean(volley))
        path.append((100.0 * len(volley) / len(trains), float(np.std(volley))))
    return path


def verdict(path):
    """propagates, dies, or neither, by the last group."""
    spikes, sigma = path[-1]
    if spikes > ARRIVES and sigma < NARROW_MS:
        return "propagates"
    return "dies" if spikes < DIES else "undecided"


def separatrix(verdicts):
    """Between dying and propagating: spikes of a packet, from the verdict of each, where the steps of spikes are equal."""
    spikes = sorted(verdicts)
    step = (spikes[-1] - spikes[0]) / (len(spikes) - 1)
    return spikes[0] - step / 2 + step * sum(verdicts[a] != "propagates" for a in spikes)
