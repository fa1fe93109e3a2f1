"""How a spike source goes on when it is changed while time runs: the past stays, the future is new."""

import numpy as np

from . import simulator

_BLOCK = 64  # gaps drawn at once; part of what a seed means


class ArrayCourse:
    """Listed spike times: those up to a change are kept, those after it replaced."""

    def __init__(self, population):
        self.population = population
        self.restart()

    def restart(self):
        """Forgets the changes: the present times count from 0."""
        self.past = None
        self.changed_at = -np.inf

    @property
    def is_changed(self):
        """Whether a change was made while time ran."""
        return self.past is not None

    def before_change(self):
        """Keeps all spikes up to now."""
        now = simulator.state.t
        self.past = [times[times <= now] for times in self.trains(now)]
        self.changed_at = now

    def trains(self, until):
        """Times in ms of each source."""
        listed = [np.sort(np.asarray(s.value, dtype=float)) for s in self.population._parameters["spike_times"]]
        if self.past is None:
            return listed
        return [np.concatenate([old, new[new > self.changed_at]]) for old, new in zip(self.past, listed)]


class PoissonCourse:
    """
    Poisson trains: the machine's own ones until the first change; from then on they are listed, the past as it was sent
    and the future drawn here.
    """

    def __init__(self, population):
        self.population = population
        self.restart()

    def restart(self):
        """Forgets the changes: the present rates count from 0."""
        self.past = None
        self.changed_at = 0.0
        self.changes = 0

    @property
    def is_changed(self):
        """Whether a change was made while time ran."""
        return self.past is not None

    def before_change(self):
        """Keeps all spikes up to now."""
        now = simulator.state.t
        if now == self.changed_at and self.past is not None:
            return
        past = self.trains(now) if self.past is not None else self._sent()
        self.past = [times[times <= now] for times in past]
        self.changed_at = now
        self.changes += 1

    def _sent(self):
        """The trains that the machine sent so far; asking for them may run it."""
        simulator.state.engine.watch(self.population)
        indices, times = simulator.state.results().spikes(self.population)
        return [np.sort(times[indices == i]) for i in range(self.population.size)]

    def trains(self, until):
        """Times in ms of each source up to a time; a longer time only adds spikes at the end."""
        parameters = self.population._parameters
        rates = parameters["rate"]
        begin = np.maximum(self.changed_at, parameters["start"])
        end = np.minimum(until, parameters["start"] + parameters["duration"])
        seed = simulator.state.options.own["network_seed"]
        random = np.random.default_rng([seed, int(self.population.first_id), self.changes])
        with np.errstate(divide="ignore"):
            scale = np.where(rates > 0, 1000.0 / rates, np.inf)
        blocks = []
        reached = begin
        while np.any(reached < end):
            gaps = random.exponential(size=(self.population.size, _BLOCK)) * scale[:, None]
            block = reached[:, None] + np.cumsum(gaps, axis=1)
            blocks.append(block)
            reached = block[:, -1]
        future = np.hstack(blocks) if blocks else np.empty((self.population.size, 0))
        return [
            np.concatenate([old, new[new < stop]]) for old, new, stop in zip(self.past, future, end)
        ]
