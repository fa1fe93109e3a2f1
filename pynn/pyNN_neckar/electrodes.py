"""Current sources: what PyNN's standard ones inject, as far as the stimulus of a neuron block can follow."""

import numpy as np
from pyNN.parameters import ParameterSpace, Sequence
from pyNN.standardmodels import build_translations, electrodes

from .errors import NotOnHardware
from .origin import script_line
from .simulator import state


_FOREVER_MS = 1e12
_NOW_MS = 1e-9


class _CurrentSource:
    """Parameters and targets of a source."""

    def __init__(self, **parameters):
        super().__init__(**parameters)
        space = self.native_parameters
        space.shape = (1,)
        space.evaluate(simplify=True)
        values = {name: _single(value) for name, value in space.as_dict().items()}
        object.__setattr__(self, "_native", values)
        object.__setattr__(self, "_cells", [])
        object.__setattr__(self, "_recorded", False)
        object.__setattr__(self, "origin", script_line())
        self._normalise()

    def inject_into(self, cells):
        """Injects the current into cells: a population, view, assembly or list of cells."""
        state.refuse_when_begun("injecting a new current", "inject before run(), with start and stop")
        for cell in cells:
            if not cell.celltype.injectable:
                raise TypeError("Can't inject current into a spike source.")
            self._cells.append(cell)
        if self not in state.current_sources:
            state.current_sources.append(self)

    def set_native_parameters(self, parameters):
        """Changes parameters; while time runs the course up to now stays."""
        parameters.shape = (1,)
        parameters.evaluate(simplify=True)
        changes = {name: _single(value) for name, value in parameters.as_dict().items()}
        if state.has_begun and self._cells:
            self._change_while_running(changes)
        self._native.update(changes)
        self._normalise()

    def _normalise(self):
        """Brings parameters into the form in which they are kept; raises for values that make no sense."""

    def _change_while_running(self, changes):
        raise NotOnHardware(
            f"changing {', '.join(sorted(changes))} of a {type(self).__name__} at t = {state.t:g} ms",
            "the stimulus is written before the experiment starts",
            "a StepCurrentSource that holds the whole course, or reset() first",
        )

    def get_native_parameters(self):
        """All parameters."""
        values = {k: Sequence(v) if isinstance(v, np.ndarray) else v for k, v in self._native.items()}
        return ParameterSpace(values)

    def get_parameters(self):
        """All parameters by name."""
        return dict(self._native)

    def targets(self):
        """Populations and sorted indices of the cells that get the current."""
        groups = {}
        for cell in self._cells:
            population = cell.parent.grandparent
            groups.setdefault(population, set()).add(int(cell) - int(population.first_id))
        return [(population, sorted(indices)) for population, indices in groups.items()]

    def network_entry(self):
        """Type and parameters under the names of the network file; what lasts to the end has no end."""
        entry = {name: float(value) for name, value in self._native.items()}
        if entry["stop"] >= state.t:
            entry["stop"] = _FOREVER_MS
        return dict(entry, type=type(self).__name__)

    def record(self):
        """Notes the current as asked for; see get_data()."""
        object.__setattr__(self, "_recorded", True)

    def _get_data(self):
        times = state.dt * np.arange(int(round(state.t / state.dt)) + 1)
        return times, self.at(times)

    def at(self, times):
        """The current in nA at times in ms, as asked for."""
        raise NotOnHardware(f"recording a {type(self).__name__}", "its noise is drawn by the compiler", "record('v')")

    @staticmethod
    def _pulse(times, values, native):
        return np.where((times >= native["start"]) & (times < native["stop"]), values, 0.0)

    def restart(self):
        """Nothing to forget."""


def _steps(times, amplitudes):
    return {"type": "StepCurrentSource", "times": times.tolist(), "amplitudes": amplitudes.tolist()}


def _single(value):
    if isinstance(value, np.ndarray) and value.shape == (1,):
        value = value[0]
    return np.asarray(value.value, dtype=float) if isinstance(value, Sequence) or hasattr(value, "value") else value


def _same(standard):
    return build_translations(*((name, name) for name in standard.default_parameters))


class DCSource(_CurrentSource, electrodes.DCSource):
    __doc__ = electrodes.DCSource.__doc__
    translations = _same(electrodes.DCSource)

    def __init__(self, **parameters):
        super().__init__(**parameters)
        object.__setattr__(self, "_past", [])  # (until when in ms, parameters until then)

    def _change_while_running(self, changes):
        self._past.append((state.t, dict(self._native)))

    def restart(self):
        """Forgets the changes: the present parameters count from 0."""
        self._past.clear()

    def network_entry(self):
        """A pulse, or the steps that changes during the run make of it."""
        if not self._past:
            return super().network_entry()
        edges = {0.0, self._native["start"], self._native["stop"]}
        for until, native in self._past:
            edges |= {until, native["start"], native["stop"]}
        times = np.array(sorted(edge for edge in edges if 0 <= edge < _FOREVER_MS))
        amplitudes = self.at(times)
        kept = np.insert(np.diff(amplitudes) != 0, 0, True)
        return _steps(times[kept], amplitudes[kept])

    def at(self, times):
        """The current in nA at times in ms."""
        current = self._pulse(times, self._native["amplitude"], self._native)
        for until, native in reversed(self._past):
            current = np.where(times < until, self._pulse(times, native["amplitude"], native), current)
        return current


class StepCurrentSource(_CurrentSource, electrodes.StepCurrentSource):
    __doc__ = electrodes.StepCurrentSource.__doc__
    translations = _same(electrodes.StepCurrentSource)

    def network_entry(self):
        """Times and amplitudes, of equal times the last."""
        return _steps(*self._course())

    def _normalise(self):
        """Times on the grid of the time step; of equal times the last counts."""
        times, amplitudes = self._native["times"], self._native["amplitudes"]
        if len(times) != len(amplitudes):
            return  # set one after the other; checked when they are needed
        if np.any(times < 0):
            raise ValueError(f"StepCurrentSource: the time {times.min()} ms is negative")
        if np.any(np.diff(times) < 0):
            raise ValueError("StepCurrentSource: the times do not ascend")
        times = self._round_timestamp(times, state.dt)
        last = np.append(np.diff(times) > 1e-9, True)[: len(times)]
        self._native.update(times=times[last], amplitudes=amplitudes[last])

    def _course(self):
        times, amplitudes = self._native["times"], self._native["amplitudes"]
        if len(times) != len(amplitudes):
            raise ValueError(f"StepCurrentSource: {len(times)} times for {len(amplitudes)} amplitudes")
        return times, amplitudes

    def _change_while_running(self, changes):
        """Steps up to now stay, later ones are replaced."""
        old_times, old = self._course()
        times = changes.get("times", self._native["times"])
        amplitudes = changes.get("amplitudes", self._native["amplitudes"])
        past = old_times <= state.t
        future = np.asarray(times) >= state.t - _NOW_MS  # a step that is due now replaces an older one, see _normalise
        changes["times"] = np.concatenate([old_times[past], np.asarray(times)[future]])
        changes["amplitudes"] = np.concatenate([old[past], np.asarray(amplitudes)[future]])

    def at(self, times):
        """The current in nA at times in ms."""
        steps, amplitudes = self._course()
        return np.concatenate([[0.0], amplitudes])[np.searchsorted(steps, times, side="right")]


class ACSource(_CurrentSource, electrodes.ACSource):
    __doc__ = electrodes.ACSource.__doc__
    translations = _same(electrodes.ACSource)

    def at(self, times):
        """The current in nA at times in ms."""
        p = self._native
        angle = 2e-3 * np.pi * p["frequency"] * (times - p["start"]) + np.deg2rad(p["phase"])
        return self._pulse(times, p["offset"] + p["amplitude"] * np.sin(angle), p)


class NoisyCurrentSource(_CurrentSource, electrodes.NoisyCurrentSource):
    __doc__ = electrodes.NoisyCurrentSource.__doc__
    translations = _same(electrodes.NoisyCurrentSource)

    def __init__(self, **parameters):
        parameters.pop("rng", None)
        super().__init__(**parameters)
