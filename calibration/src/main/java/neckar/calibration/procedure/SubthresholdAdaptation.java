package neckar.calibration.procedure;

import neckar.calibration.feature.AdaptationTail;
import neckar.calibration.fit.LeakyTail;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.config.DenmemParameter;

/**
 * I_gladapt (calibration reference 2.10): a from the undershoot behind a burst that has held the membrane above its resting
 * potential. The adaptation current is computed from the potential itself, so that the strength of the burst does not matter.
 */
public final class SubthresholdAdaptation extends AdaptationStrength {
    private static final double BURST_SEC = 15e-6;
    /** The last event has arrived and its conductance has decayed. */
    private static final double BEHIND_SEC = 1.2e-6;

    /** The adaptation below the threshold. */
    public SubthresholdAdaptation() {
        super(DenmemParameter.I_GLADAPT, "S", false, 14, 24, 40, 70, 120, 200, 330, 560);
    }

    @Override
    double[][] averaged(AdaptationRun run, Bench bench, ChipProgram program) {
        return run.afterBursts(bench, program, BURST_SEC);
    }

    @Override
    LeakyTail tail(double[] period, int leftOut, double tauMemSec, double lowTauSec, double highTauSec) {
        return AdaptationTail.behindDrive(
                period,
                AdaptationRun.STEP_SEC,
                AdaptationRun.samples(BURST_SEC + BEHIND_SEC),
                leftOut,
                tauMemSec,
                lowTauSec,
                highTauSec);
    }
}
