"""Reads the files that neckar wrote for one run."""

import json
import os

import numpy as np

_NOTHING = (np.empty(0, dtype=int), np.empty(0))


class Results:
    """Spikes, voltages and reports of one run, in memory: the files may be overwritten by the next run."""

    def __init__(self, folder, labels, report=None):
        self.folder = folder
        self.report = report
        self._labels = labels
        self._spikes = read_spikes(folder)
        self._traces = read_traces(folder)

    def spikes(self, population):
        """Indices and times in ms of the recorded spikes of a population, in the order of time."""
        return self._spikes.get(self._labels[population], _NOTHING)

    def trace(self, population, index):
        """Times in ms and voltages in mV of a neuron; None when it was not recorded."""
        return self._traces.get((self._labels[population], index))


def index(folder):
    """The table of contents, results.json."""
    with open(os.path.join(folder, "results.json"), encoding="utf-8") as file:
        return json.load(file)


def read_spikes(folder):
    """Spikes of each recorded population: label -> (indices, times in ms)."""
    labels = [population["population"] for population in index(folder)["populations"]]
    table = np.load(os.path.join(folder, "spikes.npy"))
    bounds = np.searchsorted(table["population"], np.arange(len(labels) + 1))
    parts = [table[first:last] for first, last in zip(bounds[:-1], bounds[1:])]
    return {label: (part["index"].astype(int), part["time_ms"].copy()) for label, part in zip(labels, parts)}


def read_traces(folder):
    """Voltages of each recorded neuron: (label, index) -> (times in ms, mV)."""
    path = os.path.join(folder, "traces.npy")
    if not os.path.exists(path):
        return {}
    table = np.load(path)
    traces = {}
    first = 0
    for voltage in index(folder)["voltages"]:
        part = table[first : first + voltage["samples"]]
        traces[voltage["population"], voltage["index"]] = (part["time_ms"].copy(), part["v_mV"].copy())
        first += voltage["samples"]
    return traces
