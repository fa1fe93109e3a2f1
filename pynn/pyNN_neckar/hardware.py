"""What only this back end has: wishes about the mapping, and its report, table and picture."""

import gzip
import json
import os
import subprocess

from . import simulator
from .errors import NotOnHardware
from .launcher import find


def placement(population, hicanns=None, neuron_blocks=None, neurons=None, neuron_size=None, exclusive=None):
    """
    Wishes where cells go: chips (0..383), neuron blocks [chip, block], places {"hicann", "x", "size"} of each cell, circuits
    of a neuron (even, 2..64), and whether no others may be there. A view gives wishes for its cells.
    """
    simulator.state.refuse_when_begun("a new placement", "place before run(), or reset() first")
    wishes = {
        "hicanns": [hicanns] if isinstance(hicanns, int) else hicanns,
        "neuron_blocks": neuron_blocks,
        "neurons": neurons,
        "neuron_size": neuron_size,
        "exclusive": exclusive,
    }
    wish = {name: list(v) if isinstance(v, (list, tuple, range)) else v for name, v in wishes.items() if v is not None}
    for member in getattr(population, "populations", [population]):
        root = member.grandparent
        indices = member.root_indices.tolist()
        placed = dict(wish, indices=indices)
        root.placements = [p for p in root.placements if not set(p["indices"]) & set(indices)] + [placed]


def background_generator(population):
    """
    Has the chips' own generators send a Poisson population: a stream a chip instead of a train a source, without the limits
    of the host's links.
    """
    simulator.state.refuse_when_begun("a background generator", "ask for it before run(), or reset() first")
    if population.celltype.network_type is None and type(population.celltype).__name__ == "SpikeSourcePoisson":
        population.grandparent.is_on_chip = True
    else:
        raise NotOnHardware(
            f"a background generator for {type(population.celltype).__name__}",
            "generators send Poisson trains of constant rate",
            "SpikeSourcePoisson",
        )


def expected_rate(population, hz):
    """The mean rate in Hz for which lines and links are planned (default 20); a source with a rate of its own needs none."""
    simulator.state.refuse_when_begun("a new expected rate", "set it before run(), or reset() first")
    if not hz >= 0:
        raise ValueError(f"expected_rate({hz!r}): a rate in Hz, at least 0")
    for member in getattr(population, "populations", [population]):
        member.grandparent.expected_hz = float(hz)


def priority(projection, value):
    """How much the loss of a projection weighs (default 1)."""
    simulator.state.refuse_when_begun("a new priority", "set it before run(), or reset() first")
    projection.priority = float(value)


def fit_rates(projection, hz):
    """
    Rates in Hz of the trains on which the circuit shall come nearest to these Tsodyks-Markram synapses, where it cannot do them
    exactly (default 1 to 50 Hz).
    """
    simulator.state.refuse_when_begun("new rates of a fit", "set them before run(), or reset() first")
    rates = [float(rate) for rate in hz]
    if not projection.synapse_type.has_parameter("tau_rec"):
        raise ValueError(f"fit_rates({projection.label!r}): its synapses are not plastic")
    if not rates or min(rates) < 0.1:
        raise ValueError(f"fit_rates(..., {hz!r}): at least one rate, none below 0.1 Hz")
    projection.fit_rates = rates


def _latest():
    if simulator.state.has_begun:
        return simulator.state.results()
    results = simulator.state.engine.latest()
    if results is None:
        raise RuntimeError("nothing was run yet; call run() first")
    return results


def report():
    """The compiler's report as a dict (neckar-report/1), the emulator's under "emulation"."""
    results = _latest()
    return dict(results.report, folder=results.folder)


def mapping():
    """What stands for what: the mapping table as a dict (neckar-mapping/1)."""
    with gzip.open(os.path.join(_latest().folder, "mapping.json.gz"), "rt", encoding="utf-8") as file:
        return json.load(file)


def view(wait=False):
    """Opens the wafer in a browser (neckar view); returns the process, or its exit status when it waits."""
    process = subprocess.Popen([find(), "view", _latest().folder])
    return process.wait() if wait else process
