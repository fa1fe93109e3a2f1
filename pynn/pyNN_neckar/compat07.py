"""
The interface of PyNN 0.7 on top of this back end, for scripts of that time: `from pyNN_neckar.compat07 import *`.

Names, arguments and defaults are those of PyNN 0.7: weights and delays belong to the connector, the receptor is the
projection's target, plasticity a SynapseDynamics, data are printed into text files. What PyNN 0.10 has renamed is here by
its old name; the machine and its limits are the same.
"""

import numpy as np
from pyNN import space
from pyNN.random import NumpyRNG, RandomDistribution

import pyNN_neckar as _sim
from pyNN_neckar import standardmodels as _models
from pyNN_neckar.errors import NotOnHardware

from .electrodes import ACSource, NoisyCurrentSource, StepCurrentSource
from .standardmodels import (
    EIF_cond_alpha_isfa_ista,
    EIF_cond_exp_isfa_ista,
    IF_cond_alpha,
    IF_cond_exp,
    IF_curr_alpha,
    IF_curr_exp,
    SpikeSourceArray,
    SpikeSourcePoisson,
)



def setup(timestep=0.1, min_delay=0.1, max_delay=10.0, **extra_params):
    """Begins a simulation; other arguments as those of the back end's setup()."""
    return _sim.setup(timestep=timestep, min_delay=min_delay, max_delay=max_delay, **extra_params)


def run(simtime):
    """Advances the clock by a time in ms; returns the new time."""
    return _sim.run(simtime)


def end(compatible_output=True):
    """Ends the simulation."""
    _sim.end()


get_current_time = _sim.get_current_time
get_time_step = _sim.get_time_step


class DCSource(_sim.DCSource):
    """A constant current, nA, between two times in ms; stop None means without end."""

    def __init__(self, amplitude=1.0, start=0.0, stop=None):
        super().__init__(amplitude=amplitude, start=start, stop=1e12 if stop is None else stop)


class _Cells:
    """What populations and views have in common: recording into files."""

    def record(self, to_file=True):
        """Records spikes."""
        super().record("spikes")

    def record_v(self, to_file=True):
        """Records membrane potentials."""
        super().record("v")

    def getSpikes(self, gather=True, compatible_output=True):
        """Rows (index, time in ms) of the recorded spikes, in the order of index and time."""
        root = self.grandparent
        ids, times = root.recorder._get_spiketimes(self.recorder.filter_recorded("spikes", None))
        order = np.lexsort((times, ids))
        return np.column_stack([ids[order] - int(root.first_id), times[order]])

    def get_v(self, gather=True, compatible_output=True):
        """Rows (index, time in ms, mV) of the recorded membranes."""
        signal = self.get_data("v").segments[-1].filter(name="v")[0]
        times = np.asarray(signal.times.rescale("ms").magnitude)
        first = int(self.grandparent.first_id)
        blocks = [
            np.column_stack([np.full(len(times), int(id) - first), times, column])
            for id, column in zip(signal.annotations["source_ids"], signal.magnitude.T)
        ]
        return np.vstack(blocks)

    def printSpikes(self, file, gather=True, compatible_output=True):
        """Writes a line "time in ms, index" a spike, below a head that describes the population."""
        rows = self.getSpikes()
        self._print(file, "spikes", rows[:, ::-1], ("%.4f", "%d"))

    def print_v(self, file, gather=True, compatible_output=True):
        """Writes a line "mV, index" a sample."""
        rows = self.get_v()
        self._print(file, "v", rows[:, [2, 0]], ("%.4f", "%d"))

    def meanSpikeCount(self, gather=True):
        """Mean number of spikes a cell."""
        return self.mean_spike_count()

    def tset(self, parametername, value_array):
        """Sets a parameter to a value for each cell."""
        self.set(**{parametername: value_array if np.ndim(value_array[0]) else np.ravel(value_array)})

    def rset(self, parametername, rand_distr):
        """Sets a parameter to random values."""
        self.set(**{parametername: rand_distr})

    def _print(self, file, variable, rows, formats):
        head = {
            "label": self.label,
            "variable": variable,
            "size": self.size,
            "dt": get_time_step(),
            "n": len(rows),
        }
        with open(file, "w", encoding="utf-8") as out:
            out.writelines(f"# {name} = {value}\n" for name, value in head.items())
            np.savetxt(out, rows, fmt=formats, delimiter="\t")


class PopulationView(_Cells, _sim.PopulationView):
    """Some cells of a population."""

    def _get_view(self, selector, label=None):
        return PopulationView(self, selector, label)


class Population(_Cells, _sim.Population):
    """A population; dims is a number of cells, or the extent of a grid in each direction."""

    def __init__(self, dims, cellclass, cellparams=None, structure=None, label=None):
        if not np.isscalar(dims):
            dims, structure = int(np.prod(dims)), structure or _grid(tuple(dims))
        super().__init__(int(dims), cellclass, cellparams, structure=structure, label=label)

    def randomInit(self, rand_distr):
        """Asks for random membranes at the start."""
        self.initialize(v=rand_distr)

    def _get_view(self, selector, label=None):
        return PopulationView(self, selector, label)


def _grid(dims):
    if len(dims) == 1:
        return space.Line()
    if len(dims) == 2:
        return space.Grid2D(aspect_ratio=dims[0] / dims[1])
    return space.Grid3D(aspect_ratioXY=dims[0] / dims[1], aspect_ratioXZ=dims[0] / dims[2])


class TsodyksMarkramMechanism:
    """Parameters of short-term plasticity: U; tau_rec and tau_facil in ms."""

    def __init__(self, U=0.5, tau_rec=100.0, tau_facil=0.0, u0=0.0, x0=1.0, y0=0.0):
        if (u0, x0, y0) != (0.0, 1.0, 0.0):
            raise NotOnHardware("u0, x0, y0", "synapses begin recovered", "the defaults")
        self.parameters = {"U": U, "tau_rec": tau_rec, "tau_facil": tau_facil}


class SynapseDynamics:
    """Plasticity of a projection: fast is short-term, slow is long-term, which this hardware has not."""

    def __init__(self, fast=None, slow=None):
        if slow is not None:
            raise NotOnHardware("SynapseDynamics(slow=...)", "weights are fixed while an experiment runs", "fast=...")
        self.fast = fast


class Projection(_sim.Projection):
    """Synapses between two populations by a connector, the method; target is excitatory or inhibitory."""

    def __init__(
        self,
        presynaptic_neurons,
        postsynaptic_neurons,
        method,
        source=None,
        target="excitatory",
        synapse_dynamics=None,
        label=None,
        rng=None,
    ):
        weight, delay = method.asked
        fast = synapse_dynamics.fast if synapse_dynamics is not None else None
        if fast is None:
            synapse = _models.StaticSynapse(weight=weight, delay=delay)
        else:
            synapse = _models.TsodyksMarkramSynapse(weight=weight, delay=delay, **fast.parameters)
        if rng is not None and hasattr(method, "rng"):
            method.rng = rng
        super().__init__(
            presynaptic_neurons, postsynaptic_neurons, method, synapse, receptor_type=target, label=label
        )

    def setWeights(self, w):
        """Sets all weights, nA or uS."""
        self.set(weight=w)

    def getWeights(self, format="list", gather=True):
        """Weights as list or array."""
        found = self.get("weight", format)
        return [row[2] for row in found] if format == "list" else found


class _OldConnector:
    """Weights and delays are arguments of the connector; the default weight is 0, the default delay the smallest."""

    def __init__(self, *arguments, weights=0.0, delays=None, **parameters):
        super().__init__(*arguments, **parameters)
        self.asked = (weights, delays)


class AllToAllConnector(_OldConnector, _sim.AllToAllConnector):
    """Each with each."""

    def __init__(self, allow_self_connections=True, weights=0.0, delays=None):
        super().__init__(allow_self_connections, weights=weights, delays=delays)


class OneToOneConnector(_OldConnector, _sim.OneToOneConnector):
    """Each with its like."""

    def __init__(self, weights=0.0, delays=None):
        super().__init__(weights=weights, delays=delays)


class FixedProbabilityConnector(_OldConnector, _sim.FixedProbabilityConnector):
    """Each pair with a probability."""

    def __init__(self, p_connect, allow_self_connections=True, weights=0.0, delays=None):
        super().__init__(p_connect, allow_self_connections, weights=weights, delays=delays)


class FixedNumberPreConnector(_OldConnector, _sim.FixedNumberPreConnector):
    """A number of sources for each target."""

    def __init__(self, n, allow_self_connections=True, weights=0.0, delays=None):
        super().__init__(n, allow_self_connections, weights=weights, delays=delays)


class FixedNumberPostConnector(_OldConnector, _sim.FixedNumberPostConnector):
    """A number of targets for each source."""

    def __init__(self, n, allow_self_connections=True, weights=0.0, delays=None):
        super().__init__(n, allow_self_connections, weights=weights, delays=delays)


class FromListConnector(_OldConnector, _sim.FromListConnector):
    """Rows (source, target, weight, delay); source and target are indices."""

    def __init__(self, conn_list):
        super().__init__(conn_list)
        self.asked = (0.0, None)


Space = space.Space
__all__ = [name for name in dir() if not name.startswith("_") and name != "np"]
