"""Which firing pattern a spike train shows: the rules of classification, and its figures of merit."""

import numpy as np

SHORT_MS = 200.0


def is_transient(times, intervals):
    """One to three spikes, none after 200 ms."""
    return 1 <= len(times) <= 3 and times[-1] <= SHORT_MS


def is_bursting(times, intervals):
    """Two clusters of intervals more than a factor 5 apart, both again and again."""
    if len(intervals) < 5:
        return False
    ordered = np.sort(intervals)
    ratios = ordered[1:] / np.maximum(ordered[:-1], 1e-6)
    cut = ordered[np.argmax(ratios)]
    long = intervals > cut
    changes = np.sum(long[1:] != long[:-1])
    return ordered[~np.sort(long)].mean() * 5 < intervals[long].mean() and np.sum(long) >= 2 and changes >= 3


def is_initial_burst(times, intervals):
    """The first two intervals below a quarter of the steady one, which is reached after the fourth within 10 %."""
    if len(intervals) < 7:
        return False
    steady = steady_ms(intervals)
    return bool(np.all(intervals[:2] < steady / 4) and np.all(np.abs(intervals[4:] - steady) < 0.1 * steady))


def is_adapting(times, intervals):
    """Intervals grow (5 % of noise apart), the last to more than twice the first."""
    if len(intervals) < 4:
        return False
    return bool(np.all(intervals[1:] > 0.95 * intervals[:-1]) and intervals[-1] > 2 * intervals[0])


def is_tonic(times, intervals):
    """All intervals after the second within 10 %."""
    rest = intervals[2:]
    return len(rest) >= 3 and bool(np.all(np.abs(rest - np.median(rest)) < 0.1 * np.median(rest)))


RULES = {
    "transient": is_transient,
    "regular bursting": is_bursting,
    "initial burst": is_initial_burst,
    "adaptation": is_adapting,
    "tonic": is_tonic,
}


def classify(times):
    """Name of the first rule that spike times (ms after the onset) fulfil; "other" if none does."""
    times = np.asarray(times)
    if not len(times):
        return "silent"
    intervals = np.diff(times)
    return next((name for name, rule in RULES.items() if rule(times, intervals)), "other")


def steady_ms(intervals):
    """Steady interval: median of the last three."""
    return float(np.median(intervals[-3:]))


def long_ms(intervals):
    """Mean of the intervals between bursts: those longer than half the longest."""
    intervals = np.asarray(intervals)
    return float(np.mean(intervals[intervals > intervals.max() / 2]))
