"""
A liquid state machine after Maass, Natschlaeger and Markram (2002), set Q: 135 cells on a grid of 15 x 3 x 3, 40 input fibres,
and four readout neurons (tempotrons) that hear every cell of the liquid by an excitatory and an inhibitory synapse.
"""

import numpy as np
import pyNN_neckar as sim

FIBRES, CLASSES = 40, 4

# ms, mV, nF
CELL = dict(
    cm=0.2, tau_m=20.0, tau_refrac=3.0, tau_syn_E=5.0, tau_syn_I=5.0,
    v_rest=-65.0, v_thresh=-50.0, v_reset=-65.0, e_rev_E=0.0, e_rev_I=-80.0,
)  # fmt: skip
# Reversal potentials far from the threshold, equally far on both sides: synapses add up almost like currents.
READOUT = dict(
    cm=0.2, tau_m=15.0, tau_refrac=5.0, tau_syn_E=3.75, tau_syn_I=3.75,
    v_rest=-65.0, v_thresh=-60.0, v_reset=-65.0, e_rev_E=-15.0, e_rev_I=-115.0,
)  # fmt: skip
# Probability of a connection between neighbours by (sender is inhibitory, receiver is inhibitory).
C = {(0, 0): 0.3, (0, 1): 0.2, (1, 0): 0.4, (1, 1): 0.1}


def liquid(spike_times, g_x=0.0010, delay=1.5, seed=1, readouts=True):
    """
    Fibres that send these spikes, the liquid and its readouts: populations (fibres, cells, readouts) and the readouts'
    excitatory and inhibitory projection. Weights in uS.
    """
    rng = np.random.default_rng(seed)
    at = np.array([(x, y, z) for x in range(15) for y in range(3) for z in range(3)], dtype=float)
    n = len(at)
    inhibitory = np.zeros(n, dtype=int)
    inhibitory[rng.permutation(n)[: n // 5]] = 1
    squared = ((at[:, None, :] - at[None, :, :]) ** 2).sum(axis=2)
    p = np.exp(-squared / 4.0) * np.array([[C[a, b] for b in inhibitory] for a in inhibitory])
    np.fill_diagonal(p, 0.0)
    pairs = np.argwhere(rng.random((n, n)) < p)

    fibres = sim.Population(FIBRES, sim.SpikeSourceArray(spike_times=spike_times), label="fibres")
    cells = sim.Population(n, sim.IF_cond_exp(**CELL), label="liquid")
    for sign, receptor, weight in ((0, "excitatory", g_x), (1, "inhibitory", 6 * g_x)):
        rows = [(int(i), int(j), weight, delay) for i, j in pairs if inhibitory[i] == sign]
        sim.Projection(cells, cells, sim.FromListConnector(rows), sim.StaticSynapse(), receptor_type=receptor, label=receptor)
    rows = [(f, int(j), 3 * g_x, delay) for f in range(FIBRES) for j in rng.permutation(n)[: round(0.15 * n)]]
    sim.Projection(fibres, cells, sim.FromListConnector(rows), sim.StaticSynapse(), receptor_type="excitatory", label="input")
    if not readouts:
        return fibres, cells, None, ()
    outputs = sim.Population(CLASSES, sim.IF_cond_exp(**READOUT), label="readouts")
    hears = [
        sim.Projection(cells, outputs, sim.AllToAllConnector(), sim.StaticSynapse(weight=0.0005), receptor_type=r, label=r + " readout")
        for r in ("excitatory", "inhibitory")
    ]
    return fibres, cells, outputs, hears


def conductance(mv, receptor="excitatory"):
    """
    Weight in uS of a synapse onto a readout whose potential peaks at so many mV, taken half way between rest and threshold,
    less what the conductance of all synapses together shunts (measured: a tenth).
    """
    slow, fast = READOUT["tau_m"], READOUT["tau_syn_E"]
    middle = 0.5 * (READOUT["v_rest"] + READOUT["v_thresh"])
    distance = abs(READOUT["e_rev_E" if receptor == "excitatory" else "e_rev_I"] - middle)
    peak_ms = np.log(slow / fast) * slow * fast / (slow - fast)
    rise = slow * fast / (slow - fast) * (np.exp(-peak_ms / slow) - np.exp(-peak_ms / fast))
    return 1.1 * mv * READOUT["cm"] / (distance * rise)


if __name__ == "__main__":
    rng = np.random.default_rng(1)
    trains = [sim.Sequence(np.sort(rng.uniform(0.0, 200.0, 4)).round(1)) for _ in range(FIBRES)]
    sim.setup(timestep=0.1)
    fibres, cells, outputs, hears = liquid(trains)
    cells.record("spikes")
    sim.run(250.0)
    print(f"{sum(cells.get_spike_counts().values())} spikes of the liquid")
