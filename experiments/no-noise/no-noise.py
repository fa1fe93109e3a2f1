"""
Boltzmann machines without noise, after Jordan et al. (2019) and Dold et al. (2019): their samplers take as background a network of
neurons that inhibit each other, or each other's spikes. Nothing is random; one kick starts it.
"""

import numpy as np
import pyNN_neckar as sim

UNITS = 5
# ms, mV, nF
SAMPLER = dict(
    cm=0.2, tau_m=1.0, tau_syn_E=10.0, tau_syn_I=10.0, tau_refrac=10.0,
    v_thresh=-50.0, v_rest=-50.0, v_reset=-51.5, e_rev_E=0.0, e_rev_I=-100.0,
)  # fmt: skip
PUBLISHED_CELL = dict(SAMPLER, v_reset=-50.001)  # less below the threshold than a chip can write
# Rests far above its threshold: only the inhibition of the others keeps it from firing at once.
NOISE_CELL = dict(SAMPLER, tau_m=10.0, tau_refrac=2.0, v_rest=-30.0, v_reset=-60.0)
BACKGROUND_US = 0.003


def kick(cells):
    """Some strong spikes in the first 50 ms, all that comes from outside."""
    source = sim.Population(20, sim.SpikeSourcePoisson(rate=100.0, duration=50.0), label="kick")
    rule = sim.FixedProbabilityConnector(0.1, rng=sim.NumpyRNG(seed=7))
    sim.Projection(source, cells, rule, sim.StaticSynapse(weight=0.02), receptor_type="excitatory", label="kick")


def noise_network(n=300, inputs=20, weight=0.0015, seed=1):
    """Cells that fire irregularly because each is inhibited by some others."""
    cells = sim.Population(n, sim.IF_cond_exp(**NOISE_CELL), label="noise network")
    rng = np.random.default_rng(seed)
    pairs = [(int(i) + (i >= j), j) for j in range(n) for i in rng.permutation(n - 1)[:inputs]]
    synapse = sim.StaticSynapse(weight=weight)
    sim.Projection(cells, cells, sim.FromListConnector(pairs), synapse, receptor_type="inhibitory", label="inhibition")
    kick(cells)
    return cells


def samplers(weights, synapse, cell=None):
    """Units of machines, given weight matrices (machines x 5 x 5), and their excitatory and inhibitory projection."""
    units = sim.Population(UNITS * len(weights), sim.IF_cond_exp(**(cell or SAMPLER)), label="units")
    between = []
    for sign, receptor in ((1.0, "excitatory"), (-1.0, "inhibitory")):
        pairs = [(UNITS * m + i, UNITS * m + j) for m, i, j in np.argwhere(sign * np.asarray(weights) > 0)]
        rule = sim.FromListConnector(pairs)
        between.append(sim.Projection(units, units, rule, synapse, receptor_type=receptor, label=receptor))
    return units, between


def background(units, pool, inputs=30, seed=1):
    """
    Each unit hears so many members of the pool by excitatory synapses, and as many by inhibitory ones, drawn apart, so that some
    may do both; of the units' own those of other machines. Gives the pairs (member, unit) by receptor.
    """
    rng = np.random.default_rng(seed)
    pairs = {"excitatory": [], "inhibitory": []}
    for j in range(units.size):
        heard = np.arange(pool.size)
        if pool is units:
            heard = heard[heard // UNITS != j // UNITS]
        for rows in pairs.values():
            rows += [(int(i), j) for i in rng.permutation(heard)[:inputs]]
    for receptor, rows in pairs.items():
        synapse = sim.StaticSynapse(weight=BACKGROUND_US)
        label = f"{receptor} background"
        sim.Projection(pool, units, sim.FromListConnector(rows), synapse, receptor_type=receptor, label=label)
    return pairs


def private(units, rate):
    """Noise of its own for each unit, in Hz for each sign."""
    for receptor in ("excitatory", "inhibitory"):
        source = sim.Population(units.size, sim.SpikeSourcePoisson(rate=rate), label=f"{receptor} noise")
        synapse = sim.StaticSynapse(weight=BACKGROUND_US)
        sim.Projection(source, units, sim.OneToOneConnector(), synapse, receptor_type=receptor, label=f"{receptor} noise")


if __name__ == "__main__":
    sim.setup(timestep=0.1)
    cells = noise_network()
    units, _ = samplers(np.zeros((4, UNITS, UNITS)), sim.StaticSynapse(weight=0.001))
    background(units, cells)
    units.record("spikes")
    sim.run(2000.0)
    print(f"{sum(units.get_spike_counts().values()) / units.size / 2.0:.1f} spikes a second of a sampler")
