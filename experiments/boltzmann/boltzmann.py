"""
Boltzmann machines of five LIF samplers each, after Petrovici et al. (2016): biases are resting potentials, weights are synapses that
depress, so that the potentials of a burst do not add up. Units can be clamped by regular spikes.
"""

import numpy as np
import pyNN_neckar as sim

UNITS = 5
# ms, mV, nF
SAMPLER = dict(
    cm=0.2, tau_m=1.0, tau_syn_E=10.0, tau_syn_I=10.0, tau_refrac=10.0,
    v_thresh=-50.0, v_rest=-50.0, v_reset=-51.5, e_rev_E=0.0, e_rev_I=-100.0,
)  # fmt: skip
NOISE = dict(rate=1000.0, weight=0.003)  # Hz, uS, for each sign
# What the chip cannot do: a reset just below the threshold, and more but smaller events than its generators send.
PUBLISHED_CELL, PUBLISHED_NOISE = dict(SAMPLER, v_reset=-50.001), dict(rate=3000.0, weight=0.001)


def machines(weights, synapse, cell=None, noise=None, clamp_us=0.05):
    """
    Machines that share no synapse, given their weight matrices (an array machines x 5 x 5; what is 0 has no synapse): populations
    (units, on, off) and the excitatory and inhibitory projection. Unit i of machine m is number 5 m + i. Spikes of
    on[i] and off[i] clamp unit i of all machines to 1 and 0.
    """
    noise = noise or NOISE
    units = sim.Population(UNITS * len(weights), sim.IF_cond_exp(**(cell or SAMPLER)), label="units")
    # A generator sends one stream a chip. With two units of a machine on a chip, each has noise of its own if even and odd units
    # hear different populations; machines may share it.
    for half in (0, 1):
        heard = [n for n in range(units.size) if n % UNITS % 2 == half]
        for receptor in ("excitatory", "inhibitory"):
            label = f"{receptor} noise {half}"
            source = sim.Population(len(heard), sim.SpikeSourcePoisson(rate=noise["rate"]), label=label)
            sim.background_generator(source)
            strength = sim.StaticSynapse(weight=noise["weight"])
            sim.Projection(source, units[heard], sim.OneToOneConnector(), strength, receptor_type=receptor, label=label)
    between = []
    for sign, receptor in ((1.0, "excitatory"), (-1.0, "inhibitory")):
        pairs = [(UNITS * m + i, UNITS * m + j) for m, i, j in np.argwhere(sign * np.asarray(weights) > 0)]
        rule = sim.FromListConnector(pairs)
        between.append(sim.Projection(units, units, rule, synapse, receptor_type=receptor, label=receptor))
    clamps = []
    for label, receptor in (("on", "excitatory"), ("off", "inhibitory")):
        source = sim.Population(UNITS, sim.SpikeSourceArray(spike_times=[]), label=label)
        pairs = [(n % UNITS, n) for n in range(units.size)]
        strong = sim.StaticSynapse(weight=clamp_us)
        sim.Projection(source, units, sim.FromListConnector(pairs), strong, receptor_type=receptor, label=label)
        clamps.append(source)
    return units, clamps, between


def clamp(sources, states, until_ms, interval_ms=5.0):
    """Clamps units to states, {unit: 0 or 1}, by regular spikes."""
    times = np.arange(1.0, until_ms, interval_ms)
    for source, state in zip(sources, (1, 0)):
        source.set(spike_times=[sim.Sequence(times if states.get(i) == state else []) for i in range(UNITS)])


if __name__ == "__main__":
    sim.setup(timestep=0.1)
    w = np.zeros((1, UNITS, UNITS))
    w[0, 0, 1] = w[0, 1, 0] = 1.0
    units, sources, (excitatory, _) = machines(w, sim.TsodyksMarkramSynapse(U=0.4, tau_rec=10.0, tau_facil=0.0, weight=0.03))
    units.record("spikes")
    clamp(sources, {0: 1}, 5000.0)
    sim.run(5000.0)
    print("spikes of each unit:", *units.get_spike_counts().values())
