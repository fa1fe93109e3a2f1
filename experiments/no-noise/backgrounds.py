"""Machines with one kind of background on a substrate: independent or shared Poisson sources, a noise network, each other."""

import numpy as np
from neckar_experiments import results, sampling
from neckar_experiments.machines import Ensemble, divergences
from neckar_experiments.samplers import Samplers
from scipy.signal import lfilter

RATE_HZ = 33.0  # of a Poisson source, and about that of a noise cell
PRIVATE, POOL, NETWORK, SEA = "private", "pool", "network", "sea"
NOISE_CHIPS = range(183, 189)
SEA_CHIPS = range(180, 186)
INPUTS = {PRIVATE: 30, POOL: 30, NETWORK: 30, SEA: 15}  # of each sign


class Variant:
    """The samplers of all machines, what they hear, and the ensemble that writes and samples them."""

    def __init__(self, experiment, machine, kind, targets, n=300, run_ms=3000.0):
        """Kind is private, pool (of n Poisson sources), network (of n cells) or sea."""
        self.machine, self.kind, self.targets = machine, kind, targets
        self.sim = experiment.setup(machine, **({} if machine.is_reference else sampling.VOLTAGES))
        self.model = experiment.script()
        self.cell = self.model.PUBLISHED_CELL if machine.is_reference else self.model.SAMPLER
        release = 1.0 if machine.is_reference else 0.4
        synapse = self.sim.TsodyksMarkramSynapse(U=release, tau_rec=10.0, tau_facil=0.0, weight=0.001)
        self.units, between = self.model.samplers(np.array([w for w, _ in targets]), synapse, self.cell)
        self.pool, self.pairs = self._background(experiment, n)
        self.units.record("spikes")
        if not machine.is_reference:
            self._place()
        noise_us = 2.0 * INPUTS[kind] * RATE_HZ * self.model.BACKGROUND_US * self.cell["tau_syn_E"] / 1000.0
        self.ensemble = Ensemble(Samplers(self.sim, self.units, run_ms), between, targets, self.cell, noise_us, release)

    def _background(self, experiment, n):
        """Who makes the noise, and the pairs (member, unit) by the sign of their synapses."""
        if self.kind == PRIVATE:
            self.model.private(self.units, INPUTS[PRIVATE] * RATE_HZ)
            return None, {}
        if self.kind == POOL:
            pool = self.sim.Population(n, self.sim.SpikeSourcePoisson(rate=RATE_HZ), label="pool")
        elif self.kind == NETWORK:
            pool = self.model.noise_network(n, seed=experiment.arguments.seed)
        else:
            pool = self.units
            self.model.kick(pool)
        pool.record("spikes")
        return pool, self.model.background(self.units, pool, INPUTS[self.kind])

    def _place(self):
        self.sim.expected_rate(self.units, 50.0)
        chips = SEA_CHIPS if self.kind == SEA else sampling.CHIPS
        for number, chip in enumerate(chips):
            self.sim.placement(self.units[number :: len(chips)], hicanns=[chip])
        if self.kind == NETWORK:
            # Apart from the samplers, for a chip's link tells 1780 spikes a second of biology.
            self.sim.expected_rate(self.pool, 50.0)
            for number, chip in enumerate(NOISE_CHIPS):
                self.sim.placement(self.pool[number :: len(NOISE_CHIPS)], hicanns=[chip])

    def calibrate(self, seeds):
        """Activation functions; those of a sea cannot be found one by one, for its noise is there only when all run."""
        if self.kind != SEA:
            self.ensemble.calibrate(self.machine, seeds, guess=(1.3, -50.9), runs=1)
            return
        self.ensemble.alpha, self.ensemble.v_05 = 1.3, -51.0
        self.ensemble.samplers.measure_tau(-51.0)
        if self.machine.name == "real":
            self.ensemble.samplers.correct_tau()
        self.ensemble.connect()

    def evaluate(self, duration_ms, seeds):
        """D_KL of each machine in a long run."""
        samplers = self.ensemble.samplers
        usual, samplers.run_ms = samplers.run_ms, duration_ms
        found = divergences(self.targets, self.ensemble.sample(1, seeds))
        samplers.run_ms = usual
        return found

    def trains(self):
        """Spikes of the samplers in the last run, and of those who make their noise."""
        return results.trains(self.units), results.trains(self.pool)

    def correlations(self, until_ms, step_ms=1.0):
        """
        Correlation of each pair of free membranes at equal resting potentials, computed from what the background sent: the samplers'
        own membranes without threshold cannot all be recorded.
        """
        edges = np.arange(200.0, until_ms + step_ms, step_ms)
        sent = np.array([np.histogram(t, edges)[0] for t in results.trains(self.pool)], dtype=float)
        us = self.model.BACKGROUND_US * lfilter([1.0], [1.0, -np.exp(-step_ms / self.cell["tau_syn_E"])], sent, axis=1)
        heard = {}
        for receptor, pairs in self.pairs.items():
            table = np.zeros((self.units.size, len(sent)))
            table[[j for _, j in pairs], [i for i, _ in pairs]] = 1.0
            heard[receptor] = table @ us
        leak = self.cell["cm"] / self.cell["tau_m"]
        excitatory, inhibitory = heard["excitatory"], heard["inhibitory"]
        driven = leak * self.cell["v_thresh"] + excitatory * self.cell["e_rev_E"] + inhibitory * self.cell["e_rev_I"]
        matrix = np.corrcoef(driven / (leak + excitatory + inhibitory))
        return matrix[np.triu_indices(len(matrix), 1)]

    def places(self):
        """Chip of each sampler in the order of units."""
        label = self.units.label
        return {index: chip for name, index, chip, *_ in self.sim.mapping()["neurons"] if name == label}
