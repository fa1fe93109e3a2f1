"""Amplitudes of overlapping postsynaptic potentials, from the membrane alone."""

import numpy as np

BEFORE_MS = 0.5  # windows begin before the onset: the arrival is known to a tick or two only
WINDOW_MS = 12.0
TAIL_MS = (15.0, 90.0)  # after the last onset: relaxation with the membrane's own time constant


def tau_of_tail(t, above, onset):
    """Membrane time constant from the decay after the last potential."""
    chosen = (t > onset + TAIL_MS[0]) & (t < onset + TAIL_MS[1]) & (above > 0.05 * above.max())
    if np.sum(chosen) < 20:
        return None
    slope = np.polyfit(t[chosen], np.log(above[chosen]), 1, w=above[chosen])[0]
    return -1.0 / slope if slope < 0 else None


def amplitudes(t, mv, times, delay, tau_m, tau_syn, e_rev):
    """
    Charge of each conductance pulse, in units of conductance over capacity times time. With x = E_rev - u the membrane
    obeys d(-ln x)/dt + (u - E_l)/(tau_m x) = g/C, whose integral over a window after each spike needs no derivative; what
    the pulses before leave in the window follows from tau_syn. The membrane's time constant is read from the tail.
    """
    onsets = times + delay
    rest = np.mean(mv[(t > 0) & (t < onsets[0] - BEFORE_MS)])
    above = mv - rest
    tau_m = tau_of_tail(t, above, onsets[-1]) or tau_m
    leak = above / tau_m / (e_rev - mv)
    charge = -np.log(e_rev - mv) + np.concatenate([[0.0], np.cumsum((leak[1:] + leak[:-1]) / 2 * np.diff(t))])
    begins = onsets - BEFORE_MS
    ends = np.minimum(np.append(begins[1:], np.inf), begins + WINDOW_MS)
    measured = np.interp(ends, t, charge) - np.interp(begins, t, charge)

    def passed(at):
        """Share of each pulse that has passed at times, one row a time."""
        return 1 - np.exp(-np.maximum(at[:, None] - onsets[None, :], 0) / tau_syn)

    return np.linalg.solve(passed(ends) - passed(begins), measured)
