"""
LIF neurons as samplers after Petrovici et al. (2016): strong background noise of both signs makes the membrane fast, so that a
neuron, refractory for 10 ms after each spike, is "on" with a probability that is a logistic function of its resting potential.
"""

import numpy as np
import pyNN_neckar as sim

# ms, mV, nF
SAMPLER = dict(
    cm=0.2, tau_m=1.0, tau_syn_E=10.0, tau_syn_I=10.0, tau_refrac=10.0,
    v_thresh=-50.0, v_rest=-50.0, v_reset=-51.5, e_rev_E=0.0, e_rev_I=-100.0,
)  # fmt: skip


def noise(cells, rate=1000.0, weight=0.003, trains=None):
    """
    Background of both signs for each cell, in Hz and uS; on the wafer the chips' own generators send it. Given trains, an
    excitatory and an inhibitory one, are sent instead.
    """
    for number, receptor in enumerate(("excitatory", "inhibitory")):
        label = f"{receptor} noise"
        if trains is None:
            source = sim.Population(cells.size, sim.SpikeSourcePoisson(rate=rate), label=label)
            sim.background_generator(source)
            rule = sim.OneToOneConnector()
        else:
            source = sim.Population(1, sim.SpikeSourceArray(spike_times=trains[number]), label=label)
            rule = sim.AllToAllConnector()
        sim.Projection(source, cells, rule, sim.StaticSynapse(weight=weight), receptor_type=receptor, label=label)


def samplers(v_rest, rate=1000.0, weight=0.003, trains=None, **changes):
    """Samplers at these resting potentials in mV, and one cell of the last of them that cannot fire: its free membrane."""
    given = dict(SAMPLER, **changes)
    cells = sim.Population(len(v_rest), sim.IF_cond_exp(**dict(given, v_rest=v_rest)), label="samplers")
    free = sim.Population(1, sim.IF_cond_exp(**dict(given, v_thresh=-20.0, v_rest=v_rest[-1])), label="free")
    noise(cells + free, rate, weight, trains)
    return cells, free


if __name__ == "__main__":
    sim.setup(timestep=0.1)
    v_rest = np.linspace(-55.0, -46.0, 31)
    cells, _ = samplers(v_rest)
    cells.record("spikes")
    sim.run(5000.0)
    for v, train in zip(v_rest, cells.get_data("spikes").segments[0].spiketrains):
        print(f"v_rest {v:6.1f} mV: on for {len(train) * 10.0 / 5000.0:.3f} of the time")
