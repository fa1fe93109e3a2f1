package neckar.compiler.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import neckar.base.CancelFlag;
import neckar.base.Progress;

/** Runs stages one after the other and notes their wall times. Confined to one thread. */
final class StageTimer {
    /** Stages of a compilation with feedback. */
    private static final int ALL = 14;

    private final Progress progress;
    private final CancelFlag cancel;
    private final long startNanos = System.nanoTime();
    private final List<CompileResult.Stage> stages = new ArrayList<>();
    private String expectation = "";

    StageTimer(Progress progress, CancelFlag cancel) {
        this.progress = progress;
        this.cancel = cancel;
    }

    /** Runs one stage. */
    <T> T run(String name, Supplier<T> stage) {
        cancel.throwIfCancelled();
        progress.stage(name);
        progress.fraction(Math.min(1, stages.size() / (double) ALL), expectation);
        long begin = System.nanoTime();
        T result = stage.get();
        stages.add(new CompileResult.Stage(name, (System.nanoTime() - begin) * 1e-9));
        return result;
    }

    /** Tells with the following stages what share of the synapses will be lost, as far as is known. */
    void expectLoss(double loss) {
        expectation = String.format(Locale.ROOT, "loss about %.2f %%", 100 * loss);
    }

    List<CompileResult.Stage> stages() {
        return List.copyOf(stages);
    }

    /** Seconds since the first stage could begin. */
    double totalSec() {
        return (System.nanoTime() - startNanos) * 1e-9;
    }
}
