package neckar.calibration.verify;

import java.util.ArrayList;
import java.util.List;
import neckar.calibration.procedure.AdaptationTime;
import neckar.calibration.procedure.Bench;
import neckar.calibration.procedure.DenmemProcedure;
import neckar.calibration.procedure.ExponentialSlope;
import neckar.calibration.procedure.ExponentialThreshold;
import neckar.calibration.procedure.Knowledge;
import neckar.calibration.procedure.LeakPotential;
import neckar.calibration.procedure.MembraneTime;
import neckar.calibration.procedure.RefractoryTime;
import neckar.calibration.procedure.Reversal;
import neckar.calibration.procedure.SpikeAdaptation;
import neckar.calibration.procedure.SubthresholdAdaptation;
import neckar.calibration.procedure.SynapticTime;
import neckar.calibration.procedure.Threshold;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.HardwareQuantity;
import neckar.spec.calib.ParameterMaps;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SpeedMode;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.SynapticInput;

/**
 * A value of a parameter that all denmems of a chip are asked for.
 *
 * @param procedure how it is observed
 * @param value the value
 * @param limit largest spread after calibration; relative for all but voltages
 * @param floors factor of the floor in the other limit
 * @param more what is added to that limit
 */
public record Target(DenmemProcedure procedure, double value, double limit, double floors, double more) {
    private static final AnalogMode SLOW = new AnalogMode(true, SpeedMode.SLOW, SpeedMode.NORMAL, SpeedMode.NORMAL);

    /** The rows of calibration reference 4.3 for single denmem parameters. */
    public static List<Target> all() {
        List<Target> targets = new ArrayList<>();
        for (double volt : new double[] {0.8, 0.9, 1.0}) {
            targets.add(new Target(new Threshold(), volt, 0.0065, 1.3, 0));
        }
        for (double volt : new double[] {0.7, 0.8, 0.9}) {
            targets.add(new Target(new LeakPotential(), volt, 0.008, 1.5, 0));
        }
        for (double volt : new double[] {1.0, 1.15}) {
            targets.add(new Target(new Reversal(SynapticInput.EXCITATORY), volt, 0.008, 1.6, 0));
        }
        for (double volt : new double[] {0.5, 0.65}) {
            targets.add(new Target(new Reversal(SynapticInput.INHIBITORY), volt, 0.008, 1.6, 0));
        }
        targets.add(new Target(new MembraneTime(AnalogMode.NORMAL), 1e-6, 0.04, 1.5, 0.02));
        targets.add(new Target(new MembraneTime(SLOW), 2e-6, 0.04, 1.5, 0.02));
        targets.add(new Target(new MembraneTime(SLOW), 5e-6, 0.06, 1.5, 0.02));
        targets.add(new Target(new MembraneTime(SLOW), 10e-6, 0.06, 1.5, 0.02));
        for (SynapticInput input : SynapticInput.values()) {
            for (double sec : new double[] {0.2e-6, 0.3e-6, 0.5e-6}) {
                targets.add(new Target(new SynapticTime(input), sec, 0.05, 0, 0));
            }
        }
        targets.add(new Target(new RefractoryTime(), 0.1e-6, 0.065, 1.3, 0.01));
        targets.add(new Target(new RefractoryTime(), 0.2e-6, 0.095, 1.3, 0.01));
        targets.add(new Target(new RefractoryTime(), 0.5e-6, 0.14, 1.3, 0.01));
        targets.add(new Target(new AdaptationTime(), 8e-6, 0.09, 2, 0.04));
        targets.add(new Target(new AdaptationTime(), 20e-6, 0.09, 2, 0.04));
        targets.add(new Target(new SpikeAdaptation(), 10e-9, 0.09, 2, 0.04));
        targets.add(new Target(new SpikeAdaptation(), 40e-9, 0.09, 2, 0.04));
        targets.add(new Target(new SubthresholdAdaptation(), 0.4e-6, 0.09, 2, 0.04));
        targets.add(new Target(new SubthresholdAdaptation(), 1.5e-6, 0.09, 2, 0.04));
        targets.add(new Target(new ExponentialThreshold(), 0.7, 0.010, 2, 0));
        targets.add(new Target(new ExponentialThreshold(), 0.8, 0.010, 2, 0));
        targets.add(new Target(new ExponentialSlope(), 5e-3, 0.08, 2, 0.04));
        targets.add(new Target(new ExponentialSlope(), 9e-3, 0.08, 2, 0.04));
        return targets;
    }

    /** Name for tables. */
    String name() {
        return procedure.name();
    }

    private boolean relative() {
        return HardwareQuantity.of(procedure.parameter()) != HardwareQuantity.VOLT
                || procedure.parameter() == DenmemParameter.I_REXP;
    }

    /** Observes all denmems set by some knowledge; NaN for those that have no good map or cannot reach the value. */
    double[] errors(Bench bench, Knowledge calibrated, Knowledge setting) {
        float[] seen = procedure.observe(bench, calibrated, d -> code(setting, d), value);
        double[] errors = new double[seen.length];
        for (int d = 0; d < errors.length; d++) {
            boolean good = calibrated.reaches(d, procedure.parameter(), procedure.mode(), value);
            double error = relative() ? StrictMath.log(seen[d] / value) : seen[d] - value;
            errors[d] = good ? error : Double.NaN;
        }
        return errors;
    }

    private int code(Knowledge setting, int denmem) {
        return setting.code(denmem, procedure.parameter(), procedure.mode(), value);
    }

    /**
     * Judges errors.
     *
     * @param calibrated what is judged
     * @param before errors with nominal codes
     * @param after errors with calibrated codes in some trials
     * @param again errors in the first of these trials, read a second time: they differ by the noise of the readings alone
     */
    Judgement judge(Knowledge calibrated, double[] before, List<double[]> after, double[] again) {
        Spread spread = Spread.of(after);
        double limit = StrictMath.max(limit(), floors * spread.floor() + more);
        double readingNoise = Spread.of(List.of(after.get(0), again)).floor();
        return new Judgement(
                name(),
                value,
                relative(),
                spread.count(),
                Spread.of(List.of(before)).mean(),
                Spread.of(List.of(before)).deviation(),
                spread.mean(),
                spread.deviation(),
                spread.floor(),
                limit,
                honesty(calibrated, after, readingNoise));
    }

    /** Share of the errors within two of the sigmas that the maps state, with the noise of the readings beside them. */
    private double honesty(Knowledge calibrated, List<double[]> after, double readingNoise) {
        ParameterMaps maps = calibrated
                .maps(procedure.parameter(), procedure.mode())
                .orElseThrow(() -> new IllegalStateException("only what was calibrated is judged"));
        int inside = 0;
        int all = 0;
        for (int d = 0; d < DenmemOnHicann.COUNT; d++) {
            if (!calibrated.has(d, procedure.parameter(), procedure.mode())) {
                continue;
            }
            int code = code(calibrated, d);
            int around = StrictMath.max(2, (int) StrictMath.rint(maps.sigmaDac(d)));
            int low = StrictMath.max(1, code - around);
            int high = StrictMath.min(1022, code + around);
            double a = calibrated.value(d, procedure.parameter(), procedure.mode(), low);
            double b = calibrated.value(d, procedure.parameter(), procedure.mode(), high);
            double perCode = StrictMath.abs(relative() ? StrictMath.log(b / a) : b - a) / (high - low);
            for (double[] errors : after) {
                if (!Double.isNaN(errors[d])) {
                    all++;
                    double sigma = StrictMath.hypot(maps.sigmaDac(d) * perCode, readingNoise);
                    inside += StrictMath.abs(errors[d]) <= 2 * sigma ? 1 : 0;
                }
            }
        }
        return all == 0 ? Double.NaN : inside / (double) all;
    }
}
