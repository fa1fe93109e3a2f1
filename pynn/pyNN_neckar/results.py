"""Reads the files that neckar wrote for one run."""

import csv
import json
import os

import numpy as np

_NOTHING = (np.empty(0, dtype=int), np.empty(0))


class Results:
    """Spikes, voltages and reports of one run; files are read when they are asked for."""

    def __init__(self, folder, labels):
        self.folder = folder
        self._labels = labels
        self._spikes = None
        self._traces = None

    def report(self):
        """What the compiler reports."""
        return self._json("report.json")

    def emulation(self):
        """What the emulator reports."""
        return self._json("emulation.json")

    def _json(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            return json.load(file)

    def spikes(self, population):
        """Indices and times in ms of the recorded spikes of a population, in the order of time."""
        if self._spikes is None:
            self._spikes = read_spikes(os.path.join(self.folder, "spikes.csv"))
        return self._spikes.get(self._labels[population], _NOTHING)

    def trace(self, population, index):
        """Times in ms and voltages in mV of a neuron; None when it was not recorded."""
        if self._traces is None:
            self._traces = read_traces(os.path.join(self.folder, "traces.csv"))
        return self._traces.get((self._labels[population], index))


def read_spikes(path):
    """Spikes of each population of a file spikes.csv: label -> (indices, times in ms)."""
    labels, numbers = _table(path, 2)
    return {label: (rows[:, 0].astype(int), rows[:, 1]) for label, rows in _groups(labels, numbers)}


def read_traces(path):
    """Voltages of each neuron of a file traces.csv: (label, index) -> (times in ms, mV)."""
    if not os.path.exists(path):
        return {}
    labels, numbers = _table(path, 3)
    traces = {}
    for label, rows in _groups(labels, numbers):
        for index in np.unique(rows[:, 0]):
            chosen = rows[rows[:, 0] == index]
            traces[label, int(index)] = (chosen[:, 1], chosen[:, 2])
    return traces


def _groups(labels, numbers):
    start = 0
    for label, count in labels:
        yield label, numbers[start : start + count]
        start += count


def _table(path, columns):
    """Labels with the lengths of their blocks of rows, and the numbers of all rows."""
    with open(path, encoding="utf-8", newline="") as file:
        file.readline()
        text = file.read()
    if '"' in text:
        return _quoted(text, columns)
    blocks = []
    pieces = []
    at = 0
    while at < len(text):
        label = text[at : text.index(",", at)]
        head = label + ","
        end = _end_of_block(text, at, head)
        piece = text[at + len(head) : end].replace("\n" + head, "\n")
        values = np.fromstring(piece.replace("\n", ",").rstrip(","), sep=",")
        pieces.append(values.reshape(-1, columns))
        blocks.append((label, len(pieces[-1])))
        at = end
    return blocks, np.vstack(pieces) if pieces else np.empty((0, columns))


def _end_of_block(text, at, head):
    """Where the rows of a label end: blocks of labels follow each other."""
    last = text.rfind("\n" + head)
    if last < at:
        last = at
    newline = text.find("\n", last + 1)
    return len(text) if newline < 0 else newline + 1


def _quoted(text, columns):
    blocks = []
    rows = []
    for row in csv.reader(text.splitlines()):
        if not blocks or blocks[-1][0] != row[0]:
            blocks.append([row[0], 0])
        blocks[-1][1] += 1
        rows.append([float(x) for x in row[1:]])
    return blocks, np.array(rows, dtype=float).reshape(-1, columns)
