"""
The lecture's first PyNN script in the style of PyNN 0.10: a grid of 100 cells, four of which get a current, and 20 cells that
project onto all of them with the default weight.
"""

import pyNN_neckar as sim


def network(amplitude=0.5, weight=0.0, tau_m=15.0, cm=0.9):
    """The two populations and their projection; amplitude in nA, weight in nA."""
    p1 = sim.Population(100, sim.IF_curr_alpha(), structure=sim.Grid2D(), label="p1")
    p2 = sim.Population(20, sim.IF_curr_alpha(tau_m=tau_m, cm=cm), label="p2")
    current = sim.DCSource(amplitude=amplitude, start=20.0, stop=80.0)
    current.inject_into(p1[3:7])
    synapse = sim.StaticSynapse(weight=weight)
    sim.Projection(p2, p1, sim.AllToAllConnector(), synapse, receptor_type="excitatory", label="p2->p1")
    return p1, p2


if __name__ == "__main__":
    sim.setup()
    p1, p2 = network()
    p1.record("spikes")
    sim.run(1000.0)
    print("spikes of p1:", sum(p1.get_spike_counts().values()))
