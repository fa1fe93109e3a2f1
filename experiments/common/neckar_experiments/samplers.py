"""Neurons as samplers on a substrate: told resting potentials and a seed of the noise, they give how long each is on."""

import numpy as np

from . import results, sampling

# A background generator's register repeats after 65535 clocks of 8 ns: 5242.8 ms of biology.
PERIOD_MS = 65535 * 0.08
TAU_MS = 10.0
SETTLED_MS = 20.0
SATURATED_MV = -30.0


class Samplers:
    """Cells that a script built, whose spikes are recorded; runs of one period of the generators, with the mapping kept."""

    def __init__(self, sim, cells, run_ms=PERIOD_MS):
        self.sim, self.cells, self.run_ms = sim, cells, run_ms
        self.begun = False
        self.tau_ms = TAU_MS

    def trains(self, v_rest, seed, trial=None, duration_ms=None):
        """Spikes at these resting potentials (mV)."""
        self.sim.reset(keep_mapping=True, network_seed=seed, trial=trial)
        self.cells.set(v_rest=np.broadcast_to(v_rest, self.cells.size))
        self.begun = True
        self.sim.run(duration_ms or self.run_ms)
        return results.trains(self.cells)

    def states(self, v_rest, seed, trial=None, step_ms=0.5):
        """States on a grid of times, a row a time."""
        return sampling.on(self.trains(v_rest, seed, trial), self.tau_ms, SETTLED_MS, self.run_ms, step_ms)

    def p(self, v_rest, seed, trial=None):
        """Share of time in which each was on."""
        return self.states(v_rest, seed, trial).mean(axis=0)

    def measure_tau(self, v_rest):
        """Takes each neuron's own refractory time: the usual interval when it fires as fast as it can."""
        if not self.begun:
            self.trains(v_rest, 1)
        trains = self.trains(SATURATED_MV, 1)
        self.tau_ms = np.array([np.median(np.diff(t)) if len(t) > 2 else TAU_MS for t in trains])

    def correct_tau(self):
        """Asks each neuron for another refractory time, so that it comes closer to 10 ms."""
        self.sim.reset(keep_mapping=True)
        self.cells.set(tau_refrac=TAU_MS * TAU_MS / self.tau_ms)
        self.measure_tau(SATURATED_MV)

    def curves(self, alpha, v_05, coarse, fine, seeds):
        """
        Finds each neuron's own activation function from a guess for all: so many coarse points, as many fine ones around each
        neuron's own centre, then twice what is missing to p = 1/2. Rows alpha, v_05, rms; rms is nan where no curve was found.
        """
        offsets = np.linspace(-6.0, 6.0, coarse)
        table = np.array([self.p(v_05 + offset, next(seeds)) for offset in offsets])
        # A curve may lie between two coarse points: it is taken where the line between them crosses 1/2.
        centres = v_05 + np.array([np.interp(0.5, np.maximum.accumulate(column), offsets) for column in table.T])
        asked = [centres + u * alpha for u in np.linspace(-3.0, 3.0, fine)]
        on = [self.p(v_rest, next(seeds)) for v_rest in asked]
        fits = np.array([sampling.fit_activation(v, p) for v, p in zip(np.array(asked).T, np.array(on).T)])
        lost = np.isnan(fits).any(axis=1)
        fits[lost, 0], fits[lost, 1] = alpha, centres[lost]
        for _ in range(2):
            p = np.clip(np.mean([self.p(fits[:, 1], next(seeds)) for _ in range(2)], axis=0), 0.02, 0.98)
            fits[:, 1] -= fits[:, 0] * np.log(p / (1.0 - p))
        return fits
