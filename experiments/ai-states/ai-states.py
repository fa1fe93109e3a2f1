"""
Asynchronous irregular states. Model A is the benchmark COBA of Brette et al. (2007) after Vogels & Abbott (2005): it
keeps itself active. Model B is Brunel's (2000) network of excitation and inhibition under external Poisson input, at a
sixth of its size.
"""

import pyNN_neckar as sim
from pyNN.random import NumpyRNG

# ms, mV, nF
COBA = dict(
    cm=0.2, tau_m=20.0, tau_refrac=5.0, tau_syn_E=5.0, tau_syn_I=10.0,
    v_rest=-60.0, v_thresh=-50.0, v_reset=-60.0, e_rev_E=0.0, e_rev_I=-80.0,
)  # fmt: skip
BRUNEL = dict(
    cm=0.2, tau_m=10.0, tau_refrac=2.0, tau_syn_E=3.0, tau_syn_I=3.0,
    v_rest=0.0, v_thresh=20.0, v_reset=10.0, e_rev_E=140.0, e_rev_I=-140.0,
)  # fmt: skip


def model_a(n=4000, p=0.02, w_exc=0.004, w_inh=0.051, delay=0.2, seed=1):
    """Excitatory and inhibitory cells, 4 to 1, weights in uS; 100 ms of weak Poisson input start them."""
    rng = NumpyRNG(seed=seed)
    connect = sim.FixedProbabilityConnector(p, rng=rng)
    exc = sim.Population(int(0.8 * n), sim.IF_cond_exp(**COBA), label="exc")
    inh = sim.Population(n - int(0.8 * n), sim.IF_cond_exp(**COBA), label="inh")
    start = sim.Population(100, sim.SpikeSourcePoisson(rate=100.0, duration=100.0), label="start")
    kick = sim.StaticSynapse(weight=0.02, delay=delay)
    excite = sim.StaticSynapse(weight=w_exc, delay=delay)
    inhibit = sim.StaticSynapse(weight=w_inh, delay=delay)
    for target in (exc, inh):
        sim.Projection(start, target, sim.FixedProbabilityConnector(0.02 * 4000 / n, rng=rng), kick)
        sim.Projection(exc, target, connect, excite, receptor_type="excitatory")
        sim.Projection(inh, target, connect, inhibit, receptor_type="inhibitory")
    return exc, inh


def model_b(g=4.0, drive=1.6, n=2083, sources=2083, taken=200, jump_mv=0.6, delay=1.5, seed=1):
    """
    Each cell hears a tenth of the cells and some of a pool of Poisson sources; inhibition is g times as strong as
    excitation. Returns populations, pool and inhibitory projections.
    """
    rng = NumpyRNG(seed=seed)
    exc = sim.Population(int(0.8 * n), sim.IF_cond_exp(**BRUNEL), label="exc")
    inh = sim.Population(n - int(0.8 * n), sim.IF_cond_exp(**BRUNEL), label="inh")
    pool = sim.Population(sources, sim.SpikeSourcePoisson(rate=pool_rate(drive, taken, jump_mv)), label="pool")
    excite = sim.StaticSynapse(weight=jump_weight(jump_mv), delay=delay)
    inhibit = sim.StaticSynapse(weight=g * jump_weight(jump_mv), delay=delay)
    inhibition = []
    for target in (exc, inh):
        sim.Projection(pool, target, sim.FixedNumberPreConnector(taken, rng=rng), excite)
        sim.Projection(exc, target, sim.FixedNumberPreConnector(exc.size // 10, rng=rng), excite)
        inhibition.append(
            sim.Projection(inh, target, sim.FixedNumberPreConnector(inh.size // 10, rng=rng), inhibit, receptor_type="inhibitory")
        )
    return exc, inh, pool, inhibition


def jump_weight(jump_mv=0.6):
    """The weight by which a spike moves a resting membrane by so much, were the synapse instantaneous, in uS."""
    return jump_mv * BRUNEL["cm"] / (BRUNEL["tau_syn_E"] * BRUNEL["e_rev_E"])


def pool_rate(drive, taken=200, jump_mv=0.6):
    """Rate of a source in Hz; a drive of 1 alone brings the mean membrane to threshold."""
    theta, reversal = BRUNEL["v_thresh"], BRUNEL["e_rev_E"]
    return drive * 1000.0 * theta * reversal / ((reversal - theta) * jump_mv * BRUNEL["tau_m"] * taken)


if __name__ == "__main__":
    sim.setup(timestep=0.1)
    exc, inh = model_a()
    exc.record("spikes")
    sim.run(1000.0)
    print(f"{exc.mean_spike_count():.1f} spikes of an excitatory cell in a second")
