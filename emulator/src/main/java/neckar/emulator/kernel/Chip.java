package neckar.emulator.kernel;

import java.util.List;
import neckar.emulator.analog.Crossings;
import neckar.emulator.analog.CurrentStimulus;
import neckar.emulator.analog.NeuronCircuits;
import neckar.emulator.analog.SynapseDrivers;
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
    private final SynapseDrivers drivers;
    private final CurrentStimulus stimulus;
    private final ChipTree tree;
    private final ChipCounters counters;
    private final IncomingLines lines;
    private final ArrivalRing ring;
    private final FrameLog[] frames = {new FrameLog(), new FrameLog()};
    private final Crossings crossings = new Crossings();
    private final int[] encoder;
    private final TimeJitter jitter;
    private final List<StepRecorder> recorders;
    private final int stepTicks;
    private final RunPlan plan;
    private @Nullable TreeWatch watch;
    private long spikes;

    Chip(ChipParts parts, IncomingLines lines, RunPlan plan) {
        this.plan = plan;
        stepTicks = plan.stepTicks();
        hicann = parts.hicann();
        circuits = parts.circuits();
        drivers = parts.drivers();
        stimulus = parts.stimulus();
        tree = parts.tree();
        counters = parts.counters();
        encoder = parts.encoder().places();
        jitter = parts.jitter();
        recorders = parts.recorders();
        this.lines = lines;
        ring = new ArrivalRing(stepTicks, lines.longestDelay() / stepTicks + 2 * plan.windowSteps() + 1);
    }

    /** The frames started in a window of a parity. */
    FrameLog frames(int parity) {
        return frames[parity];
    }

    /**
     * Runs one window.
     *
     * @param chips all chips of the machine
     * @param window number of the window
     */
    void runWindow(Chip[] chips, long window) {
        gather(chips, window);
        long firstStep = window * plan.windowSteps();
        int steps = plan.stepsOf(window);
        if (circuits.neurons() > 0) {
            for (long step = firstStep; step < firstStep + steps; step++) {
                runStep(step);
            }
        }
        FrameLog log = frames[(int) window & 1];
        log.clear();
        tree.runWindow(steps * (stepTicks / plan.periodTicks()), log);
    }

    /** Fetches the frames of the window before. */
    private void gather(Chip[] chips, long window) {
        if (window > 0) {
            long before = (window - 1) * plan.windowSteps() * stepTicks;
            lines.gather(chips, 1 - ((int) window & 1), before, plan, ring);
        }
    }

    private void runStep(long step) {
        long start = step * stepTicks;
        circuits.beginStep();
        int count = ring.open(step);
        int[] events = ring.events(step);
        for (int i = 0; i < count; i++) {
            int offset = events[i] >> 14;
            drivers.event(circuits, events[i] >> 6 & 255, events[i] & 63, start + offset, stepTicks - offset);
            if (watch != null) {
                watch.driver(events[i] >> 6 & 255, start + offset, events[i] & 63);
            }
        }
        ring.close(step);
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
    void finish(Chip[] chips) {
        gather(chips, plan.windows());
        tree.countInFlight();
        if (watch != null) {
            watch.finish(plan.endTick());
        }
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
        return drivers.synapticEvents();
    }

    /** Encoder place of a neuron that fires but does not send. */
    static final int SILENT = -1;

    /** Encoder place of a component without firing denmem. */
    static final int NOT_FIRING = -2;
}
