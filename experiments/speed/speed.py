"""The networks whose speed is measured: those of other experiments, and a random one over the whole wafer."""

import importlib.util
import os

import numpy as np
import pyNN_neckar as sim

HERE = os.path.dirname(os.path.realpath(__file__))


def script(name):
    """The script of another experiment as module."""
    path = os.path.join(HERE, "..", name, name + ".py")
    spec = importlib.util.spec_from_file_location(name.replace("-", "_"), path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ai_states():
    """Model A of ai-states: 4000 LIF cells that keep themselves active."""
    sim.setup(timestep=0.1, neuron_size=2)
    return script("ai-states").model_a(delay=1.7)


def brunel():
    """Model B of ai-states at strong inhibition: 2083 cells under 2083 Poisson sources."""
    sim.setup(timestep=0.1, voltage_scale=4.0, voltage_shift_v=0.8)
    return script("ai-states").model_b(g=8.0, drive=1.6)[:2]


def synfire():
    """The closed synfire chain: 176 cells."""
    model = script("synfire")
    sim.setup(timestep=0.1, **model.SCALE)
    return [population for pair in model.chain() for population in pair]


def l23_attractor():
    """The attractor memory: 2673 cells, AdEx and LIF, depressing synapses."""
    sim.setup(timestep=0.1)
    populations = script("l23-attractor").network()
    for population in populations[1:]:
        sim.placement(population, neuron_size=32)
    return populations


def liquid():
    """The liquid: 135 cells and 40 fibres of 20 Hz on a chip."""
    rng = np.random.default_rng(1)
    trains = [sim.Sequence(np.unique(np.round(np.sort(rng.uniform(0.0, 2000.0, 40)), 1))) for _ in range(40)]
    sim.setup(timestep=0.1)
    return script("liquid").liquid(trains, readouts=False)[1:2]


def wafer(n=19200, reach=200, p=0.5):
    """LIF cells along a closed line that fills a wafer, each connected at random to its neighbours: 200 inputs a cell."""
    cell = dict(
        cm=0.2, tau_m=20.0, tau_refrac=1.0, tau_syn_E=5.0, tau_syn_I=5.0, v_thresh=-50.0, v_reset=-70.0, e_rev_I=-100.0
    )  # fmt: skip
    sim.setup(timestep=0.1)
    rng = np.random.default_rng(1)
    cells = sim.Population(n, sim.IF_cond_exp(v_rest=rng.uniform(-50.5, -49.5, n), **cell), label="cells")
    steps = np.concatenate([np.arange(-reach, 0), np.arange(1, reach + 1)])
    post, step = np.nonzero(rng.random((n, len(steps))) < p)
    rows = np.column_stack([(post + steps[step]) % n, post])
    sim.Projection(cells, cells, sim.FromListConnector(rows), sim.StaticSynapse(weight=1e-5, delay=1.5))
    return (cells,)


# Network, biological seconds.
NETWORKS = {
    "liquid": (liquid, 2.0),
    "synfire": (synfire, 2.0),
    "ai-states A": (ai_states, 2.0),
    "ai-states B": (brunel, 1.0),
    "l23-attractor": (l23_attractor, 2.0),
    "l23-attractor long": (l23_attractor, 12.7),  # as long as the experiment's own run
    "wafer": (wafer, 0.5),
}
