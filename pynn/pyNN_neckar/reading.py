"""Reads a folder of results into Neo objects, whoever made it."""

import json
import os

import neo
import numpy as np
import quantities as pq

from .results import read_spikes, read_traces


def read(folder):
    """
    The results of `neckar run` as a Neo Block: a segment, in it a spike train for each recorded neuron that spiked and a
    signal for each voltage, annotated with source_population and source_index.
    """
    with open(os.path.join(folder, "emulation.json"), encoding="utf-8") as file:
        emulation = json.load(file)
    t_stop = emulation["bio_s"] * 1000 * pq.ms
    segment = neo.Segment(name="run")
    for label, (indices, times) in read_spikes(os.path.join(folder, "spikes.csv")).items():
        for index in np.unique(indices):
            segment.spiketrains.append(
                neo.SpikeTrain(
                    times[indices == index] * pq.ms,
                    t_stop=t_stop,
                    name=f"{label}[{index}]",
                    source_population=label,
                    source_index=int(index),
                )
            )
    for (label, index), (times, volts) in read_traces(os.path.join(folder, "traces.csv")).items():
        segment.irregularlysampledsignals.append(
            neo.IrregularlySampledSignal(
                times * pq.ms, volts * pq.mV, name=f"{label}[{index}].v", source_population=label, source_index=index
            )
        )
    block = neo.Block(name=os.path.basename(os.path.abspath(folder)))
    block.segments.append(segment)
    return block
