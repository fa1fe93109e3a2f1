package neckar.calibration.procedure;

import neckar.calibration.feature.AdaptationTail;
import neckar.calibration.fit.LeakyTail;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.config.DenmemParameter;

/** I_fire (calibration reference 2.10): b from how far the potential is drawn down behind spikes. */
public final class SpikeAdaptation extends AdaptationStrength {
    /** The adaptation that each spike adds. */
    public SpikeAdaptation() {
        super(DenmemParameter.I_FIRE, "A", true, 50, 75, 110, 170, 270, 430, 680, 980);
    }

    @Override
    double[][] averaged(AdaptationRun run, Bench bench, ChipProgram program) {
        return run.afterSpikes(bench, program);
    }

    @Override
    LeakyTail tail(double[] period, int leftOut, double tauMemSec, double lowTauSec, double highTauSec) {
        return AdaptationTail.behindSpike(
                period,
                AdaptationRun.STEP_SEC,
                AdaptationRun.samples(AdaptationTime.BEHIND_SEC),
                AdaptationRun.samples(AdaptationTime.BEFORE_SEC),
                leftOut,
                tauMemSec,
                lowTauSec,
                highTauSec);
    }
}
