"""Writes the network as the files that neckar reads (neckar-network/1 and connection lists)."""

import json

import numpy as np

from .errors import NotOnHardware
from .naming import Names

LONGEST_LIST_IN_FILE = 64  # longer connection lists go into files of their own
_ALMOST_ZERO = 1e-9  # a weight that has a cell and rounds to no conductance
_DYNAMICS = ("U", "tau_rec", "tau_facil")
_MOST_DYNAMICS = 64


class NetworkFile:
    """
    The network of a state from time 0 to now, as text and arrays. The run goes on for a microsecond of hardware time, so
    that the last spikes arrive where they are recorded.
    """

    def __init__(self, state, watched=(), probed=None, keep_zero=False):
        self.state = state
        self.watched = watched
        self.probed = probed or {}  # population -> indices whose v the emulator's own probe reads
        self.voltages = 0  # cells whose v the hardware is asked for
        self.keep_zero = keep_zero
        self.names = Names()
        self.lists = {}  # file name -> structured array
        self.origins = {"populations": [], "projections": [], "currents": []}
        self.labels = {}  # population -> label in the file
        self.parts = []  # (projection, label in the file) in the order of the file
        self.text = json.dumps(self._tree(), default=_plain, separators=(",", ":"))
        # Where membranes begin in the reference simulator, as text; "" for all at rest.
        self.initial = self._initial() if state.options.is_reference else ""

    def _tree(self):
        state = self.state
        tree = {
            "format": "neckar-network/1",
            "name": "PyNN script",
            "duration_ms": state.t + 1e-3 * state.speedup,
            "seed": int(state.options.own["network_seed"]),
        }
        if state.options.hardware:
            tree["hardware"] = dict(state.options.hardware)
        tree["populations"] = [self._population(p) for p in state.populations]
        tree["projections"] = [part for p in state.projections for part in self._projection(p)]
        tree["currents"] = [entry for source in state.current_sources for entry in self._current(source)]
        return tree

    def _initial(self):
        entries = [
            {"population": label, "v_mV": [None if np.isnan(v) else v for v in population.starts_mv.tolist()]}
            for population, label in self.labels.items()
            if population.starts_mv is not None
        ]
        return json.dumps({"format": "neckar-initial/1", "populations": entries}) if entries else ""

    def _population(self, population):
        label = self.names.population(population.label)
        self.labels[population] = label
        self.origins["populations"].append((repr(population.label), population.origin))
        cell = population.celltype
        entry = {"label": label, "size": population.size, "cell_type": cell.network_type or type(cell).__name__}
        if cell.is_source and (entry["cell_type"] == "SpikeSourceArray" or population.course.is_changed):
            entry["cell_type"] = "SpikeSourceArray"
            trains = [times[times <= self.state.t] for times in population.course.trains(self.state.t)]
            entry["parameters"] = {"spike_times": _trains(trains)}
        else:
            entry["parameters"] = {name: _compact(values) for name, values in population._parameters.items()}
        if population.is_on_chip:
            entry["background_generator"] = True
        record = self._record(population)
        if record:
            entry["record"] = record
        if population.expected_hz is not None:
            entry["rate_hz"] = population.expected_hz
        if population.placements:
            entry["placement"] = population.placements
        return entry

    def _record(self, population):
        recorder = population.recorder
        spikes = recorder.indices("spikes")
        if population in self.watched:
            spikes = np.arange(population.size)
        requests = [_request("spikes", spikes, population.size)] if len(spikes) else []
        voltages = recorder.indices("v")
        all_probed = self.state.options.own["probe"] == "debug"
        probed = np.isin(voltages, list(self.probed.get(population, ()))) | all_probed
        self.voltages += int(np.sum(~probed))
        for chosen, probe in ((voltages[~probed], {}), (voltages[probed], {"probe": "debug"})):
            if len(chosen):
                requests.append(dict(_request("v", chosen, population.size), **probe))
        return requests

    def _projection(self, projection):
        """One entry for each pair of populations and each set of plasticity parameters."""
        columns = projection.columns
        pre_part, pre_index = _roots(projection.pre)
        post_part, post_index = _roots(projection.post)
        entries = []
        for pre_number, pre in enumerate(pre_part):
            for post_number, post in enumerate(post_part):
                rows = np.arange(columns.size)
                if len(pre_part) > 1 or len(post_part) > 1:
                    rows = np.nonzero(
                        (pre_index[0][columns.pre] == pre_number) & (post_index[0][columns.post] == post_number)
                    )[0]
                whole = _is_whole(projection.pre, pre) and _is_whole(projection.post, post)
                for dynamics, chosen in self._dynamics(projection, rows):
                    if len(chosen):
                        ends = (pre, pre_index[1], post, post_index[1])
                        entries.append(self._part(projection, ends, chosen, dynamics, whole))
        return entries

    def _dynamics(self, projection, rows):
        """Rows of equal plasticity."""
        columns = projection.columns
        if not projection.synapse_type.has_parameter("tau_rec"):
            return [(None, rows)]
        if not len(rows):
            return []
        values = np.column_stack([np.broadcast_to(columns.compact(name), columns.size)[rows] for name in _DYNAMICS])
        different, which = np.unique(values, axis=0, return_inverse=True)
        if len(different) > _MOST_DYNAMICS:
            raise NotOnHardware(
                f"{len(different)} different plasticity parameters in {projection.label!r} ({projection.origin})",
                "a synapse driver has one setting for its whole row",
                f"up to {_MOST_DYNAMICS} different sets of U, tau_rec and tau_facil in a projection",
            )
        return [(dict(zip(_DYNAMICS, map(float, row))), rows[which == k]) for k, row in enumerate(different)]

    def _part(self, projection, ends, rows, dynamics, whole):
        pre, pre_index, post, post_index = ends
        columns = projection.columns
        label = self.names.projection(projection.label or f"{pre.label}->{post.label}")
        self.parts.append((projection, label))
        self.origins["projections"].append((repr(projection.label), projection.origin))
        entry = {
            "label": label,
            "pre": self.labels[pre],
            "post": self.labels[post],
            "receptor": projection.receptor_type,
        }
        weight = np.abs(columns.compact("weight"))
        if self.keep_zero:
            weight = np.maximum(weight, _ALMOST_ZERO)
        delay = columns.compact("delay")
        same = np.ndim(weight) == 0 and np.ndim(delay) == 0
        if same:
            entry["weight"], entry["delay"] = float(weight), float(delay)
        if columns.rule and whole and same and len(rows) == columns.size:
            entry["connector"] = {"type": columns.rule}
        else:
            fields = [pre_index[columns.pre[rows]], post_index[columns.post[rows]]]
            if not same:
                fields += [np.broadcast_to(v, (columns.size,))[rows] for v in (weight, delay)]
            entry["connector"] = self._list(fields)
        if dynamics is not None:
            entry["synapse_type"] = dict(type="TsodyksMarkramSynapse", **dynamics)
            if projection.fit_rates:
                entry["synapse_type"]["fit_rates"] = projection.fit_rates
        if projection.priority != 1:
            entry["priority"] = projection.priority
        return entry

    def _list(self, fields):
        if len(fields[0]) <= LONGEST_LIST_IN_FILE:
            return {"type": "FromListConnector", "connections": [list(row) for row in zip(*(f.tolist() for f in fields))]}
        table = np.empty(len(fields[0]), dtype=_ROW[: len(fields)])
        for (name, _), field in zip(_ROW, fields):
            table[name] = field
        file = f"connections-{len(self.lists)}.npy"
        self.lists[file] = table
        return {"type": "FromFileConnector", "path": file}

    def _current(self, source):
        entries = []
        for population, indices in source.targets():
            entry = dict(source.network_entry(), population=self.labels[population])
            if len(indices) < population.size:
                entry["indices"] = indices
            self.origins["currents"].append((type(source).__name__, source.origin))
            entries.append(entry)
        return entries


_ROW = [("pre", "<i4"), ("post", "<i4"), ("weight", "<f8"), ("delay", "<f8")]


def _roots(group):
    """Populations at the root of a group, and for each of its cells the number of its root and the index there."""
    members = getattr(group, "populations", [group])
    roots, numbers, indices = [], [], []
    for member in members:
        root = member.grandparent
        if root not in roots:
            roots.append(root)
        numbers.append(np.full(member.size, roots.index(root)))
        indices.append(member.root_indices)
    return roots, (np.concatenate(numbers), np.concatenate(indices).astype(np.int32))


def _is_whole(group, root):
    return group is root or getattr(group, "populations", None) == [root]


def _request(variable, indices, size):
    return {"variable": variable} if len(indices) == size else {"variable": variable, "indices": indices.tolist()}


def _compact(values):
    return float(values[0]) if (values == values[0]).all() else values.tolist()


def _trains(trains):
    first = trains[0].tolist()
    lists = [times.tolist() for times in trains]
    return first if all(times == first for times in lists) and first else lists


def _plain(value):
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"{type(value).__name__} in a network file")
