"""Projections: connections as columns of numbers; an object for each is made only when the script looks at it."""

import numpy as np
from pyNN import common, errors
from pyNN.parameters import LazyArray
from pyNN.space import Space

from . import connecting, simulator
from .origin import script_line
from .standardmodels import StaticSynapse


class Connection(common.Connection):
    """One connection: reads and writes a row of its projection's columns."""

    __slots__ = ("projection", "row")

    def __init__(self, projection, row):
        object.__setattr__(self, "projection", projection)
        object.__setattr__(self, "row", row)

    @property
    def presynaptic_index(self):
        """Index of the sending cell in the projection's pre."""
        return int(self.projection.columns.pre[self.row])

    @property
    def postsynaptic_index(self):
        """Index of the receiving cell in the projection's post."""
        return int(self.projection.columns.post[self.row])

    @property
    def presynaptic_cell(self):
        """The sending cell."""
        return self.projection.pre[self.presynaptic_index]

    @property
    def postsynaptic_cell(self):
        """The receiving cell."""
        return self.projection.post[self.postsynaptic_index]

    def __getattr__(self, name):
        columns = self.projection.columns
        if name not in columns.values:
            raise AttributeError(f"a connection of {self.projection.label!r} has no attribute {name!r}")
        return float(columns.values[name][self.row])

    def __setattr__(self, name, value):
        if name not in self.projection.columns.values:
            raise AttributeError(f"a connection of {self.projection.label!r} has no attribute {name!r}")
        self.projection._refuse_when_begun(name)
        self.projection.columns.write(name, self.row, value)

    def as_tuple(self, *names):
        """Values of some attributes, indices among them."""
        return tuple(getattr(self, name) for name in names)


class Projection(common.Projection):
    __doc__ = common.Projection.__doc__
    _simulator = simulator
    _static_synapse_class = StaticSynapse

    def __init__(
        self,
        presynaptic_neurons,
        postsynaptic_neurons,
        connector,
        synapse_type=None,
        source=None,
        receptor_type=None,
        space=Space(),
        label=None,
    ):
        state = simulator.state
        state.refuse_when_begun("a new projection", "build the whole network first, or reset() before")
        self.origin = script_line()
        self.priority = 1
        self.fit_rates = None
        super().__init__(
            presynaptic_neurons, postsynaptic_neurons, connector, synapse_type, source, receptor_type, space, label
        )
        self.columns = connecting.connect(self)
        state.projections.append(self)

    def __len__(self):
        return self.columns.size

    def __getitem__(self, i):
        if isinstance(i, (int, np.integer)):
            if not -len(self) <= i < len(self):
                raise IndexError(i)
            return Connection(self, int(i) % len(self))
        if isinstance(i, slice):
            return [Connection(self, row) for row in range(*i.indices(len(self)))]
        raise TypeError(f"a connection is found by an integer or a slice, not {type(i).__name__}")

    @property
    def connections(self):
        """All connections, one object each."""
        return [Connection(self, row) for row in range(len(self))]

    def _convergent_connect(self, presynaptic_indices, postsynaptic_index, **parameters):
        self._collector.add(presynaptic_indices, postsynaptic_index, parameters)

    def _refuse_when_begun(self, what):
        simulator.state.refuse_when_begun(
            f"changing {what} of {self.label!r}", "reset(keep_mapping=True) first, it takes new weights fast"
        )

    def _value_list_to_array(self, attributes):
        """PyNN spreads lists over a matrix here; rows of connections take them as they are."""
        return attributes

    def set(self, **attributes):
        """Sets attributes of all connections: a number, a list in the order of get('list'), a matrix, a distribution
        or a function of the distance."""
        lists = {
            name: value
            for name, value in attributes.items()
            if isinstance(value, (list, tuple)) or (isinstance(value, np.ndarray) and value.ndim == 1)
        }
        for name, value in lists.items():
            self._require(name)
            values = np.asarray(value, dtype=float)
            if values.shape != (len(self),):
                raise errors.InvalidDimensionsError(
                    f"{name}: {values.shape[0]} values for {len(self)} connections of {self.label!r}"
                )
            self._refuse_when_begun(name)
            self._checked(name, values)
            self.columns.replace(name, values)
        rest = {name: value for name, value in attributes.items() if name not in lists}
        if rest:
            super().set(**rest)

    def _require(self, name):
        if not self.synapse_type.has_parameter(name):
            raise errors.NonExistentParameterError(
                name, type(self.synapse_type).__name__, self.synapse_type.get_parameter_names()
            )

    def _checked(self, name, values):
        check = self.synapse_type.parameter_checks.get(name)
        if check is not None and len(values):
            check(values, self)

    def _set_attributes(self, parameter_space):
        for name, value in parameter_space.items():
            self._refuse_when_begun(name)
            values = connecting.values_of_pairs(value, self.columns.pre, self.columns.post)
            self._checked(name, np.atleast_1d(values))
            self.columns.replace(name, values)

    def _set_initial_value_array(self, variable, initial_values):
        """Synapses start recovered, whatever is asked."""

    def initialize(self, **initial_values):
        """Notes initial values of plasticity variables; synapses of the chip start recovered."""
        for variable, value in initial_values.items():
            self.initial_values[variable] = LazyArray(value, shape=(len(self),), dtype=float)

    def _get_attributes_as_list(self, names):
        columns = [self.columns.column(name) for name in names]
        return list(zip(*(column.tolist() for column in columns)))

    def _get_attributes_as_arrays(self, names, multiple_synapses="sum"):
        return [self.columns.matrix(name, self.shape, multiple_synapses) for name in names]
