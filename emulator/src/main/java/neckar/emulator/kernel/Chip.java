package neckar.emulator.kernel;

import java.util.List;
import neckar.emulator.analog.Crossings;
import neckar.emulator.analog.CurrentStimulus;
import neckar.emulator.analog.NeuronCircuits;
import neckar.emulator.analog.SynapseRows;
import neckar.emulator.digital.ChipCounters;
import neckar.emulator.digital.ChipTree;
import neckar.emulator.digital.FrameLog;
import neckar.emulator.digital.TreeWatch;
import neckar.emulator.record.StepRecorder;
import org.jspecify.annotations.Nullable;

/**
 * One chip at work. In each window it fetches the frames of the window before from the chips that send to it, steps its
 * circuits and its merger tree, and logs the frames that it starts.
 */
final class Chip {
    private final int hicann;
    private final NeuronCircuits circuits;
    private final SynapseRows rows;
    private final CurrentStimulus stimulus;
    private final ChipTree tree;
    private final ChipCounters counters;
    private final IncomingLines lines;
    private final ArrivalRing ring;
    private final FrameBoard board;
    private final int index;
    private final int[] encoder;
    private final TimeJitter jitter;
    private final List<StepRecorder> recorders;
    private final int stepTicks;
    private final RunPlan plan;
    private @Nullable TreeWatch watch;
    private long spikes;

    /**
     * Assembles a chip.
     *
     * @param parts its parts
     * @param rows its synapses
     * @param lines lines that end here
     * @param plan clock and windows
     * @param board frames of all chips
     * @param index index of the chip on the board
     */
    Chip(ChipParts parts, SynapseRows rows, IncomingLines lines, RunPlan plan, FrameBoard board, int index) {
        this.rows = rows;
        this.board = board;
        this.index = index;
        this.plan = plan;
        stepTicks = plan.stepTicks();
        hicann = parts.hicann();
        circuits = parts.circuits();
        stimulus = parts.stimulus();
        tree = parts.tree();
        counters = parts.counters();
        encoder = parts.encoder().places();
        jitter = parts.jitter();
        recorders = parts.recorders();
        this.lines = lines;
        ring = new ArrivalRing(stepTicks, plan.windowSteps(), lines.longestDelay());
    }

    /**
     * Runs one window.
     *
     * @param window number of the window
     * @param scratch memory of the worker that runs it
     */
    void runWindow(long window, WindowScratch scratch) {
        int steps = plan.stepsOf(window);
        ring.begin(window, scratch);
        if (window > 0) {
            lines.gather(board, window, plan, ring, scratch);
        }
        if (circuits.neurons() > 0) {
            runCircuits(window, steps, scratch);
        }
        int parity = (int) window & 1;
        FrameLog frames = board.log(parity, scratch.worker);
        int from = frames.count();
        tree.runWindow(steps * (stepTicks / plan.periodTicks()), frames);
        board.publish(parity, scratch.worker, index, from);
    }

    private void runCircuits(long window, int steps, WindowScratch scratch) {
        boolean arrivals = scratch.arrivalCount > 0;
        if (arrivals) {
            ring.sort(steps, scratch);
            load(scratch);
        }
        long windowStart = window * plan.windowSteps() * stepTicks;
        for (int step = 0; step < steps; step++) {
            circuits.beginStep();
            if (arrivals) {
                deliver(windowStart, (step + 1) * stepTicks, step, scratch);
            }
            finishStep(windowStart + (long) step * stepTicks, scratch.crossings);
        }
    }

    /** Loads the beginnings of all rows at once, so that the waits overlap. */
    private void load(WindowScratch scratch) {
        int sum = 0;
        for (int i = 0; i < scratch.arrivalCount; i++) {
            sum += rows.head(ArrivalRing.row(scratch.arrivals[i]));
        }
        scratch.loaded += sum;
    }

    private void deliver(long windowStart, int stepEnd, int step, WindowScratch scratch) {
        for (int i = scratch.stepStart[step]; i < scratch.stepStart[step + 1]; i++) {
            long event = scratch.sorted[i];
            int offset = ArrivalRing.offset(event);
            int row = ArrivalRing.row(event);
            int address = ArrivalRing.address(event);
            rows.event(circuits, row, address, windowStart + offset, stepEnd - offset);
            if (watch != null) {
                lines.show(watch, row, windowStart + offset, address);
            }
        }
    }

    private void finishStep(long start, Crossings crossings) {
        stimulus.apply(start, stepTicks, circuits);
        crossings.clear();
        circuits.finishStep(start, crossings);
        for (int i = 0; i < crossings.count(); i++) {
            int place = encoder[crossings.neuron(i)];
            if (place >= 0) {
                tree.crossing(place >> 6, place & 63, noticed(place, crossings.tick(i), start));
            }
        }
        spikes += crossings.count();
        for (int i = 0; i < recorders.size(); i++) {
            recorders.get(i).step(start, stepTicks, circuits, crossings);
        }
    }

    /** When the comparator notices a crossing: within the same step, so that a window never looks back. */
    private long noticed(int place, long tick, long start) {
        if (jitter.isSilent()) {
            return tick;
        }
        long jittered = tick + jitter.ticks(place, tick);
        return Math.max(start + 1, Math.min(start + stepTicks, jittered));
    }

    /** Lets a watch follow all that happens. */
    void watch(TreeWatch watching) {
        watch = watching;
        tree.watch(watching);
    }

    /** Counts what was sent in the last window, and what is left in registers. */
    void finish(WindowScratch scratch) {
        ring.begin(plan.windows(), scratch);
        lines.gather(board, plan.windows(), plan, ring, scratch);
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

    long driverEvents() {
        return lines.driverEvents();
    }

    long synapticEvents() {
        return rows.synapticEvents();
    }

    /** Encoder place of a neuron that fires but does not send. */
    static final int SILENT = -1;

    /** Encoder place of a component without firing denmem. */
    static final int NOT_FIRING = -2;
}
