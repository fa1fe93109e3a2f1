package neckar.cli;

import java.util.List;
import java.util.Locale;
import neckar.calibration.procedure.Procedure;
import neckar.calibration.session.Verdict;
import neckar.spec.coord.HicannOnWafer;

/** How far a calibration is, with the time that is left by the cost of what is done. */
final class CalibrationProgress {
    /** A step costs as much as reading all membranes of a chip for this time, and then what it reads. */
    private static final double STEP_SEC = 0.02;

    private final Console console;
    private final double total;
    private final int chips;
    private double done;
    private int chipsDone;
    private int lost;
    private String chip = "";

    CalibrationProgress(Console console, int chips, List<Procedure> procedures) {
        this.console = console;
        this.chips = chips;
        total = chips
                * procedures.stream()
                        .mapToDouble(p -> p.steps().size() * (STEP_SEC + p.readingSec()))
                        .sum();
        console.stage("calibrate");
    }

    void chip(HicannOnWafer hicann) {
        chip = hicann.toString();
    }

    void chipDone(Verdict verdict) {
        chipsDone++;
        lost += verdict.lostDenmems().size();
    }

    synchronized void step(String procedure, double readingSec) {
        done += STEP_SEC + readingSec;
        double share = Math.min(1, done / total);
        double leftSec = console.seconds() * (1 - share) / Math.max(1e-9, share);
        String detail = String.format(
                Locale.ROOT,
                "%s %s, chips %d of %d, denmems lost %d, %.0f s left",
                chip,
                procedure,
                chipsDone,
                chips,
                lost,
                leftSec);
        console.fraction(share, detail);
    }
}
