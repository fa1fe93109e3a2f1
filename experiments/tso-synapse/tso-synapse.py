"""
Short-term plasticity of synapses (Tsodyks, Uziel and Markram 2000): a regular train into a cell through a static, a depressing and a
facilitating synapse, as in PyNN's example; conductance jumps by w U R a spike.
"""

import pyNN_neckar as sim

SYNAPSES = {
    "static": None,
    "depressing": {"U": 0.5, "tau_rec": 800.0, "tau_facil": 0.0},
    "facilitating": {"U": 0.04, "tau_rec": 100.0, "tau_facil": 1000.0},
}
CELL = {"tau_syn_E": 2.0, "v_thresh": 0.0}  # it never spikes; others are PyNN's defaults: cm 1 nF, tau_m 20 ms
CONSTANTS = {"tau_m": 20.0, "tau_syn": 2.0, "e_rev": 0.0}
WEIGHT = 0.03


def target(dynamics, spike_times, weight=WEIGHT, fit_rates=None):
    """
    A cell that a train reaches through one synapse; dynamics are U, tau_rec and tau_facil, None for a static one; fit_rates (Hz) are
    those at which the circuit shall come nearest to them.
    """
    source = sim.Population(1, sim.SpikeSourceArray(spike_times=list(spike_times)), label="source")
    cell = sim.Population(1, sim.IF_cond_exp(**CELL), label="cell")
    synapse = sim.StaticSynapse(weight=weight, delay=1.0)
    if dynamics is not None:
        synapse = sim.TsodyksMarkramSynapse(weight=weight, delay=1.0, **dynamics)
    projection = sim.Projection(source, cell, sim.AllToAllConnector(), synapse, label="train")
    if fit_rates:
        sim.fit_rates(projection, fit_rates)
    cell.record("v")
    return cell


if __name__ == "__main__":
    for name, dynamics in SYNAPSES.items():
        sim.setup()
        cell = target(dynamics, [10.0 + 10.0 * k for k in range(9)])
        sim.run(200.0)
        v = cell.get_data("v").segments[0].filter(name="v")[0]
        print(f"{name}: highest membrane potential {float(v.magnitude.max()):.2f} mV")
