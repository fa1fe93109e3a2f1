package neckar.compiler.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import neckar.base.CancelFlag;
import neckar.base.Progress;

/** Runs stages one after the other and notes their wall times. Confined to one thread. */
final class StageTimer {
    /**
     * Wall time of a stage.
     *
     * @param name stage
     * @param wallSec seconds
     */
    record Lap(String name, double wallSec) {}

    private final Progress progress;
    private final CancelFlag cancel;
    private final long startNanos = System.nanoTime();
    private final List<Lap> laps = new ArrayList<>();

    StageTimer(Progress progress, CancelFlag cancel) {
        this.progress = progress;
        this.cancel = cancel;
    }

    /** Runs one stage. */
    <T> T run(String name, Supplier<T> stage) {
        cancel.throwIfCancelled();
        progress.stage(name);
        long begin = System.nanoTime();
        T result = stage.get();
        laps.add(new Lap(name, (System.nanoTime() - begin) * 1e-9));
        return result;
    }

    List<Lap> laps() {
        return List.copyOf(laps);
    }

    /** Seconds since the first stage could begin. */
    double totalSec() {
        return (System.nanoTime() - startNanos) * 1e-9;
    }
}
