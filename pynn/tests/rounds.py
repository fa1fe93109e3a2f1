"""
Rounds of training in the loop: 200 neurons, 100 ms, 10,000 new weights each round.

    PYTHONPATH=pynn /usr/bin/python3 pynn/tests/rounds.py [ROUNDS]

Prints rounds per second, and processor seconds of Python and of neckar for each round, over the last half of the rounds.
"""

import os
import sys
import time
import warnings

import numpy as np

import pyNN_neckar as sim


def processor_seconds(pid):
    """Processor time of a process (Linux)."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main():
    """Runs the rounds."""
    warnings.simplefilter("ignore", sim.HardwareWarning)
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    sim.setup(timestep=0.1)
    times = [list(np.arange(5.0 + 0.3 * i, 100.0, 20.0)) for i in range(50)]
    source = sim.Population(50, sim.SpikeSourceArray(spike_times=times))
    cells = sim.Population(200, sim.IF_cond_exp(cm=0.2, tau_refrac=2.0))
    synapse = sim.StaticSynapse(weight=0.002, delay=1.0)
    projection = sim.Projection(source, cells, sim.AllToAllConnector(), synapse)
    cells.record("spikes")
    random = np.random.default_rng(1)
    server = sim.simulator.state.engine.server
    begin = None
    for k in range(rounds):
        if k == rounds // 2:
            begin = time.perf_counter(), time.process_time(), processor_seconds(server.pid)
        sim.run(100.0)
        cells.get_spike_counts()
        cells.get_data(clear=True)
        sim.reset(keep_mapping=True)
        projection.set(weight=random.uniform(0.0, 0.004, len(projection)))
    counted = rounds - rounds // 2
    wall, python, neckar = (
        now - then
        for now, then in zip((time.perf_counter(), time.process_time(), processor_seconds(server.pid)), begin)
    )
    print(
        f"{counted / wall:.1f} rounds/s; processor ms a round: Python {1e3 * python / counted:.1f}, "
        f"neckar {1e3 * neckar / counted:.1f}; mapping kept: {sim.simulator.state.engine.mapping_kept}"
    )


if __name__ == "__main__":
    main()
