"""What cells sent: recorded by the machine, or known here for sources that drive nobody and are not on the wafer."""

import numpy as np

from . import simulator


def spikes(population):
    """Indices and times in ms of all recorded spikes of a population up to now."""
    state = simulator.state
    indices, times = state.results().spikes(population)
    if not population.celltype.is_source or state.options.is_reference:
        return indices, times
    idle = np.nonzero(~_drives(population, state))[0]
    if not len(idle):
        return indices, times
    trains = population.course.trains(state.t)
    idle_times = [trains[i][trains[i] <= state.t] for i in idle]
    lengths = [len(train) for train in idle_times]
    return np.concatenate([indices, np.repeat(idle, lengths)]), np.concatenate([times] + idle_times)


def _drives(population, state):
    """Which cells have a synapse of some weight; only these are on the machine."""
    drives = np.zeros(population.size, dtype=bool)
    first = int(population.first_id)
    for projection in state.projections:
        ids = np.asarray(projection.pre.all_cells, dtype=int) - first
        columns = projection.columns
        weights = np.broadcast_to(columns.compact("weight"), columns.size)
        active = columns.pre if state.engine.keep_zero else columns.pre[weights != 0]
        chosen = ids[np.unique(active)]
        drives[chosen[(chosen >= 0) & (chosen < population.size)]] = True
    return drives
