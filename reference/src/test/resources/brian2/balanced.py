"""Simulates a network of IF_cond_exp cells in Brian2, from the tables that Brian2RunTest writes.

balanced.py FOLDER STEP_MS DURATION_MS OUT [cpp]

FOLDER holds cells.csv, spikes.csv (of sources) and synapses.csv. OUT gets population,index,time_ms.
"""
import csv
import os
import sys
import time

import numpy as np
from brian2 import *

folder, step, duration, out = sys.argv[1], float(sys.argv[2]), float(sys.argv[3]), sys.argv[4]
standalone = len(sys.argv) > 5
build = os.path.join(folder, "cpp")
if standalone:
    set_device("cpp_standalone", directory=build, build_on_run=False)
defaultclock.dt = step * ms

cells = list(csv.DictReader(open(os.path.join(folder, "cells.csv"))))
number = {(row["population"], row["index"]): k for k, row in enumerate(cells)}


def column(name):
    return np.array([float(row[name]) for row in cells])


neurons = NeuronGroup(
    len(cells),
    """
    dv/dt = (rest - v) / tau_m + (ge * (rev_e - v) + gi * (rev_i - v)) / c : volt (unless refractory)
    dge/dt = -ge / tau_e : siemens
    dgi/dt = -gi / tau_i : siemens
    rest : volt
    back : volt
    top : volt
    tau_m : second
    c : farad
    tau_e : second
    tau_i : second
    rev_e : volt
    rev_i : volt
    hold : second
    """,
    threshold="v >= top",
    reset="v = back",
    refractory="hold",
    method="rk4",
)
for name, key, unit in [
    ("rest", "v_rest", mV), ("back", "v_reset", mV), ("top", "v_thresh", mV), ("tau_m", "tau_m", ms),
    ("c", "cm", nF), ("tau_e", "tau_syn_E", ms), ("tau_i", "tau_syn_I", ms), ("rev_e", "e_rev_E", mV),
    ("rev_i", "e_rev_I", mV), ("hold", "tau_refrac", ms), ("v", "v_rest", mV),
]:
    setattr(neurons, name, column(key) * unit)

sent = [row for row in csv.DictReader(open(os.path.join(folder, "spikes.csv"))) if float(row["time_ms"]) < duration]
sources = {}
for row in sent:
    sources.setdefault((row["population"], row["index"]), len(sources))
# An event acts from the step after its arrival on: sent one step earlier, it acts at the nearest step.
times = np.maximum(0, np.round(np.array([float(row["time_ms"]) for row in sent]) / step) - 1) * step * ms
generator = SpikeGeneratorGroup(
    max(1, len(sources)), [sources[row["population"], row["index"]] for row in sent], times)

objects = [neurons, generator]
table = list(csv.DictReader(open(os.path.join(folder, "synapses.csv"))))
for external in (True, False):
    for receptor, variable in (("excitatory", "ge"), ("inhibitory", "gi")):
        rows = [
            row for row in table
            if row["receptor"] == receptor
            and (row["pre"], row["pre_index"]) in (sources if external else number)
        ]
        if not rows:
            continue
        ids = sources if external else number
        synapses = Synapses(
            generator if external else neurons, neurons, "w : siemens (constant)", on_pre=variable + "_post += w")
        synapses.connect(
            i=np.array([ids[row["pre"], row["pre_index"]] for row in rows]),
            j=np.array([number[row["post"], row["post_index"]] for row in rows]))
        synapses.w = np.array([float(row["weight"]) for row in rows]) * uS
        synapses.delay = np.array([float(row["delay_ms"]) for row in rows]) * ms
        objects.append(synapses)

monitor = SpikeMonitor(neurons)
objects.append(monitor)
network = Network(objects)
begin = time.time()
network.run(duration * ms)
if standalone:
    device.build(directory=build, compile=True, run=False)
    begin = time.time()
    device.run(directory=build, with_output=False, run_args=[])
print("simulated in %.3f s" % (time.time() - begin))
with open(out, "w") as file:
    file.write("population,index,time_ms\n")
    for neuron, spike in zip(np.array(monitor.i), np.array(monitor.t / ms)):
        file.write("%s,%s,%r\n" % (cells[neuron]["population"], cells[neuron]["index"], float(spike)))
