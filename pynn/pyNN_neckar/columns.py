"""Connections as columns: indices of both sides and the values of each synapse parameter."""

import numpy as np


class Columns:
    """Connections sorted as they were made. A parameter that is the same for all of them is kept as one number."""

    def __init__(self, pre, post, values):
        self.pre = pre
        self.post = post
        self._values = dict(values)
        self.rule = None  # connector of the network file that makes just these pairs, if there is one

    def sort(self, n_post):
        """Puts connections in the order of source, then target: the rows of a matrix."""
        keys = self.pre.astype(np.int64) * n_post + self.post
        if np.all(keys[1:] >= keys[:-1]):
            return
        order = np.argsort(keys, kind="stable")
        self.pre, self.post = self.pre[order], self.post[order]
        for name, value in self._values.items():
            if isinstance(value, np.ndarray):
                self._values[name] = value[order]

    @property
    def size(self):
        """Number of connections."""
        return len(self.pre)

    @property
    def values(self):
        """All parameters as full columns."""
        for name, value in self._values.items():
            if not isinstance(value, np.ndarray):
                self._values[name] = np.full(self.size, float(value))
        return self._values

    def column(self, name):
        """One column: a parameter or an index."""
        if name == "presynaptic_index":
            return self.pre
        if name == "postsynaptic_index":
            return self.post
        return self.values[name]

    def compact(self, name):
        """A parameter as one number where all values are equal, else as column."""
        value = self._values[name]
        if isinstance(value, np.ndarray) and len(value) and (value == value[0]).all():
            return float(value[0])
        return value

    def replace(self, name, values):
        """New values of a parameter: a column or one number."""
        self._values[name] = values if isinstance(values, np.ndarray) else float(values)

    def write(self, name, row, value):
        """One value of a parameter."""
        self.values[name][row] = float(value)

    def matrix(self, name, shape, multiple):
        """A parameter as matrix of pre and post, NaN where there is no connection."""
        values = self.column(name).astype(float)
        result = np.full(shape, np.nan)
        if multiple in ("last", "first"):
            order = slice(None) if multiple == "last" else slice(None, None, -1)
            result[self.pre[order], self.post[order]] = values[order]
            return result
        start, join = {"sum": (0.0, np.add), "min": (np.inf, np.minimum), "max": (-np.inf, np.maximum)}[multiple]
        joined = np.full(shape, start)
        join.at(joined, (self.pre, self.post), values)
        result[self.pre, self.post] = joined[self.pre, self.post]
        return result


class Collector:
    """Takes the connections that a connector makes target by target."""

    def __init__(self, names):
        self.names = names
        self.pres, self.posts, self.parts = [], [], {name: [] for name in names}

    def add(self, pre, post, parameters):
        """Connections to one target; parameters are numbers or arrays as long as pre."""
        pre = np.atleast_1d(np.asarray(pre, dtype=np.int32))
        self.pres.append(pre)
        self.posts.append(np.full(len(pre), int(post), dtype=np.int32))
        for name in self.names:
            self.parts[name].append(np.broadcast_to(np.asarray(parameters[name], dtype=float), (len(pre),)))

    def columns(self):
        """All connections taken."""
        if not self.pres:
            empty = np.empty(0, dtype=np.int32)
            return Columns(empty, empty, {name: np.empty(0) for name in self.names})
        values = {name: np.concatenate(parts) for name, parts in self.parts.items()}
        return Columns(np.concatenate(self.pres), np.concatenate(self.posts), values)
