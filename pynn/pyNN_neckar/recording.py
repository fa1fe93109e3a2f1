"""Recorders: which cells to record, and the machine's results as arrays for PyNN to make Neo objects of."""

import numpy as np
from pyNN import recording

from . import sending, simulator


class Recorder(recording.Recorder):
    """Records one population."""

    _simulator = simulator

    def record(self, variables, ids, sampling_interval=None):
        """Adds cells to those whose variables are recorded."""
        for variable in recording.normalize_variables_arg(variables):
            self.population.can_record(variable)
        super().record(variables, ids, sampling_interval)

    def _record(self, variable, new_ids, sampling_interval=None):
        if variable != "spikes" and sampling_interval is not None:
            steps = sampling_interval / simulator.state.dt
            if abs(steps - round(steps)) > 1e-6 or round(steps) < 1:
                raise ValueError(
                    f"sampling_interval {sampling_interval} ms is no multiple of the time step {simulator.state.dt} ms"
                )
            self.sampling_interval = sampling_interval

    def _reset(self):
        self.sampling_interval = simulator.state.dt

    def _clear_simulator(self):
        """Nothing to do: results belong to the network and the time, and data before _recording_start_time are cut."""

    def indices(self, variable):
        """Sorted indices of the cells whose variable is recorded."""
        first = int(self.population.first_id)
        return np.sort(np.fromiter((int(id) - first for id in self.recorded.get(variable, ())), dtype=int))

    def _window(self):
        return float(self._recording_start_time.magnitude), simulator.state.t

    def _get_spiketimes(self, ids, clear=False):
        start, stop = self._window()
        indices, times = sending.spikes(self.population)
        wanted = np.zeros(self.population.size, dtype=bool)
        first = int(self.population.first_id)
        wanted[[int(id) - first for id in ids]] = True
        chosen = wanted[indices] & (times <= stop) & ((times > start) if start > 0 else (times >= 0))
        return indices[chosen] + first, times[chosen]

    def _get_all_signals(self, variable, ids, clear=False):
        start, stop = self._window()
        step = self.sampling_interval
        samples = int(round((stop - start) / step)) + 1
        grid = start + step * np.arange(samples)
        first = int(self.population.first_id)
        results = simulator.state.results()
        signals = np.full((samples, len(ids)), np.nan)
        for column, id in enumerate(ids):
            trace = results.trace(self.population, int(id) - first) if variable == "v" else None
            if trace is not None:
                signals[:, column] = np.interp(grid, *trace)
        return signals, None

    def _local_count(self, variable, filter_ids=None):
        ids = sorted(self.filter_recorded("spikes", filter_ids))
        found, _ = self._get_spiketimes(ids)
        counts = np.bincount(found - int(self.population.first_id), minlength=self.population.size)
        return {int(id): int(counts[int(id) - int(self.population.first_id)]) for id in ids}
