"""The task of the liquid: two bits, each in one of two templates of 100 ms; trials, readouts on the host."""

import numpy as np

SEGMENT_MS, PAUSE_MS, RATE_HZ = 100.0, 100.0, 20.0
TRIAL_MS = 2 * SEGMENT_MS
DECIDES_MS = SEGMENT_MS  # from when on a tempotron's spikes count
TAU_MS, FAST_MS, FILTER_MS = 15.0, 3.75, 30.0


class Task:
    """Trials one after the other: what each fibre sends, and the two bits of each trial."""

    def __init__(self, fibres, count, jitter_ms, seed):
        rng = np.random.default_rng(seed)
        templates = [[self._template(fibres, rng) for _ in range(2)] for _ in range(2)]
        self.count, self.fibres = count, fibres
        self.bits = rng.integers(2, size=(count, 2))
        self.sent = []
        for trial in range(count):
            spikes = [[] for _ in range(fibres)]
            for segment in range(2):
                for fibre, times in enumerate(templates[segment][self.bits[trial, segment]]):
                    moved = times + rng.normal(0.0, jitter_ms, len(times)) + segment * SEGMENT_MS
                    spikes[fibre] += np.clip(moved, 0.0, TRIAL_MS - 0.1).tolist()
            self.sent.append(spikes)

    @staticmethod
    def _template(fibres, rng):
        return [rng.uniform(0.0, SEGMENT_MS, rng.poisson(RATE_HZ * SEGMENT_MS / 1000.0)) for _ in range(fibres)]

    @property
    def classes(self):
        """The number of each trial's class, 2 a + b."""
        return 2 * self.bits[:, 0] + self.bits[:, 1]

    def spike_times(self, trials):
        """For each fibre the spikes of some trials, one after the other."""
        trains = [[] for _ in range(self.fibres)]
        for place, trial in enumerate(trials):
            for fibre, times in enumerate(self.sent[trial]):
                trains[fibre] += [begin(place) + t for t in times]
        return [np.unique(np.round(train, 1)) for train in trains]


def begin(place):
    """Start in ms of the trial at a place."""
    return 20.0 + place * (TRIAL_MS + PAUSE_MS)


def cut(trains, count):
    """Spikes by trial and cell, in ms from the start of the trial."""
    table = []
    for place in range(count):
        start = begin(place)
        table.append([t[np.searchsorted(t, start) : np.searchsorted(t, start + TRIAL_MS + 20.0)] - start for t in trains])
    return table


def states(table, at_ms=TRIAL_MS):
    """The trains filtered with exp(-t / 30 ms) and read at a time: a row a trial."""
    cells = np.arange(len(table[0]))
    rows = []
    for trial in table:
        times = np.concatenate(trial)
        left = np.where(times <= at_ms, np.exp((times - at_ms) / FILTER_MS), 0.0)
        rows.append(np.bincount(np.repeat(cells, [len(t) for t in trial]), left, len(cells)))
    return np.array(rows)


class Linear:
    """Ridge regression of a bit on states."""

    def __init__(self, states, bits, ridge=1.0):
        x = np.column_stack([states, np.ones(len(states))])
        penalty = ridge * np.eye(x.shape[1])
        penalty[-1, -1] = 0.0
        self.weights = np.linalg.solve(x.T @ x + penalty, x.T @ (2.0 * bits - 1.0))

    def accuracy(self, states, bits):
        """Share of trials told rightly."""
        x = np.column_stack([states, np.ones(len(states))])
        return float(np.mean((x @ self.weights > 0) == (bits == 1)))


class Tempotron:
    """
    One neuron a class after Guetig and Sompolinsky (2006): it should cross a threshold of 1 for its class alone. On an error
    each weight moves by the trace of its input at the time of the maximum. Only the second segment counts: in the first, two
    classes are the same, and a readout that once fires there for both never leaves that. Weights are bounded: a chip's
    synapses have 16 steps up to the largest.
    """

    STEP_MS = 1.0
    MOST = 0.15

    def __init__(self, cells, classes, seed=1):
        self.weights = np.random.default_rng(seed).normal(0.0, 0.02, (classes, cells))
        slow, fast = TAU_MS, FAST_MS
        peak = np.log(slow / fast) * slow * fast / (slow - fast)
        self.scale = 1.0 / (np.exp(-peak / slow) - np.exp(-peak / fast))

    def traces(self, table):
        """For each trial what each cell's spikes do to a readout of weight 1, over the time from DECIDES_MS on."""
        grid = np.arange(0.0, TRIAL_MS + 20.0, self.STEP_MS)
        traces = np.zeros((len(table), len(table[0]), len(grid)), dtype=np.float32)
        for trial, trains in enumerate(table):
            for cell, train in enumerate(trains):
                for t in train:
                    late = grid[grid >= t] - t
                    traces[trial, cell, len(grid) - len(late) :] += self.scale * (np.exp(-late / TAU_MS) - np.exp(-late / FAST_MS))
        return np.ascontiguousarray(traces[:, :, grid >= DECIDES_MS])

    def train(self, traces, classes, epochs=60, rate=0.02, margin=0.2):
        """Learns; a margin asks for more than the threshold."""
        rng = np.random.default_rng(2)
        moved = np.zeros_like(self.weights)
        for epoch in range(epochs):
            step = rate / (1.0 + epoch / 15.0)
            for trial in rng.permutation(len(traces)):
                v = self.weights @ traces[trial]
                at = np.argmax(v, axis=1)
                top = v[np.arange(len(v)), at]
                wanted = np.arange(len(v)) == classes[trial]
                wrong = np.where(wanted, top < 1.0 + margin, top > 1.0 - margin)
                for k in np.flatnonzero(wrong):
                    change = step * (1.0 if wanted[k] else -1.0) * traces[trial][:, at[k]] + 0.5 * moved[k]
                    self.weights[k] = np.clip(self.weights[k] + change, -self.MOST, self.MOST)
                    moved[k] = change
        return self

    def fires(self, traces):
        """Which readouts cross the threshold: a row a trial; the number of ms above it."""
        return np.array([np.sum(self.weights @ trace >= 1.0, axis=1) for trace in traces])


def told(fired, classes):
    """Share of trials whose class fired most; where none or several did alike, chance decides."""
    fired = np.asarray(fired)
    best = fired == fired.max(axis=1, keepdims=True)
    return float(np.mean(best[np.arange(len(fired)), classes] / best.sum(axis=1)))
