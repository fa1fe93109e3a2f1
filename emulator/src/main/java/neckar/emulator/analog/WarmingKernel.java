package neckar.emulator.analog;

import java.util.function.BooleanSupplier;

/**
 * A kernel of plain loops that gives way to one of the Vector API. Before the optimising compiler has seen to it, vector code
 * is some fifty times slower than after, so plain loops run until a trial says that it is ready. All kernels give the same
 * bytes, so the change may come before any step.
 */
final class WarmingKernel implements StepKernel {
    private final StepKernel vector;
    private final BooleanSupplier ready;
    private StepKernel now;

    WarmingKernel(StepKernel plain, StepKernel vector, BooleanSupplier ready) {
        this.vector = vector;
        this.ready = ready;
        now = plain;
    }

    @Override
    public String name() {
        return vector.name();
    }

    @Override
    public void begin() {
        if (now != vector && ready.getAsBoolean()) {
            now = vector;
        }
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
