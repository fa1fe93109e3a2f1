"""A PyNN network as network file, without running it."""

import os

import numpy as np


def write(sim, folder, duration_ms):
    """Writes the network built so far, for a run of so many ms, as network file and connection tables; returns its path."""
    from pyNN_neckar.network_file import NetworkFile

    state = sim.simulator.state
    sim.run(duration_ms)
    network = NetworkFile(state)
    os.makedirs(folder, exist_ok=True)
    for name, table in network.lists.items():
        np.save(os.path.join(folder, name), table)
    path = os.path.join(folder, "network.json")
    with open(path, "w", encoding="utf-8") as file:
        file.write(network.text)
    return path
