"""Neurons as samplers: states from spikes, activation functions, Boltzmann machines, weights (Petrovici et al. 2016)."""

import itertools

import numpy as np

# Reversal potentials of 0 and -100 mV at 1.32 and 0.32 V, where both are calibrated.
VOLTAGES = {"voltage_shift_v": 1.32}
# Where samplers sit on a die, and what of these chips is calibrated: no sampler uses adaptation or exponential term.
CHIPS = (180, 181, 182)
CALIBRATED = (
    "memory readout firing V_reset V_t E_synx E_syni V_convoffx V_convoffi E_l I_pl I_gl V_syntcx V_syntci weights"
).split()


def on(trains, tau_ms, start_ms, stop_ms, step_ms=0.5):
    """States on a grid of times, a row a time: 1 where a neuron has fired within the last tau (a number, or one a neuron)."""
    grid = np.arange(start_ms, stop_ms, step_ms) + 0.5 * step_ms
    taus = np.broadcast_to(tau_ms, len(trains))
    columns = [np.searchsorted(t, grid) - np.searchsorted(t, grid - tau) > 0 for t, tau in zip(trains, taus)]
    return np.array(columns, dtype=np.int8).T.reshape(len(grid), len(trains))


def fit_activation(v_rest, p, low=0.02, high=0.98):
    """
    A line through the logits of the points with low < p < high: width alpha and centre v_05 in mV, rms distance of all points
    from 1 / (1 + exp(-(v_rest - v_05) / alpha)).
    """
    v_rest, p = np.asarray(v_rest, dtype=float), np.asarray(p, dtype=float)
    used = (p > low) & (p < high)
    if used.sum() < 2:
        return float("nan"), float("nan"), float("nan")
    slope, offset = np.polyfit(v_rest[used], np.log(p[used] / (1.0 - p[used])), 1)
    alpha, v_05 = 1.0 / slope, -offset / slope
    return float(alpha), float(v_05), float(np.sqrt(np.mean((logistic((v_rest - v_05) / alpha) - p) ** 2)))


def logistic(u):
    """1 / (1 + exp(-u))."""
    return 1.0 / (1.0 + np.exp(-np.asarray(u, dtype=float)))


def states(units):
    """All states of so many units, a row a state; the first unit is the highest bit."""
    return np.array(list(itertools.product((0, 1), repeat=units)))


def target(weights, biases):
    """Probabilities of all states: p(z) = exp(z W z / 2 + z b) / Z."""
    z = states(len(biases))
    energy = 0.5 * np.einsum("si,ij,sj->s", z, weights, z) + z @ biases
    p = np.exp(energy - energy.max())
    return p / p.sum()


def distribution(samples):
    """Share of time in each state."""
    units = samples.shape[1]
    numbers = samples @ (1 << np.arange(units - 1, -1, -1))
    return np.bincount(numbers, minlength=2**units) / len(samples)


def divergence(p, q):
    """Kullback and Leibler's D(p || q) in nats."""
    seen = p > 0
    return float(np.sum(p[seen] * np.log(p[seen] / q[seen])))


def moments(p):
    """Means <z_i> and products <z_i z_j> of a distribution over states."""
    z = states(int(np.log2(len(p))))
    return p @ z, np.einsum("s,si,sj->ij", p, z, z)


def conditional(p, clamped):
    """Distribution of the other units, given the states of clamped ones: {unit: 0 or 1}."""
    z = states(int(np.log2(len(p))))
    rest = [i for i in range(z.shape[1]) if i not in clamped]
    agrees = np.all([z[:, unit] == state for unit, state in clamped.items()], axis=0)
    numbers = z[agrees][:, rest] @ (1 << np.arange(len(rest) - 1, -1, -1))
    return np.bincount(numbers, weights=p[agrees], minlength=2 ** len(rest)) / p[agrees].sum()


def machine(units, spread, seed):
    """A random Boltzmann machine: symmetric weights without diagonal, and biases, all from N(0, spread^2)."""
    random = np.random.default_rng(seed)
    biases = random.normal(0.0, spread, units)
    weights = np.triu(random.normal(0.0, spread, (units, units)), 1)
    return weights + weights.T, biases


def conductance(w, alpha_mv, cell, noise_us):
    """
    Weight in uS of a synapse that moves the membrane's mean over the refractory time by alpha * |w|, alpha in units of the
    resting potential; noise_us is the mean conductance of the whole background. Its sign chooses the reversal potential.
    """
    leak, tau_syn, tau_ref = cell["cm"] / cell["tau_m"], cell["tau_syn_E"], cell["tau_refrac"]
    total = leak + noise_us
    w = np.asarray(w, dtype=float)
    distance = np.abs(np.where(w >= 0, cell["e_rev_E"], cell["e_rev_I"]) - cell["v_thresh"])
    membrane = cell["cm"] / total * (1.0 - np.exp(-tau_ref * total / cell["cm"]))
    synapse = tau_syn * (1.0 - np.exp(-tau_ref / tau_syn))
    shape = distance / (cell["cm"] - total * tau_syn) * (membrane - synapse)
    return np.abs(w) * alpha_mv * leak / total * tau_ref / (tau_syn * shape)


def generator_train(interval_clocks, start, duration_ms, clock_ms=0.08):
    """
    What a background generator in random mode sends from a start (1..65535) of its shift register on, times in ms: an event
    whenever the register rises above its threshold (register of 16 bits, new bit b15 ^ b13 ^ b12 ^ b10, length 65535).
    """
    threshold = int(65535 * (1.0 - 2.0 / interval_clocks))
    values = _register()
    order = np.roll(values, -int(np.flatnonzero(values == start)[0]))
    rises = (order > threshold) & (np.roll(order, 1) <= threshold)
    once = np.flatnonzero(rises) * clock_ms
    period = len(values) * clock_ms
    rounds = int(np.ceil(duration_ms / period))
    times = np.concatenate([once + k * period for k in range(rounds)])
    return times[times < duration_ms]


def _register():
    values, value = np.empty(65535, dtype=np.int64), 1
    for i in range(len(values)):
        values[i] = value
        bit = (value >> 15 ^ value >> 13 ^ value >> 12 ^ value >> 10) & 1
        value = (value << 1 | bit) & 0xFFFF
    return values
