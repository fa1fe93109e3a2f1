"""
An attractor memory of cortical layer 2/3 after Lundqvist et al. (2006): hypercolumns of minicolumns of pyramidal (PYR), regular
spiking non-pyramidal (RSNP) and basket cells (BAS). Attractor k is minicolumn k of every hypercolumn. Parameter set L.
"""

import numpy as np
import pyNN_neckar as sim

N_PYR, N_RSNP, N_BAS = 30, 2, 1  # cells of a minicolumn

# ms, mV, nF, nA. The exponential of the pyramidal cells is as sharp as the circuit's can be: set L has none.
PYR = dict(
    cm=0.179, tau_m=16.9, v_rest=-61.7, v_thresh=-53.0, v_reset=-60.7, tau_refrac=0.2, tau_syn_E=15.0, tau_syn_I=6.0,
    a=0.0, b=0.027, tau_w=196.0, delta_T=0.13, v_spike=-52.5, e_rev_E=0.0, e_rev_I=-80.0,
)  # fmt: skip
RSNP = dict(
    cm=0.0072, tau_m=15.3, v_rest=-57.5, v_thresh=-52.5, v_reset=-72.5, tau_refrac=2.0, tau_syn_E=15.0, tau_syn_I=6.0,
    e_rev_E=0.0, e_rev_I=-80.0,
)  # fmt: skip
BAS = dict(
    cm=0.00688, tau_m=15.6, v_rest=-70.0, v_thresh=-52.5, v_reset=-72.5, tau_refrac=2.0, tau_syn_E=6.0, tau_syn_I=6.0,
    e_rev_E=0.0, e_rev_I=-80.0,
)  # fmt: skip
DEPRESSING = dict(U=0.25, tau_rec=400.0, tau_facil=0.0)
BACKGROUND_HZ, BACKGROUND_WEIGHT = 300.0, 0.00103
CUE_HZ, CUE_WEIGHT, CUE_MS = 200.0, 0.00206, 60.0


class Columns:
    """Attractor (minicolumn) and hypercolumn of each cell; cells of an attractor are neighbours."""

    def __init__(self, n_hc, n_mc, cells):
        self.size = n_hc * n_mc * cells
        self.attractor, self.hypercolumn = np.divmod(np.arange(self.size) // cells, n_hc)


def network(n_hc=9, n_mc=9, seed=1, loss=0.0, weight_noise=0.0, compensate=False, pool=120, taken=3, cues=(), delay=1.5):
    """
    The memory. Of the synapses between its cells a share can be lost and the weights can spread (standard deviation over
    mean); compensate scales them by 1 / (1 - loss). The background comes from a pool of Poisson sources of which each
    pyramidal cell takes some. Cues are (ms, attractor, hypercolumns). Returns the populations PYR, RSNP, BAS.
    """
    rng = np.random.default_rng(seed)
    at = {"PYR": Columns(n_hc, n_mc, N_PYR), "RSNP": Columns(n_hc, n_mc, N_RSNP), "BAS": Columns(n_hc, n_mc, N_BAS)}
    pyr = sim.Population(at["PYR"].size, sim.EIF_cond_exp_isfa_ista(**PYR), label="PYR")
    rsnp = sim.Population(at["RSNP"].size, sim.IF_cond_exp(**RSNP), label="RSNP")
    bas = sim.Population(at["BAS"].size, sim.IF_cond_exp(**BAS), label="BAS")
    cells = {"PYR": pyr, "RSNP": rsnp, "BAS": bas}
    far = 8.0 / (n_hc - 1)
    rows = (
        # from, to, minicolumn or attractor, hypercolumn, probability, weight in uS, receptor, depressing
        ("PYR", "PYR", "same", "same", 0.25, 0.0060, "excitatory", True),
        ("PYR", "PYR", "same", "other", 0.15 * far, 0.0011, "excitatory", True),
        ("PYR", "RSNP", "other", "other", 0.17 * far * 8.0 / (n_mc - 1), 6.5e-5, "excitatory", True),
        ("RSNP", "PYR", "same", "same", 0.70, 0.0070, "inhibitory", False),
        ("PYR", "BAS", "any", "same", 0.70, 6.0e-5, "excitatory", False),
        ("BAS", "PYR", "any", "same", 0.70, 0.0040, "inhibitory", False),
    )
    for pre, post, attractor, hypercolumn, p, weight, receptor, depressing in rows:
        pairs = connected(at[pre], at[post], attractor, hypercolumn, p, rng, pre == post)
        pairs = pairs[rng.random(len(pairs)) >= loss]
        scale = 1.0 / (1.0 - loss) if compensate else 1.0
        weights = weight * scale * np.maximum(0.05, 1.0 + weight_noise * rng.standard_normal(len(pairs)))
        synapse = sim.TsodyksMarkramSynapse(**DEPRESSING) if depressing else sim.StaticSynapse()
        table = sim.FromListConnector(np.column_stack([pairs, weights, np.full(len(pairs), delay)]))
        label = f"{pre}-{post} {hypercolumn}"
        sim.Projection(cells[pre], cells[post], table, synapse, receptor_type=receptor, label=label)
    noise = sim.Population(pool, sim.SpikeSourcePoisson(rate=BACKGROUND_HZ / taken), label="background")
    drive(noise, pyr, np.array([rng.permutation(pool)[:taken] for _ in range(pyr.size)]), BACKGROUND_WEIGHT, delay)
    if cues:
        cue(pyr, at["PYR"], cues, rng, delay)
    return pyr, rsnp, bas


def connected(pre, post, attractor, hypercolumn, p, rng, no_self):
    """Random pairs of cells by where they are."""
    found = np.ones((pre.size, post.size), dtype=bool)
    for kind, a, b in ((attractor, pre.attractor, post.attractor), (hypercolumn, pre.hypercolumn, post.hypercolumn)):
        same = a[:, None] == b[None, :]
        found &= same if kind == "same" else ~same if kind == "other" else True
    if no_self:
        np.fill_diagonal(found, False)
    return np.argwhere(found & (rng.random(found.shape) < p))


def drive(sources, cells, taken, weight, delay):
    """Static synapses onto each cell from the sources that it takes."""
    rows = [(int(source), index, weight, delay) for index, some in enumerate(taken) for source in some]
    sim.Projection(sources, cells, sim.FromListConnector(rows), sim.StaticSynapse(), receptor_type="excitatory")


def cue(pyr, at, cues, rng, delay, each=4, taken=2):
    """Sources for each minicolumn that send Poisson trains during its cues; each of its cells takes two of four."""
    minicolumns = sorted({(k, h) for _, k, hypercolumns in cues for h in hypercolumns})
    trains = [[] for _ in range(each * len(minicolumns))]
    for start, k, hypercolumns in cues:
        for h in hypercolumns:
            for i in range(each):
                spikes = rng.uniform(start, start + CUE_MS, rng.poisson(CUE_HZ / taken * CUE_MS / 1000.0))
                trains[each * minicolumns.index((k, h)) + i].extend(np.round(spikes, 2))
    sources = sim.Population(
        len(trains), sim.SpikeSourceArray(spike_times=[sim.Sequence(sorted(set(t))) for t in trains]), label="cue"
    )
    rows = []
    for number, (k, h) in enumerate(minicolumns):
        for index in np.flatnonzero((at.attractor == k) & (at.hypercolumn == h)):
            rows += [(each * number + int(i), int(index), CUE_WEIGHT, delay) for i in rng.permutation(each)[:taken]]
    sim.Projection(sources, pyr, sim.FromListConnector(rows), sim.StaticSynapse(), receptor_type="excitatory")


if __name__ == "__main__":
    sim.setup(timestep=0.1)
    pyr, rsnp, bas = network()
    pyr.record("spikes")
    sim.run(2000.0)
    print(f"{pyr.mean_spike_count() / 2:.1f} Hz of a pyramidal cell")
