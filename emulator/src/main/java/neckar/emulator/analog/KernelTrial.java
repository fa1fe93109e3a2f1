package neckar.emulator.analog;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs the vector kernel on a copy of a chip's circuits, on a thread of its own, until the compilers have seen to it: until it
 * takes less CPU time than plain loops do for the same steps. Runs change over then. What they compute does not depend on when.
 */
final class KernelTrial {
    /** Steps, summed over chips, of a first run that are worth a trial. */
    private static final long LONG_RUN = 1_000_000;
    /** Steps, summed over chips and runs, that are worth a trial when a machine runs again and again. */
    private static final long MANY_RUNS = 150_000;

    private static final int BATCH_STEPS = 200;
    /** Batches without a pause: they bring the code to the optimising compiler. */
    private static final int EAGER_BATCHES = 60;

    private static final int MAX_BATCHES = 2_000;
    private static final int PAUSE_MS = 5;
    /** Batches in a row that must be faster. */
    private static final int FASTER_BATCHES = 6;
    /** Current that makes neurons fire, in units of the leak current. */
    private static final float DRIVE = 1.15f;

    private final Function<CircuitState, StepKernel> plain;
    private final Function<CircuitState, StepKernel> vector;
    private @Nullable CircuitLayout example;
    private long expected;
    private boolean worthwhile;
    private boolean ranBefore;
    private boolean started;
    private volatile boolean ready;

    KernelTrial(Function<CircuitState, StepKernel> plain, Function<CircuitState, StepKernel> vector) {
        this.plain = plain;
        this.vector = vector;
    }

    boolean isReady() {
        return ready;
    }

    /** Offers circuits to try the kernels on; the first ones are taken. */
    synchronized void offer(CircuitLayout layout) {
        if (example == null && layout.neurons() > 0) {
            example = layout;
            start();
        }
    }

    /**
     * Says that a run of so many steps, summed over chips, is being prepared. The trial starts when it is worth it, with the first
     * circuits that are offered, so that the compilers are at work before the run begins.
     */
    synchronized void expect(long chipSteps) {
        expected += chipSteps;
        worthwhile |= expected >= (ranBefore ? MANY_RUNS : LONG_RUN);
        ranBefore = true;
        start();
    }

    private void start() {
        CircuitLayout layout = example;
        if (started || !worthwhile || layout == null) {
            return;
        }
        started = true;
        Thread thread = new Thread(() -> run(layout), "neckar-kernel-trial");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(CircuitLayout layout) {
        Trial plainLoops = new Trial(layout, plain);
        Trial vectorCode = new Trial(layout, vector);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int faster = 0;
        for (int batch = 0; batch < MAX_BATCHES && !ready; batch++) {
            long begin = threads.getCurrentThreadCpuTime();
            plainLoops.batch();
            long middle = threads.getCurrentThreadCpuTime();
            vectorCode.batch();
            long end = threads.getCurrentThreadCpuTime();
            faster = end - middle < middle - begin ? faster + 1 : 0;
            ready = faster == FASTER_BATCHES;
            if (batch >= EAGER_BATCHES && !pause()) {
                return;
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Circuits whose neurons fire, so that all parts of a step have work. */
    private static final class Trial {
        private final CircuitState state;
        private final StepKernel kernel;
        private final int[] pending;
        private final Crossings crossings = new Crossings();
        private long startTick;

        Trial(CircuitLayout layout, Function<CircuitState, StepKernel> kernels) {
            state = new CircuitState(layout, false);
            for (int n = 0; n < state.current.length; n++) {
                state.current[n] *= n % 3 == 0 ? DRIVE : 1f;
            }
            kernel = kernels.apply(state);
            pending = new int[layout.ranks()];
        }

        void batch() {
            for (int step = 0; step < BATCH_STEPS; step++) {
                crossings.clear();
                // Steps with arrivals and without are different code.
                state.arrived = (step & 1) == 0;
                for (int g = 0; g < state.layout.groups(); g++) {
                    int count = kernel.advance(state, g, pending);
                    if (count > 0) {
                        kernel.settle(state, g, pending, count, startTick, crossings);
                    }
                }
                state.swap();
                startTick += state.stepTicks;
            }
        }
    }
}
