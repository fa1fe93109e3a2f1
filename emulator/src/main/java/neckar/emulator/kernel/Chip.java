package neckar.emulator.kernel;

import java.util.List;
import neckar.emulator.analog.Crossings;
import neckar.emulator.analog.CurrentStimulus;
import neckar.emulator.analog.NeuronCircuits;
import neckar.emulator.analog.SynapseRows;
import neckar.emulator.digital.ChipCounters;
import neckar.emulator.digital.ChipTree;
import neckar.emulator.digital.TreeWatch;
import neckar.emulator.record.StepRecorder;
import org.jspecify.annotations.Nullable;

/**
 * One chip at work. In each window it takes the arrivals that other chips have sent, steps its circuits and its merger tree,
 * and sends the frames that it starts.
 */
final class Chip {
    private final int hicann;
    private final NeuronCircuits circuits;
    private final SynapseRows rows;
    private final CurrentStimulus stimulus;
    private final ChipTree tree;
    private final ChipCounters counters;
    private final ArrivingRows arriving;
    private final OutgoingLines lines;
    private final Arrivals arrivals;
    private final int[] encoder;
    private final int[] firing;
    private final TimeJitter jitter;
    private final List<StepRecorder> recorders;
    private final int stepTicks;
    private final int unitTicks;
    private final RunPlan plan;
    private @Nullable TreeWatch watch;
    private long spikes;
    /** Whether nothing but an arrival can change the circuits any more. */
    private boolean quiet;

    private final boolean mayRest;

    /**
     * Assembles a chip.
     *
     * @param parts its parts
     * @param rows its synapses
     * @param arriving rows by what its drivers hear
     * @param lines where its frames go
     * @param plan clock and windows
     * @param arrivals what arrives at it
     * @param unitTicks unit of time of arrivals
     */
    Chip(
            ChipParts parts,
            SynapseRows rows,
            ArrivingRows arriving,
            OutgoingLines lines,
            RunPlan plan,
            Arrivals arrivals,
            int unitTicks) {
        this.unitTicks = unitTicks;
        this.rows = rows;
        this.arriving = arriving;
        this.lines = lines;
        this.arrivals = arrivals;
        this.plan = plan;
        stepTicks = plan.stepTicks();
        hicann = parts.hicann();
        circuits = parts.circuits();
        stimulus = parts.stimulus();
        tree = parts.tree();
        counters = parts.counters();
        encoder = parts.encoder().places();
        firing = parts.encoder().firing();
        jitter = parts.jitter();
        recorders = parts.recorders();
        mayRest = stimulus.isSilent() && recorders.isEmpty();
    }

    /**
     * Runs one window.
     *
     * @param window number of the window
     * @param scratch memory of the worker that runs it
     */
    void runWindow(long window, WindowScratch scratch) {
        int steps = plan.stepsOf(window);
        if (circuits.neurons() > 0) {
            runCircuits(window, steps, scratch);
        }
        scratch.frames.clear();
        tree.runWindow(steps * (stepTicks / plan.periodTicks()), scratch.frames);
        lines.send(scratch.frames, window, scratch.worker);
    }

    private void runCircuits(long window, int steps, WindowScratch scratch) {
        circuits.use(scratch.circuits, steps);
        boolean reached = arrivals.take(window, steps, scratch);
        if (reached) {
            quiet = false;
        } else if (quiet) {
            return;
        }
        long windowStart = window * plan.windowTicks();
        for (int step = 0; step < steps; step++) {
            circuits.beginStep();
            deliver(windowStart, step, scratch);
            finishStep(windowStart + (long) step * stepTicks, scratch.crossings);
        }
        quiet = mayRest && !reached && circuits.isQuiet();
    }

    private void deliver(long windowStart, int step, WindowScratch scratch) {
        int stepEnd = (step + 1) * stepTicks;
        for (int i = scratch.stepStart[step]; i < scratch.stepStart[step + 1]; i++) {
            long event = scratch.sorted[i];
            int offset = Arrival.offset(event) * unitTicks;
            int row = Arrival.row(event);
            int address = Arrival.address(event);
            rows.event(circuits, row, address, windowStart + offset, stepEnd - offset);
            if (watch != null) {
                arriving.show(watch, row, windowStart + offset, address);
            }
        }
    }

    private void finishStep(long start, Crossings crossings) {
        stimulus.apply(start, stepTicks, circuits);
        crossings.clear();
        circuits.finishStep(start, crossings);
        for (int i = 0; i < crossings.count(); i++) {
            int neuron = crossings.neuron(i);
            int place = encoder[neuron];
            if (place >= 0) {
                tree.crossing(place >> 6, place & 63, noticed(firing[neuron], crossings.tick(i), start));
            }
        }
        spikes += crossings.count();
        for (int i = 0; i < recorders.size(); i++) {
            recorders.get(i).step(start, stepTicks, circuits, crossings);
        }
    }

    /** When the comparator notices a crossing: within the same step, so that a window never looks back. */
    private long noticed(int denmem, long tick, long start) {
        if (jitter.isSilent()) {
            return tick;
        }
        long jittered = tick + jitter.ticks(denmem, tick);
        return Math.max(start + 1, Math.min(start + stepTicks, jittered));
    }

    /** Counts events at each register of the tree, and checks the counts after each window. */
    void checkHops() {
        tree.checkHops(hicann);
    }

    /** Lets a watch follow all that happens. */
    void watch(TreeWatch watching) {
        watch = watching;
        tree.watch(watching);
    }

    /** Counts what is left in registers. */
    void finish() {
        tree.countInFlight();
        if (watch != null) {
            watch.finish(plan.endTick());
        }
    }

    /** Estimate of the work of a window, for sharing chips out to threads. */
    long expectedWork() {
        return 1L + circuits.neurons() + rows.size() / 64;
    }

    int hicann() {
        return hicann;
    }

    ChipCounters counters() {
        return counters;
    }

    /** Threshold crossings of all neurons. */
    long spikes() {
        return spikes;
    }

    /** Adds the events that its frames were, by chip: to drivers, and to synapses as far as {@link #synapticEvents} does not count them. */
    void addEvents(long[] drivers, long[] synapses) {
        lines.addEvents(drivers, synapses);
    }

    /** Events at its synapses that it looked up itself. */
    long synapticEvents() {
        return rows.synapticEvents();
    }

    /** Encoder place of a neuron that fires but does not send. */
    static final int SILENT = -1;

    /** Encoder place of a component without firing denmem. */
    static final int NOT_FIRING = -2;
}
