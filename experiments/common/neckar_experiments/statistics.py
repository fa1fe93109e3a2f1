"""Statistics of spike trains and of repeated measurements."""

import numpy as np
from scipy import stats


def rate_hz(trains, duration_ms, start_ms=0.0):
    """Mean rate of trains (lists of times in ms) between start and start + duration."""
    if not len(trains):
        return float("nan")
    counts = [np.sum((np.asarray(t) >= start_ms) & (np.asarray(t) < start_ms + duration_ms)) for t in trains]
    return 1000.0 * float(np.mean(counts)) / duration_ms


def cv_isi(trains, fewest=4):
    """Mean coefficient of variation of the intervals, over trains with at least so many intervals."""
    values = []
    for train in trains:
        intervals = np.diff(np.sort(np.asarray(train)))
        if len(intervals) >= fewest:
            values.append(np.std(intervals) / np.mean(intervals))
    return float(np.mean(values)) if values else float("nan")


def counts(trains, start_ms, stop_ms, bin_ms):
    """Spike counts: a row a train, a column a bin."""
    edges = np.arange(start_ms, stop_ms + 0.5 * bin_ms, bin_ms)
    return np.array([np.histogram(train, edges)[0] for train in trains])


def fano(trains, start_ms, stop_ms, bin_ms=5.0):
    """Fano factor of the population's count in bins."""
    total = counts(trains, start_ms, stop_ms, bin_ms).sum(axis=0)
    return float(np.var(total, ddof=1) / np.mean(total)) if np.mean(total) > 0 else float("nan")


def correlation(trains, start_ms, stop_ms, bin_ms=10.0, most=500):
    """Mean pairwise correlation of spike counts in bins, of trains that are not silent."""
    table = counts(trains[:most], start_ms, stop_ms, bin_ms)
    table = table[table.std(axis=1) > 0]
    if len(table) < 2:
        return float("nan")
    matrix = np.corrcoef(table)
    return float((matrix.sum() - len(table)) / (len(table) * (len(table) - 1)))


def dwell_times(states, step):
    """Lengths of the episodes of each state in a sequence of states, None and negative numbers being no state."""
    lengths = []
    current, length = None, 0
    for state in list(states) + [None]:
        if state == current:
            length += 1
            continue
        if current is not None and not (isinstance(current, (int, np.integer)) and current < 0):
            lengths.append((current, length * step))
        current, length = state, 1
    return lengths


def interval(values, confidence=0.95):
    """Mean of repeated measurements, half width of its confidence interval (Student's t; nan for one), their number."""
    values = np.asarray([v for v in np.ravel(values) if not np.isnan(v)], dtype=float)
    if not len(values):
        return float("nan"), float("nan"), 0
    if len(values) == 1:
        return float(values[0]), float("nan"), 1
    half = stats.t.ppf(0.5 + confidence / 2, len(values) - 1) * np.std(values, ddof=1) / np.sqrt(len(values))
    return float(np.mean(values)), float(half), len(values)


def share_interval(hits, tries, confidence=0.95):
    """Wilson's interval of a share: lower and upper end."""
    z = stats.norm.ppf(0.5 + confidence / 2)
    share = hits / tries
    middle = (share + z * z / (2 * tries)) / (1 + z * z / tries)
    half = z * np.sqrt(share * (1 - share) / tries + z * z / (4 * tries * tries)) / (1 + z * z / tries)
    return float(middle - half), float(middle + half)
