#!/usr/bin/env python3
"""Wall time of one biological second of a network of self-firing neurons in Brian2's C++ standalone mode.

usage: brian.py KIND N K HZ THREADS      KIND lif or adex; N neurons with K inputs each; HZ mean rate
prints the time of the run alone (without compilation) and the rate. The step is 0.1 ms. Synapses have almost no strength,
so that the rate is set by the share of neurons that are driven above their threshold, as in the emulator's loads.
"""
import os, subprocess, sys, tempfile
import numpy as np
import brian2 as b
from brian2 import ms, mV, nF, nS, second

kind, n, k, hz, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]), int(sys.argv[5])
folder = tempfile.mkdtemp()
b.set_device("cpp_standalone", directory=folder, build_on_run=False)
if threads > 1:
    b.prefs.devices.cpp_standalone.openmp_threads = threads
b.defaultclock.dt = 0.1 * ms
rng = np.random.default_rng(1)
leak = """dge/dt = -ge/(5*ms) : siemens
dgi/dt = -gi/(5*ms) : siemens
el : volt
taum : second
"""
if kind == "adex":
    eqs = leak + """dw/dt = (1*nS*(v - el) - w)/(100*ms) : amp
dv/dt = (el - v)/taum + (10*nS*1*mV*exp((v + 50*mV)/(1*mV)) - w + ge*(0*mV - v) + gi*(-100*mV - v))/(0.2*nF) : volt (unless refractory)
"""
    group = b.NeuronGroup(n, eqs, threshold="v > -45*mV", reset="v = -70*mV; w += 0.005*nA", refractory=1 * ms, method="euler",
                          namespace={"nA": b.nA})
else:
    eqs = leak + "dv/dt = (el - v)/taum + (ge*(0*mV - v) + gi*(-100*mV - v))/(0.2*nF) : volt (unless refractory)\n"
    group = b.NeuronGroup(n, eqs, threshold="v > -50*mV", reset="v = -70*mV", refractory=1 * ms, method="euler")
# Driven alone, a LIF cell fires at about 21 Hz; AdEx cells at a rate that the first run tells.
alone = float(os.environ.get("NECKAR_BRIAN_ALONE", "21" if kind == "lif" else "12"))
group.el = np.where(rng.random(n) < min(1.0, hz / alone), -48.1, -53.0) * mV
group.taum = (16 + 8 * np.arange(n) / n) * ms
group.v = -70 * mV + 20 * mV * rng.random(n)
synapses = b.Synapses(group, group, on_pre="ge_post += 1e-6*nS")
synapses.connect(i=rng.integers(0, n, n * k), j=np.repeat(np.arange(n), k))
counter = b.SpikeMonitor(group, record=False)
b.run(1 * second)
b.device.build(directory=folder, compile=True, run=False, debug=False)
b.device.run(directory=folder, with_output=False, run_args=[])
print("%.4f %.3f" % (b.device._last_run_time, counter.num_spikes / n))
subprocess.run(["rm", "-rf", folder], check=True)
