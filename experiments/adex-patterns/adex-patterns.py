"""
Firing patterns of an adaptive exponential neuron (Naud et al. 2008): a constant current from rest, 600 ms. The parameter sets are
those that reproduce the figures of the paper; a < 0 (three of the eight) does not exist on the chip.
"""

from collections import namedtuple

import pyNN_neckar as sim

# C pF, g_L nS, E_L mV, V_T mV, Delta_T mV, a nS, tau_w ms, b pA, V_r mV, I pA
Pattern = namedtuple("Pattern", "c g e_l v_t delta_t a tau_w b v_r i")
PATTERNS = {
    "tonic": Pattern(200, 10, -70, -50, 2, 2, 30, 0, -58, 500),
    "adaptation": Pattern(200, 12, -70, -50, 2, 2, 300, 60, -58, 500),
    "initial burst": Pattern(130, 18, -58, -50, 2, 4, 150, 120, -50, 400),
    "regular bursting": Pattern(200, 10, -58, -50, 2, 2, 120, 100, -46, 210),
    "delayed accelerating": Pattern(200, 12, -70, -50, 2, -10, 300, 0, -58, 300),
    "delayed regular bursting": Pattern(100, 10, -65, -50, 2, -10, 90, 30, -47, 110),
    "transient": Pattern(100, 10, -65, -50, 2, 10, 90, 100, -47, 180),
    "irregular": Pattern(100, 12, -60, -50, 2, -11, 130, 30, -48, 160),
}
ONSET_MS, LENGTH_MS = 20.0, 600.0
# Volts on the chip a volt of biology: the larger, the less weigh the errors of written voltages; but Delta_T must stay below 13.5 mV
# on the chip and b below 69 nA. The shift (the chip's potential for 0 mV) keeps the reset potential below 0.79 V, to where
# calibration measures it.
USUAL_SCALE = {"voltage_scale": 6.6, "voltage_shift_v": 1.09}
SCALE = {
    "initial burst": {"voltage_scale": 3.4, "voltage_shift_v": 0.95},
    "transient": {"voltage_scale": 5.0, "voltage_shift_v": 1.0},
}
CIRCUITS = 64  # of a neuron: errors of their parameters and their noise average out


def neuron(pattern, v_spike=-40.0):
    """One cell with a step of current; v_spike is where a spike is said to be."""
    cell = sim.EIF_cond_exp_isfa_ista(
        cm=pattern.c / 1000.0,
        tau_m=pattern.c / pattern.g,
        v_rest=pattern.e_l,
        v_thresh=pattern.v_t,
        v_spike=v_spike,
        delta_T=pattern.delta_t,
        a=pattern.a,
        tau_w=pattern.tau_w,
        b=pattern.b / 1000.0,
        v_reset=pattern.v_r,
        tau_refrac=0.15,
    )
    population = sim.Population(1, cell, label="neuron")
    sim.DCSource(amplitude=pattern.i / 1000.0, start=ONSET_MS, stop=ONSET_MS + LENGTH_MS).inject_into(population)
    population.record(["spikes", "v"])
    return population


if __name__ == "__main__":
    for name, pattern in PATTERNS.items():
        if pattern.a >= 0:
            sim.setup(neuron_size=CIRCUITS, **SCALE.get(name, USUAL_SCALE))
            population = neuron(pattern)
            sim.run(ONSET_MS + LENGTH_MS)
            train = population.get_data("spikes").segments[0].spiketrains[0]
            print(f"{name}: {len(train)} spikes, the first {float(train[0]) - ONSET_MS:.1f} ms after the onset")
