"""
Networks that suffer when circuits differ: neurons that fire by themselves, potentials of single synapses, a balanced network with
conductances. The synfire chain is that of experiments/synfire.
"""

import numpy as np
import pyNN_neckar as sim

CELL = {"v_reset": -70.0, "e_rev_E": 0.0, "e_rev_I": -80.0, "tau_syn_E": 3.0, "tau_syn_I": 3.0, "tau_refrac": 1.0, "cm": 0.2}


def regular(size=200, tau_m=50.0):
    """
    Neurons that fire by themselves, the reset 20 mV below the threshold; resting potentials lie 8 to 12 mV above it, so that spikes
    do not come all at once. Also the rates that the equation of the membrane gives.
    """
    rest = -40.0 + 4.0 * ((0.382 * np.arange(size)) % 1.0 - 0.5)
    cell = dict(CELL, v_thresh=-50.0, tau_m=tau_m)
    population = sim.Population(size, sim.IF_cond_exp(v_rest=list(rest), **cell), label="regular")
    interval_ms = CELL["tau_refrac"] + tau_m * np.log((rest - CELL["v_reset"]) / (rest - cell["v_thresh"]))
    return population, 1000.0 / interval_ms


def potentials(size=100, sources=16, weight=0.004, interval_ms=50.0):
    """Neurons below the threshold that get one event after the other from each of some sources."""
    cell = dict(CELL, v_rest=-60.0, v_thresh=-40.0, tau_m=10.0)
    neurons = sim.Population(size, sim.IF_cond_exp(**cell), label="listeners")
    times = [[interval_ms * (i + 1)] for i in range(sources)]
    events = sim.Population(sources, sim.SpikeSourceArray(spike_times=times), label="events")
    synapse = sim.StaticSynapse(weight=weight, delay=1.0)
    sim.Projection(events, neurons, sim.AllToAllConnector(), synapse, receptor_type="excitatory")
    return neurons


def balanced(exc=120, inh=40, p_connect=0.2, w_exc=0.002, w_inh=0.010):
    """Excitatory and inhibitory neurons, driven by a resting potential above the threshold and kept in check by inhibition."""
    cell = dict(CELL, v_rest=-46.0, v_thresh=-50.0, tau_m=10.0, v_reset=-60.0)
    populations = [
        sim.Population(exc, sim.IF_cond_exp(**cell), label="exc"),
        sim.Population(inh, sim.IF_cond_exp(**cell), label="inh"),
    ]
    for source, sign, weight in zip(populations, ("excitatory", "inhibitory"), (w_exc, w_inh)):
        for target in populations:
            synapse = sim.StaticSynapse(weight=weight, delay=1.0)
            connector = sim.FixedProbabilityConnector(p_connect)
            sim.Projection(source, target, connector, synapse, receptor_type=sign)
    return populations


if __name__ == "__main__":
    sim.setup()
    population, expected = regular(64)
    population.record("spikes")
    sim.run(1000.0)
    counts = np.array([len(train) for train in population.get_data("spikes").segments[0].spiketrains])
    print(f"rates over those expected {np.mean(counts / expected):.2f}, spread {100 * np.std(counts / expected):.1f} %")
