"""
A closed synfire chain: eleven groups of eight excitatory and eight inhibitory cells. Each group excites the
next one, and its inhibitory cells end the volley of the excitatory ones (feed-forward inhibition). A packet of spikes starts it.
"""

import numpy as np
import pyNN_neckar as sim

GROUPS, SIZE = 11, 8
CELL = {"cm": 0.2, "v_rest": -70.0, "v_reset": -70.0, "v_thresh": -47.0, "e_rev_E": 0.0, "e_rev_I": -70.0, "tau_refrac": 2.0}
EXC_EXC, EXC_INH, INH_EXC, DELAY = 0.005, 0.005, 0.02, 3.0
START_MS, START_SIGMA_MS, START_WEIGHT = 25.0, 0.5, 0.01
SCALE = {"voltage_scale": 5.0, "voltage_shift_v": 1.0}


def chain(seed=1, strength=1.0):
    """The groups, each as (excitatory, inhibitory) population; seed draws the start packet, strength scales excitation."""
    groups = []
    for i in range(GROUPS):
        pair = [sim.Population(SIZE, sim.IF_cond_exp(**CELL), label=f"{kind}{i}") for kind in ("exc", "inh")]
        groups.append(pair)
    for i, (exc, inh) in enumerate(groups):
        next_exc, next_inh = groups[(i + 1) % GROUPS]
        connect(exc, next_exc, strength * EXC_EXC, "excitatory")
        connect(exc, next_inh, strength * EXC_INH, "excitatory")
        connect(inh, exc, INH_EXC, "inhibitory")
    times = np.random.default_rng(seed).normal(START_MS, START_SIGMA_MS, SIZE)
    packet = sim.Population(SIZE, sim.SpikeSourceArray(spike_times=[[t] for t in times]), label="packet")
    for population in groups[0]:
        connect(packet, population, strength * START_WEIGHT, "excitatory")
    return groups


def connect(pre, post, weight, receptor):
    """All to all."""
    synapse = sim.StaticSynapse(weight=weight, delay=DELAY)
    sim.Projection(pre, post, sim.AllToAllConnector(), synapse, receptor_type=receptor)


if __name__ == "__main__":
    sim.setup(**SCALE)
    groups = chain()
    for exc, inh in groups:
        exc.record("spikes")
    sim.run(150.0)
    for i, (exc, inh) in enumerate(groups):
        times = np.sort(np.concatenate([np.asarray(t) for t in exc.get_data("spikes").segments[0].spiketrains]))
        print(f"group {i}: {len(times)} spikes, the first at {times[:1]} ms")
