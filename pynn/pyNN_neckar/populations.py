"""Populations, views and assemblies; parameters are plain arrays, one entry a cell."""

import numpy as np
from pyNN import common, errors
from pyNN.parameters import ParameterSpace, Sequence, simplify
from pyNN.standardmodels import StandardCellType

from . import simulator
from .errors import HardwareWarning
from .notes import note_once
from .origin import script_line
from .recording import Recorder


class Assembly(common.Assembly):
    __doc__ = common.Assembly.__doc__
    _simulator = simulator

    @property
    def receptor_types(self):
        """Receptor types that all populations have, in the first one's order: the first is the default."""
        types = [population.celltype.receptor_types for population in self.populations]
        return [name for name in types[0] if all(name in others for others in types)]


class PopulationView(common.PopulationView):
    __doc__ = common.PopulationView.__doc__
    _simulator = simulator
    _assembly_class = Assembly

    @property
    def root_indices(self):
        """Index of each cell in the population at the root."""
        return np.asarray(self.index_in_grandparent(np.arange(self.size)), dtype=int)

    def _get_parameters(self, *names):
        values = {name: simplify(self.grandparent._parameters[name][self.root_indices]) for name in names}
        return ParameterSpace(values, shape=(self.size,))

    def _set_parameters(self, parameter_space):
        self.grandparent._change(parameter_space, self.root_indices)

    def _set_initial_value_array(self, variable, initial_values):
        self.grandparent._begin_at(variable, initial_values, self.root_indices)

    @property
    def initial_values(self):
        """Initial values of the state variables of these cells."""
        return {
            name: common.populations.LazyArray(value[self.root_indices], shape=(self.size,), dtype=float)
            for name, value in self.grandparent.initial_values.items()
        }

    def initialize(self, **initial_values):
        """Sets initial values of these cells; the membrane always starts at rest, see Population.initialize."""
        for variable, value in initial_values.items():
            array = common.populations.LazyArray(value, shape=(self.size,), dtype=float)
            self._set_initial_value_array(variable, array)

    def _get_view(self, selector, label=None):
        return PopulationView(self, selector, label)


class Population(common.Population):
    __doc__ = common.Population.__doc__
    _simulator = simulator
    _recorder_class = Recorder
    _assembly_class = Assembly

    def __init__(self, size, cellclass, cellparams=None, structure=None, initial_values={}, label=None):
        state = simulator.state
        state.refuse_when_begun("a new population", "build the whole network first, or reset() before")
        if label is None:
            label = f"population{next(state.counters['Population'])}"
        if isinstance(cellclass, type) and cellparams is None:
            cellparams = {}
        self.origin = script_line()
        self.placements = []
        self.expected_hz = None  # mean rate for planning
        self.is_on_chip = False  # whether the chips' own generators send it
        self.starts_mv = None  # where membranes begin, NaN at rest; None when the script asked for nothing
        self._asked = frozenset(initial_values)
        super().__init__(size, cellclass, cellparams, structure, initial_values, label)
        self._asked = None
        state.populations.append(self)

    @property
    def root_indices(self):
        """Index of each cell in this population."""
        return np.arange(self.size)

    @property
    def grandparent(self):
        """The population itself: it is the root of its views."""
        return self

    def _create_cells(self):
        state = simulator.state
        first = state.id_counter
        self.all_cells = np.empty(self.size, dtype=object)
        for i in range(self.size):
            cell = simulator.ID(first + i)
            cell.__dict__["parent"] = self
            self.all_cells[i] = cell
        self._mask_local = np.ones(self.size, dtype=bool)
        state.id_counter += self.size
        standard = isinstance(self.celltype, StandardCellType)
        space = self.celltype.native_parameters if standard else self.celltype.parameter_space
        space.shape = (self.size,)
        self._parameters = {name: _column(value, self.size) for name, value in space.items()}
        self.course = self.celltype.course(self) if hasattr(self.celltype, "course") else None

    def _get_parameters(self, *names):
        return ParameterSpace(
            {name: simplify(self._parameters[name]) for name in names}, shape=(self.size,)
        )

    def _set_parameters(self, parameter_space):
        self._change(parameter_space, self.root_indices)

    def _change(self, parameter_space, indices):
        """Sets parameters of some cells; while time runs only what is stimulus can change."""
        changes = {name: _column(value, len(indices)) for name, value in parameter_space.items()}
        if simulator.state.has_begun:
            if self.course is None:
                if all(_equal(self._parameters[name][indices], value) for name, value in changes.items()):
                    return
                simulator.state.refuse_when_begun(
                    f"changing {', '.join(sorted(changes))} of {self.label!r}",
                    "reset() first; spike times, rates of Poisson sources and currents can change during a run",
                )
            if self.is_on_chip:
                simulator.state.refuse_when_begun("changing a background generator", "reset() first")
            self.course.before_change()
        for name, value in changes.items():
            self._parameters[name][indices] = value
        if self.course is not None:
            self.course.check()

    def _back_to_start(self):
        if self.course is not None:
            self.course.restart()

    def _set_initial_value_array(self, variable, initial_values):
        self._begin_at(variable, initial_values, self.root_indices)

    def _begin_at(self, variable, initial_values, indices):
        """Notes initial values. The reference simulator takes those of membranes; the wafer starts at rest."""
        if variable in self.initial_values:
            current = self.initial_values[variable].evaluate(simplify=False).copy()
            current[indices] = initial_values.evaluate(simplify=False)
            self.initial_values[variable] = common.populations.LazyArray(current, shape=(self.size,), dtype=float)
        default = self.celltype.default_initial_values.get(variable)
        if variable == "v" and not self.celltype.is_source:
            rest = self._parameters["v_rest"][indices]
            values = initial_values.evaluate(simplify=False)
            if self._asked is None or variable in self._asked:
                if self.starts_mv is None:
                    self.starts_mv = np.full(self.size, np.nan)
                self.starts_mv[indices] = values
            if simulator.state.options.is_reference:
                return
            if not np.allclose(values, rest) and not (default is not None and np.allclose(values, default)):
                note_once(
                    f"initialize(v=...) of {self.label!r}: membranes start at rest (v_rest), not at the values given",
                    HardwareWarning,
                )

    def _get_view(self, selector, label=None):
        return PopulationView(self, selector, label)


def _equal(left, right):
    return all(a == b for a, b in zip(left, right))


def _column(value, size):
    """A parameter as array with an entry for each cell."""
    value.shape = (size,)
    try:
        evaluated = value.evaluate(simplify=True)
    except (TypeError, ValueError) as error:
        raise errors.InvalidParameterValueError(str(error)) from error
    if isinstance(evaluated, Sequence) or (isinstance(evaluated, np.ndarray) and evaluated.dtype == object):
        column = np.empty(size, dtype=object)
        column[:] = [evaluated] * size if isinstance(evaluated, Sequence) else list(evaluated)
        return column
    if np.ndim(evaluated) == 0 and not np.isscalar(evaluated):
        evaluated = [evaluated] * size
        column = np.empty(size, dtype=object)
        column[:] = evaluated
        return column
    try:
        return np.array(np.broadcast_to(np.asarray(evaluated, dtype=float), (size,)))
    except (TypeError, ValueError) as error:
        raise errors.InvalidParameterValueError(f"a number for each cell is wanted: {error}") from error
