"""How a spike source goes on when it is changed while time runs: the past stays, the future is new."""

import numpy as np
from pyNN import errors

from . import sending, simulator

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
        self.check()

    def check(self):
        """Raises if spike times do not ascend."""
        for times in self.population._parameters["spike_times"]:
            if np.any(np.diff(times.value) < 0):
                raise errors.InvalidParameterValueError(
                    f"{self.population.label}: spike times must ascend, {np.asarray(times.value)} do not"
                )

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


class _DrawnCourse:
    """Trains drawn here, listed for the machine; after a change the past stays and the future is drawn anew."""

    def __init__(self, population):
        self.population = population
        self.restart()

    def restart(self):
        """Forgets the changes: the present parameters count from 0."""
        self.past = None
        self.changed_at = 0.0
        self.changes = 0

    @property
    def is_changed(self):
        """Whether the trains are listed rather than the machine's own."""
        return True

    def before_change(self):
        """Keeps all spikes up to now."""
        now = simulator.state.t
        if self.past is not None and now == self.changed_at:
            return
        self.past = [times[times <= now] for times in self._until(now)]
        self.changed_at = now
        self.changes += 1

    def check(self):
        """Any parameters will do."""

    def _until(self, now):
        return self.trains(now)

    def trains(self, until):
        """Times in ms of each source up to a time; a longer time only adds spikes at the end."""
        parameters = self.population._parameters
        size = self.population.size
        begin = np.maximum(self.changed_at, parameters["start"])
        end = np.minimum(until, parameters["start"] + parameters["duration"])
        seed = simulator.state.options.own["network_seed"]
        random = np.random.default_rng([seed, int(self.population.first_id), self.changes])
        blocks = [np.empty((size, 0))]
        reached = begin
        while np.any(reached < end):
            block = reached[:, None] + np.cumsum(self._gaps(random, parameters, (size, _BLOCK)), axis=1)
            blocks.append(block)
            reached = block[:, -1]
        future = np.hstack(blocks)
        past = self.past or [np.empty(0)] * size
        return [np.concatenate([old, new[new < stop]]) for old, new, stop in zip(past, future, end)]


class PoissonCourse(_DrawnCourse):
    """Poisson trains: the machine's own ones until the first change, the past then as it was sent."""

    @property
    def is_changed(self):
        """Whether the trains are listed rather than the machine's own."""
        return self.past is not None

    def _until(self, now):
        return self.trains(now) if self.past is not None else self._sent()

    def _sent(self):
        """The trains that the machine sent so far; asking for them may run it."""
        simulator.state.engine.watch(self.population)
        indices, times = sending.spikes(self.population)
        return [np.sort(times[indices == i]) for i in range(self.population.size)]

    def _gaps(self, random, parameters, shape):
        return random.exponential(size=shape) * _period(parameters["rate"])


class RefractoryCourse(_DrawnCourse):
    """Poisson trains with a dead time after each spike, of the same mean rate."""

    def _gaps(self, random, parameters, shape):
        dead = parameters["tau_refrac"][:, None]
        period = _period(parameters["rate"])
        if np.any(dead > period):
            raise ValueError(f"{self.population.label}: tau_refrac is longer than the mean interval 1/rate")
        return dead + random.exponential(size=shape) * (period - dead)


class GammaCourse(_DrawnCourse):
    """Trains whose intervals have a gamma distribution: alpha its shape, beta its rate in Hz."""

    def _gaps(self, random, parameters, shape):
        return random.gamma(parameters["alpha"][:, None], _period(parameters["beta"]), shape)


def _period(rates):
    """1/rate in ms as column; without end for rate 0."""
    with np.errstate(divide="ignore"):
        return np.where(rates > 0, 1000.0 / rates, np.inf)[:, None]
