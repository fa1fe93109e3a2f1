"""
Time of a script of 1,000 neurons and 100,000 synapses outside compiling and emulating.

    PYTHONPATH=pynn /usr/bin/python3 pynn/tests/overhead.py
"""

import time
import warnings

START = time.perf_counter()

from pyNN.random import NumpyRNG  # noqa: E402  the import is part of what is measured

import pyNN_neckar as sim  # noqa: E402


def main():
    """Builds, runs, reads; prints seconds."""
    warnings.simplefilter("ignore", sim.HardwareWarning)
    sim.setup(timestep=0.1)
    rng = NumpyRNG(seed=3)
    cell = sim.IF_cond_exp(cm=0.2, tau_refrac=2.0)
    source = sim.Population(100, sim.SpikeSourcePoisson(rate=20.0))
    groups = {"excitatory": sim.Population(800, cell), "inhibitory": sim.Population(200, cell)}
    for receptor, weight, pres in (("excitatory", 0.002, [source, groups["excitatory"]]),
                                   ("inhibitory", 0.01, [groups["inhibitory"]])):
        for pre in pres:
            for post in groups.values():
                synapse = sim.StaticSynapse(weight=weight, delay=1.0)
                connector = sim.FixedProbabilityConnector(0.09, rng=rng)
                sim.Projection(pre, post, connector, synapse, receptor_type=receptor)
    for population in groups.values():
        population.record("spikes")
    sim.run(1000.0)
    for population in groups.values():
        population.get_data()
    total = time.perf_counter() - START
    report = sim.report()
    emulation = report["emulation"]
    machine = report["wall_s"] + emulation["load_s"] + emulation["wall_s"]
    print(
        f"{report['synapses']['requested']} synapses: {total:.2f} s, of which {machine:.2f} s compiling and emulating, "
        f"{total - machine:.2f} s else; processor time of Python {time.process_time():.2f} s"
    )


if __name__ == "__main__":
    main()
