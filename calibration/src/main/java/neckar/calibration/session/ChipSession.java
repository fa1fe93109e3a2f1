package neckar.calibration.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import neckar.base.CancelFlag;
import neckar.base.InputException;
import neckar.base.Parallel;
import neckar.base.Seeds;
import neckar.calibration.lab.ChipBench;
import neckar.calibration.procedure.Bench;
import neckar.calibration.procedure.Features;
import neckar.calibration.procedure.FitTable;
import neckar.calibration.procedure.Knowledge;
import neckar.calibration.procedure.Outcome;
import neckar.calibration.procedure.Procedure;
import neckar.calibration.procedure.Step;
import neckar.spec.coord.HicannOnWafer;

/**
 * Calibrates one chip: procedures one after the other, the steps of each in parallel. Each step has a writing of its own, whose
 * number follows from the seed, the chip and the step.
 */
public final class ChipSession {
    /** Receives what a step cost. Called from any thread. */
    public interface StepListener {
        /** A step is done. */
        void done(String procedure, double readingSec);
    }

    private final ChipBench bench;
    private final Journal journal;
    private final boolean measureNothing;
    private final long seed;
    private final int threads;
    private final CancelFlag cancel;
    private final StepListener listener;

    /**
     * A session.
     *
     * @param bench the wafer
     * @param journal what was measured before
     * @param measureNothing only fit what the journal has
     * @param seed decides about the writings
     * @param threads worker threads
     * @param cancel stops the session when set; the journal keeps what was measured
     * @param listener told of each step
     */
    public ChipSession(
            ChipBench bench,
            Journal journal,
            boolean measureNothing,
            long seed,
            int threads,
            CancelFlag cancel,
            StepListener listener) {
        this.bench = bench;
        this.journal = journal;
        this.measureNothing = measureNothing;
        this.seed = seed;
        this.threads = threads;
        this.cancel = cancel;
        this.listener = listener;
    }

    /** Runs procedures on a chip. */
    public ChipResult run(HicannOnWafer hicann, List<Procedure> procedures) {
        Knowledge known = Knowledge.none(hicann);
        List<FitTable> tables = new ArrayList<>();
        int writings = 0;
        double readingSec = 0;
        AtomicInteger measured = new AtomicInteger();
        for (Procedure procedure : procedures) {
            List<Step> steps = procedure.steps();
            Features[] features = new Features[steps.size()];
            Knowledge before = known;
            long inputs = before.fingerprint();
            Parallel.forRange(features.length, threads, i -> {
                cancel.throwIfCancelled();
                features[i] = measure(procedure, steps.get(i), before, inputs, measured);
                listener.done(procedure.name(), procedure.readingSec());
            });
            Outcome outcome = procedure.fit(before, Arrays.asList(features));
            known = outcome.known();
            tables.addAll(outcome.tables());
            writings += features.length;
            readingSec += features.length * procedure.readingSec();
        }
        return new ChipResult(known, tables, writings, readingSec, measured.get());
    }

    private Features measure(Procedure procedure, Step step, Knowledge known, long inputs, AtomicInteger measured) {
        String key = known.hicann() + " " + procedure.name() + " v" + procedure.version() + " s" + seed + " "
                + step.code() + " " + step.repetition();
        Optional<Features> before = journal.find(key, inputs);
        if (before.isPresent()) {
            return before.get();
        }
        if (measureNothing) {
            throw InputException.of("--refit", "a measurement is missing")
                    .value(key)
                    .advice("run without --refit: what was measured is kept");
        }
        Features features =
                procedure.measure(new Bench(bench, writing(seed, known.hicann(), procedure.name(), step)), known, step);
        journal.add(key, inputs, features);
        measured.incrementAndGet();
        return features;
    }

    /** Number of the writing of a step. */
    static long writing(long seed, HicannOnWafer hicann, String name, Step step) {
        long procedure = 0;
        for (int i = 0; i < name.length(); i++) {
            procedure = 131 * procedure + name.charAt(i);
        }
        return Seeds.split(seed, hicann.id(), procedure, step.code(), step.repetition()) >>> 1;
    }
}
