package neckar.emulator.analog;

/**
 * A kernel of plain loops that gives way to one of the Vector API. Before the optimising compiler has seen to it, vector code
 * is some fifty times slower than after, so that short runs are better off without; and while the compiler is at work, which
 * a trial sets going, plain loops are. All kernels give the same bytes, so the change may come after any step.
 */
final class WarmingKernel implements StepKernel {
    /** Steps, summed over the chips of a machine, of runs that are too short for a change. */
    private static final int SHORT_RUN = 100_000;
    /** Steps of the trial: more calls than the compilers' thresholds. */
    private static final int TRIAL = 8_000;
    /** Steps that compilation may take. */
    private static final int COMPILATION = 400_000;

    private final StepKernel plain;
    private final StepKernel vector;
    private final int trialFrom;
    private final int trialTo;
    private final int vectorFrom;
    private int steps;
    private StepKernel now;

    WarmingKernel(StepKernel plain, StepKernel vector, int chips) {
        this.plain = plain;
        this.vector = vector;
        trialFrom = SHORT_RUN / chips;
        trialTo = trialFrom + 1 + TRIAL / chips;
        vectorFrom = trialTo + COMPILATION / chips;
        now = plain;
    }

    @Override
    public String name() {
        return vector.name();
    }

    @Override
    public void decay(CircuitState state) {
        if (steps < vectorFrom) {
            steps++;
            now = steps > trialFrom && steps <= trialTo || steps == vectorFrom ? vector : plain;
        }
        now.decay(state);
    }

    @Override
    public int advance(CircuitState state, int group, int[] pending) {
        return now.advance(state, group, pending);
    }

    @Override
    public void settle(CircuitState state, int group, int[] pending, int count, long startTick, Crossings crossings) {
        now.settle(state, group, pending, count, startTick, crossings);
    }
}
