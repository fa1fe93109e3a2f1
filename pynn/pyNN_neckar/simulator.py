"""The state of the one simulation that a Python process holds."""

import itertools

import numpy as np
from pyNN import common

from .engine import Engine
from .errors import NotOnHardware
from .options import SetupOptions

name = "Neckar"


class ID(int, common.IDMixin):
    """A neuron's number; knows its population."""

    def __init__(self, n):
        """A neuron of this number."""
        int.__init__(n)
        common.IDMixin.__init__(self)


class State(common.control.BaseState):
    """Clock, network and settings. The clock runs ahead of the machine: see Engine."""

    def __init__(self):
        super().__init__()
        self.mpi_rank = 0
        self.num_processes = 1
        self.dt = 0.1
        self._delays = ("auto", "auto")
        self.options = SetupOptions({})
        self.engine = Engine()
        self.clear()

    def configure(self, timestep, min_delay, max_delay, options):
        """Begins a new simulation."""
        if options.own["num_processes"] != 1:
            raise NotOnHardware("num_processes > 1", "one process controls the wafer", "setup(threads=N)")
        self.dt = timestep
        self._delays = (min_delay, max_delay)
        self.options = options
        self.clear()
        self.engine.server.start()

    def clear(self):
        """Forgets the whole network."""
        self.recorders = set()
        self.write_on_end = []
        self.populations = []
        self.projections = []
        self.current_sources = []
        self.counters = {"Population": itertools.count(), "Projection": itertools.count()}
        self.id_counter = 0
        self.segment_counter = -1
        self.keeps_mapping = True
        self.engine.forget()
        self.reset()

    def reset(self):
        """Back to time 0; the network stays, and the mapping too while its structure does."""
        self.running = False
        self.t = 0.0
        self.t_start = 0.0
        self.segment_counter += 1
        for population in self.populations:
            population._back_to_start()
        for source in self.current_sources:
            source.restart()

    @property
    def asked_min_delay(self):
        """What setup() was given: ms or "auto"."""
        return self._delays[0]

    @property
    def min_delay(self):
        """Shortest delay asked for in ms; of the projections made so far when setup() left it open."""
        return self._extreme_delay(0, min)

    @property
    def max_delay(self):
        """Longest delay asked for in ms."""
        return self._extreme_delay(1, max)

    def _extreme_delay(self, position, extreme):
        given = self._delays[position]
        if given != "auto":
            return given
        delays = [p.columns.compact("delay") for p in self.projections if p.columns.size]
        return float(extreme(np.min(d) if extreme is min else np.max(d) for d in delays)) if delays else self.dt

    def run(self, simtime):
        """Advances the clock by a time in ms."""
        self.run_until(self.t + simtime)

    def run_until(self, tstop):
        """Advances the clock to a time in ms; the machine runs when data are asked for."""
        self.t = float(tstop)
        self.running = True

    @property
    def speedup(self):
        """Biological time over hardware time."""
        return float(self.options.values.get("speedup", 10000.0))

    @property
    def has_begun(self):
        """Whether time has passed since the start or the last reset."""
        return self.t > 0

    def results(self):
        """What the machine records between 0 and now; runs it when the network or the time has changed."""
        return self.engine.results(self)

    def refuse_when_begun(self, what, nearest):
        """Raises if time has passed: the configuration of a running wafer cannot be changed."""
        if self.has_begun:
            raise NotOnHardware(
                f"{what} at t = {self.t:g} ms", "the configuration is fixed while an experiment runs", nearest
            )


state = State()
