"""Boltzmann machines of samplers: writing weights and biases, sampling all at once, correction in the loop."""

import numpy as np

from . import sampling

ALMOST_NONE_US = 1e-9  # a synapse that has its place and conducts next to nothing


class Ensemble:
    """
    Machines on the same samplers, unit i of machine m being cell m * K + i. Targets are (weights, biases) of each machine; between
    are the excitatory and the inhibitory projection with one synapse for each weight of their sign; release is the share of its
    weight that a synapse gives at its first spike.
    """

    def __init__(self, samplers, between, targets, cell, noise_us, release=1.0):
        self.samplers, self.between, self.cell, self.noise_us, self.release = samplers, between, cell, noise_us, release
        self.targets = targets
        self.weights = np.array([w for w, _ in targets])
        self.biases = np.array([b for _, b in targets])
        self.signs = np.sign(self.weights)
        self.units = self.biases.shape[1]
        self.alpha, self.v_05 = 1.0, cell["v_rest"]
        self.connected = False

    def connect(self):
        """Puts the weights onto the synapses from the next run on."""
        self.connected = True

    def disconnect(self):
        """No synapse conducts from the next run on."""
        self.connected = False

    def calibrate(self, machine, seeds, fine=7, guess=(1.2, -50.5), runs=3):
        """
        Finds the units' activation functions without synapses between them: one for all from a common curve; on a die refractory
        times are corrected first, and each unit has a curve of its own.
        """
        alpha, v_05 = guess
        self.disconnect()
        self._write()
        offsets = alpha * np.linspace(-3.3, 3.3, self.samplers.cells.size)
        if not machine.is_reference:
            self.samplers.measure_tau(v_05)
        if machine.name == "real":
            self.samplers.correct_tau()
            fits = self.samplers.curves(alpha, v_05, 5, fine, seeds)
            self.alpha, self.v_05 = fits[:, 0], fits[:, 1]
        else:
            p = np.mean([self.samplers.p(v_05 + offsets, next(seeds)) for _ in range(runs)], axis=0)
            self.alpha, self.v_05, _ = sampling.fit_activation(v_05 + offsets, p)
        self.connect()

    def _write(self):
        self.samplers.sim.reset(keep_mapping=True)
        alpha = np.broadcast_to(self.alpha, self.biases.size).reshape(self.biases.shape)
        us = sampling.conductance(self.weights, alpha[:, None, :], self.cell, self.noise_us) / self.release
        for projection in self.between:
            pre, post = (np.array([row[k] for row in projection.get("weight", "list")], dtype=int) for k in (0, 1))
            values = us[pre // self.units, pre % self.units, post % self.units] if self.connected else np.zeros(len(pre))
            projection.set(weight=np.maximum(values, ALMOST_NONE_US))

    def sample(self, runs, seeds):
        """Histograms over the states: runs x machines x 2^K, each run with noise of its own."""
        self._write()
        v_rest = np.asarray(self.v_05) + np.asarray(self.alpha) * self.biases.ravel()
        found = []
        for _ in range(runs):
            states = self.samplers.states(v_rest, next(seeds))
            found.append([sampling.distribution(states[:, m * self.units : (m + 1) * self.units]) for m in range(len(self.biases))])
        return np.array(found)

    def correct(self, steps, seeds, rate=2.0):
        """Moves biases and weights by the difference of <z_i> and <z_i z_j> to those of the target; signs stay."""
        wanted = [sampling.moments(sampling.target(*target)) for target in self.targets]
        kept = []
        for step in range(steps):
            histograms = self.sample(1, seeds)[0]
            size = rate / (1.0 + 4.0 * step / steps)
            for m, histogram in enumerate(histograms):
                means, products = sampling.moments(histogram)
                self.biases[m] += size * (wanted[m][0] - means)
                self.weights[m] += size * (wanted[m][1] - products) * (self.signs[m] != 0)
            self.weights = self.signs * np.maximum(0.0, self.signs * self.weights)
            kept.append((self.biases.copy(), self.weights.copy()))
        # The mean over the last steps is free of the noise of each.
        last = kept[-max(1, steps // 3) :]
        self.biases = np.mean([b for b, _ in last], axis=0)
        self.weights = np.mean([w for _, w in last], axis=0)


def divergences(targets, histograms):
    """D_KL of each machine's distribution over all runs (runs x machines x states) to its target, in nats."""
    mean = histograms.mean(axis=0)
    return [sampling.divergence(p, sampling.target(*target)) for p, target in zip(mean, targets)]
