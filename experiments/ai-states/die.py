"""A job of the sweep dies.json: model A on one typical die; leaves result.json in the working folder."""

import argparse
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "common"))

import importlib.util

from neckar_experiments import results, statistics

parser = argparse.ArgumentParser()
parser.add_argument("--die-seed", type=int, required=True)
parser.add_argument("--threads", type=int, default=1)
arguments = parser.parse_args()

import pyNN_neckar as sim

path = os.path.join(os.path.dirname(os.path.realpath(__file__)), "ai-states.py")
spec = importlib.util.spec_from_file_location("ai_states", path)
model = importlib.util.module_from_spec(spec)
spec.loader.exec_module(model)

sim.setup(timestep=0.1, silicon="typical", die_seed=arguments.die_seed, threads=arguments.threads, neuron_size=2)
populations = model.model_a(delay=1.7)
for population in populations:
    population.record("spikes")
sim.run(1200.0)
trains = results.trains(populations[0]) + results.trains(populations[1])
figures = {
    "rate_hz": statistics.rate_hz(trains, 1000.0, 200.0),
    "cv": statistics.cv_isi([t[t > 200.0] for t in trains]),
    "alive": bool(max(t[-1] for t in trains if len(t)) > 1000.0),
}
with open("result.json", "w", encoding="utf-8") as file:
    json.dump(figures, file)
