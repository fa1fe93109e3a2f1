"""Reads a folder of results into Neo objects, whoever made it."""

import os

import neo
import numpy as np
import quantities as pq

from .results import index, read_spikes, read_traces


def read(folder):
    """
    The results of `neckar run` as a Neo Block with one segment: a spike train for each recorded cell, silent ones too, and
    a signal for each voltage, annotated with source_population and source_index.
    """
    contents = index(folder)
    t_stop = contents["duration_ms"] * pq.ms
    segment = neo.Segment(name="run")
    spikes = read_spikes(folder)
    for population in contents["populations"]:
        label = population["population"]
        indices, times = spikes[label]
        order = np.argsort(indices, kind="stable")
        indices, times = indices[order], times[order]
        for first, last in population["recorded"]:
            for cell in range(first, last + 1):
                chosen = times[np.searchsorted(indices, cell) : np.searchsorted(indices, cell, side="right")]
                annotations = {"source_population": label, "source_index": cell}
                name = f"{label}[{cell}]"
                segment.spiketrains.append(neo.SpikeTrain(chosen * pq.ms, t_stop=t_stop, name=name, **annotations))
    for (label, cell), (times, volts) in read_traces(folder).items():
        segment.irregularlysampledsignals.append(
            neo.IrregularlySampledSignal(
                times * pq.ms, volts * pq.mV, name=f"{label}[{cell}].v", source_population=label, source_index=cell
            )
        )
    block = neo.Block(name=os.path.basename(os.path.abspath(folder)))
    block.segments.append(segment)
    return block
