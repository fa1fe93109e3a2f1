"""Reads what the back end recorded as plain lists and arrays."""

import numpy as np


def trains(population):
    """Spike times in ms of each recorded cell of the last segment."""
    segment = population.get_data("spikes").segments[-1]
    return [np.asarray(train.rescale("ms").magnitude, dtype=float) for train in segment.spiketrains]


def voltages(population):
    """Times in ms and membranes in mV, a column a recorded cell in the order of index."""
    signal = population.get_data("v").segments[-1].filter(name="v")[0]
    return np.asarray(signal.times.rescale("ms").magnitude), np.asarray(signal.magnitude)
