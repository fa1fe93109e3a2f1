package neckar.reference.simulate;

import neckar.base.InputException;
import neckar.reference.model.CellGroup;
import neckar.reference.model.Model;
import neckar.reference.model.SynapseColumns;
import neckar.reference.model.SynapseGroup;

/**
 * How often neurons exchange spikes: once in the smallest delay between neurons, within which nobody can act on another.
 *
 * @param startMs begin of the first window
 * @param windowMs length of a window
 * @param windows number of windows
 * @param slots windows that a spike may lie ahead
 * @param raisedDelays synapses whose delay is below {@link #MIN_DELAY_MS}
 */
record Exchange(double startMs, double windowMs, long windows, int slots, long raisedDelays) {
    /** Smallest delay in ms; smaller ones are raised to it. */
    static final double MIN_DELAY_MS = 0.01;

    private static final double LONGEST_WINDOW_MS = 10;
    private static final int MAX_SLOTS = 1 << 16;

    static Exchange of(Model model, double leadInMs) {
        double shortest = LONGEST_WINDOW_MS;
        double longest = 0;
        long raised = 0;
        for (SynapseGroup group : model.synapses()) {
            CellGroup pre = model.groups().get(group.pre());
            SynapseColumns columns = group.synapses();
            for (int s = 0; s < columns.size(); s++) {
                double delay = columns.delayMs(s);
                if (delay < MIN_DELAY_MS) {
                    raised++;
                    delay = MIN_DELAY_MS;
                }
                if (!pre.isSource()) {
                    shortest = Math.min(shortest, delay);
                }
                longest = Math.max(longest, delay);
            }
        }
        double spanMs = model.durationMs() + leadInMs;
        long windows = Math.max(1, (long) Math.ceil(spanMs / shortest));
        long slots = Math.min((long) Math.ceil(longest / shortest), windows) + 2;
        if (slots > MAX_SLOTS) {
            throw InputException.of("reference simulation", "the delays differ too much")
                    .value(shortest + " to " + longest + " ms")
                    .allowed("a ratio up to " + MAX_SLOTS)
                    .advice("raise the smallest delay");
        }
        return new Exchange(-leadInMs, shortest, windows, (int) slots, raised);
    }

    /** End of a window in ms. */
    double endMs(long window) {
        return startMs + (window + 1) * windowMs;
    }

    /** The window in which an event at a time in ms falls, at least the given one. */
    long windowOf(double timeMs, long atLeast) {
        return Math.max(atLeast, (long) ((timeMs - startMs) / windowMs));
    }
}
