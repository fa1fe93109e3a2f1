"""Reads a result folder as its users do (h5py, Neo, numpy) and compares each file with the CSV beside it."""

import csv
import json
import sys

import h5py
import neo
import numpy


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def spikes_by_cell(folder):
    cells = {}
    for row in rows(folder + "/spikes.csv"):
        cells.setdefault((row["population"], int(row["index"])), []).append(float(row["time_ms"]))
    return cells


def voltages_by_cell(folder):
    cells = {}
    for row in rows(folder + "/traces.csv"):
        cells.setdefault((row["population"], int(row["index"])), []).append((float(row["time_ms"]), float(row["v_mV"])))
    return {cell: numpy.array(values) for cell, values in cells.items()}


def text(value):
    return value.decode() if isinstance(value, bytes) else value


def check_hdf5(folder, spikes, voltages):
    with h5py.File(folder + "/results.h5", "r") as root:
        assert root.attrs["magic"] == 0x0A7A and list(root.attrs["version"]) == [0, 1]
        assert root.attrs["version"].dtype == numpy.uint32
        found = {}
        for group in root["spikes"].values():
            assert text(group.attrs["sorting"]) == "by_time"
            assert text(group["timestamps"].attrs["units"]) == "ms"
            assert group["node_ids"].dtype == numpy.uint64
            times = group["timestamps"][:]
            assert (numpy.diff(times) >= 0).all()
            for index, time in zip(group["node_ids"][:], times):
                found.setdefault((text(group.attrs["population"]), int(index)), []).append(time)
        assert found == spikes, "spikes of results.h5"
        traces = {}
        for group in root["report"].values():
            start, stop, step = group["mapping/time"][:]
            data = group["data"][:]
            assert text(group["data"].attrs["units"]) == "mV"
            assert list(group["mapping/index_pointer"][:]) == list(range(data.shape[1] + 1))
            assert abs(start + len(data) * step - stop) < 1e-6
            for element, index in enumerate(group["mapping/node_ids"][:]):
                times = start + step * numpy.arange(len(data))
                traces[text(group.attrs["population"]), int(index)] = numpy.column_stack([times, data[:, element]])
        compare_traces(traces, voltages, "results.h5")
        return {text(g.attrs["population"]): [int(i) for i in g["node_ids"][:]] for g in root["recorded"].values()}


def compare_traces(traces, voltages, name):
    assert traces.keys() == voltages.keys(), name
    for cell, trace in traces.items():
        assert trace.shape == voltages[cell].shape, name
        assert numpy.abs(trace[:, 0] - voltages[cell][:, 0]).max() < 1e-3, name
        assert numpy.abs(trace[:, 1] - voltages[cell][:, 1]).max() < 1e-4, name


def check_matlab(folder, spikes, voltages, recorded):
    block = neo.NeoMatlabIO(folder + "/results.mat").read()
    block = block[0] if isinstance(block, list) else block
    (segment,) = block.segments
    duration = json.load(open(folder + "/results.json", encoding="utf-8"))["duration_ms"]
    seen = {}
    for train in segment.spiketrains:
        cell = (train.annotations["source_population"], int(train.annotations["source_index"]))
        assert float(train.t_start.rescale("ms")) == 0 and float(train.t_stop.rescale("ms")) == duration
        assert train.name == "%s[%d]" % cell and cell not in seen
        seen[cell] = list(train.rescale("ms").magnitude)
    assert sorted(seen) == sorted((label, index) for label, ids in recorded.items() for index in ids)
    assert {cell: times for cell, times in seen.items() if times} == spikes, "spikes of results.mat"
    traces = {}
    for signal in segment.analogsignals:
        cell = (signal.annotations["source_population"], int(signal.annotations["source_index"]))
        assert str(signal.units.dimensionality) == "mV"
        times = signal.times.rescale("ms").magnitude
        traces[cell] = numpy.column_stack([times, signal.magnitude[:, 0]])
    compare_traces(traces, voltages, "results.mat")


def check_numpy(folder, spikes, voltages):
    index = json.load(open(folder + "/results.json", encoding="utf-8"))
    labels = [population["population"] for population in index["populations"]]
    found = {}
    for population, cell, time in numpy.load(folder + "/spikes.npy"):
        found.setdefault((labels[population], int(cell)), []).append(time)
    assert found == spikes, "spikes.npy"
    traces = {}
    for population, cell, time, value in numpy.load(folder + "/traces.npy"):
        traces.setdefault((labels[population], int(cell)), []).append((time, value))
    assert traces.keys() == voltages.keys()
    for cell, trace in traces.items():
        assert (numpy.array(trace) == voltages[cell]).all(), "traces.npy"


def main(folder):
    spikes, voltages = spikes_by_cell(folder), voltages_by_cell(folder)
    recorded = check_hdf5(folder, spikes, voltages)
    check_matlab(folder, spikes, voltages, recorded)
    check_numpy(folder, spikes, voltages)
    silent = sum(len(ids) for ids in recorded.values()) - len(spikes)
    print(json.dumps({"cells": len(spikes), "silent": silent, "traces": len(voltages)}))


main(sys.argv[1])
