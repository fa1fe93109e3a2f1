"""
The open synfire chain of Diesmann, Gewaltig and Aertsen (1999) in conductances: ten groups of a hundred cells, each group exciting
the next one, all to all. Volleys of a spikes with a standard deviation of sigma ms go in; they grow sharp or die on their way.
"""

import numpy as np
import pyNN_neckar as sim

GROUPS, SIZE = 10, 100
CELL = {
    "cm": 0.2,
    "tau_m": 10.0,
    "tau_refrac": 1.0,
    "tau_syn_E": 1.3,
    "v_thresh": -55.0,
    "v_reset": -70.0,
    "e_rev_E": 0.0,
}
# The noise of the model lets membranes fluctuate about -61.8 mV by 2.85 mV. Here each cell has a resting potential of its own.
REST_MV, REST_SIGMA_MV = -61.8, 2.85
HIGHEST_REST_MV = -55.5  # a cell above threshold would fire by itself
WEIGHT, DELAY = 0.00052, 1.5  # 45 spikes within 1 ms are on the edge between growing and dying, as in the model


def chain(packets, seed=1, groups=GROUPS):
    """The source of the packets (ms, spikes, sigma in ms) and the groups; seed draws packets and resting potentials."""
    rng = np.random.default_rng(seed)
    trains = [[] for _ in range(SIZE)]
    for ms, spikes, sigma in packets:
        for source in rng.permutation(SIZE)[:spikes]:
            trains[source].append(round(ms + sigma * rng.standard_normal(), 2))
    source = sim.Population(SIZE, sim.SpikeSourceArray(spike_times=[sim.Sequence(sorted(t)) for t in trains]), label="packets")
    populations = []
    for i in range(groups):
        rest = np.minimum(rng.normal(REST_MV, REST_SIGMA_MV, SIZE), HIGHEST_REST_MV)
        populations.append(sim.Population(SIZE, sim.IF_cond_exp(v_rest=rest, **CELL), label=f"group{i + 1}"))
    for pre, post in zip([source] + populations, populations):
        sim.Projection(pre, post, sim.AllToAllConnector(), sim.StaticSynapse(weight=WEIGHT, delay=DELAY))
    return source, populations


if __name__ == "__main__":
    sim.setup()
    source, groups = chain([(50.0, 85, 1.0)])
    for group in groups:
        group.record("spikes")
    sim.run(150.0)
    for i, group in enumerate(groups):
        times = np.concatenate([np.asarray(t) for t in group.get_data("spikes").segments[0].spiketrains])
        print(f"group {i + 1}: {len(times)} spikes, standard deviation {np.std(times) if len(times) else 0:.2f} ms")
