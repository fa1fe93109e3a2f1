package neckar.calibration.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import neckar.base.Parallel;
import neckar.calibration.fit.PlasticityFit;
import neckar.calibration.fit.PlasticityFit.Writing;
import neckar.calibration.fit.Robust;
import neckar.calibration.procedure.Bench;
import neckar.calibration.procedure.Knowledge;
import neckar.calibration.procedure.Plasticity;
import neckar.calibration.procedure.PlasticityTrain;
import neckar.spec.calib.StpUtilisation;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.StpMode;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;

/**
 * Short-term plasticity against what is asked for (calibration reference 4.3): U of each driver by the capacitor chosen for it, strength
 * and recovery time of the median driver of each block. The recovery times differ between the writings of a trial.
 */
final class PlasticityTargets {
    private static final int TRIALS = 2;
    private static final double USE = 0.33;
    private static final double SCALE = 0.8;
    private static final double[] RECOVERY_SEC = {6e-6, 15e-6, 35e-6};
    private static final double LARGEST_USE_ERROR = 0.07;
    private static final double LARGEST_BLOCK_ERROR = 0.04;

    private final LongFunction<Bench> bench;
    private final Knowledge calibrated;
    private final Knowledge nominal;
    private final int threads;

    /**
     * Targets of a chip.
     *
     * @param bench a new writing for each number
     * @param calibrated what is judged
     * @param nominal what it is compared with
     * @param threads worker threads
     */
    PlasticityTargets(LongFunction<Bench> bench, Knowledge calibrated, Knowledge nominal, int threads) {
        this.bench = bench;
        this.calibrated = calibrated;
        this.nominal = nominal;
        this.threads = threads;
    }

    private record Asked(Knowledge known, double recoverySec) implements PlasticityTrain.Setting {
        @Override
        public int cap(int driver) {
            return StpUtilisation.nearestCap(USE / known.plasticity(driver).utilisation());
        }

        @Override
        public int code(SharedParameter parameter, int block) {
            return switch (parameter) {
                case V_STDF -> known.code(block, parameter, SCALE);
                case V_DTC -> known.code(block, parameter, recoverySec);
                default -> 0;
            };
        }
    }

    /** The judgements: one of U, one of strength and one of each recovery time. */
    List<Judgement> judge() {
        int times = RECOVERY_SEC.length;
        Writing[] writings = new Writing[(1 + TRIALS) * times];
        Parallel.forRange(writings.length, threads, i -> {
            Asked asked = new Asked(i < times ? nominal : calibrated, RECOVERY_SEC[i % times]);
            float[][] strengths = PlasticityTrain.strengths(bench.apply(i), calibrated, StpMode.DEPRESSION, asked);
            writings[i] = writing(asked, strengths);
        });
        List<PlasticityFit> fits = new ArrayList<>();
        for (int trial = 0; trial <= TRIALS; trial++) {
            fits.add(Plasticity.apart(Arrays.asList(writings).subList(trial * times, (trial + 1) * times)));
        }
        PlasticityFit before = fits.get(0);
        List<PlasticityFit> after = fits.subList(1, fits.size());
        List<Judgement> judgements = new ArrayList<>();
        judgements.add(use(before, after, writings));
        judgements.add(block("stp strength, block", SCALE, errors(before, -1), errors(after, -1)));
        for (int k = 0; k < times; k++) {
            judgements.add(block("stp tau_rec, block", RECOVERY_SEC[k], errors(before, k), errors(after, k)));
        }
        return judgements;
    }

    private static Writing writing(Asked asked, float[][] strengths) {
        double[][] values = new double[strengths.length][SynapseDriverOnHicann.COUNT];
        int[] caps = new int[SynapseDriverOnHicann.COUNT];
        for (int d = 0; d < caps.length; d++) {
            caps[d] = asked.cap(d);
            for (int k = 0; k < values.length; k++) {
                values[k][d] = strengths[k][d];
            }
        }
        return new Writing(StpMode.DEPRESSION, caps, SCALE, 0, asked.recoverySec(), values);
    }

    private Judgement use(PlasticityFit before, List<PlasticityFit> after, Writing[] writings) {
        double[] old = useErrors(before, writings[0].caps());
        double[] mean = new double[old.length];
        double[] difference = new double[old.length];
        int[] caps = writings[RECOVERY_SEC.length].caps();
        double[] first = useErrors(after.get(0), caps);
        double[] second = useErrors(after.get(1), caps);
        int count = 0;
        for (int d = 0; d < mean.length; d++) {
            mean[d] = (first[d] + second[d]) / 2;
            difference[d] = (first[d] - second[d]) / 2;
            count += Double.isNaN(mean[d]) ? 0 : 1;
        }
        return new Judgement(
                "stp U, capacitor chosen",
                USE,
                true,
                count,
                Robust.mean(old),
                Robust.deviation(old),
                Robust.mean(mean),
                Robust.deviation(mean),
                Robust.deviation(difference),
                LARGEST_USE_ERROR,
                Double.NaN);
    }

    private static double[] useErrors(PlasticityFit fit, int[] caps) {
        double[] errors = new double[caps.length];
        for (int d = 0; d < errors.length; d++) {
            errors[d] = StrictMath.log(fit.utilisation()[d] * StpUtilisation.ofCap(caps[d]) / USE);
        }
        return errors;
    }

    /** Errors of the blocks in the writing of one recovery time, or of the strength in all of them for a negative number. */
    private static double[] errors(PlasticityFit fit, int time) {
        int blocks = FgBlockOnHicann.COUNT;
        double[] errors = new double[blocks];
        for (int b = 0; b < blocks; b++) {
            for (int w = 0; w < RECOVERY_SEC.length; w++) {
                if (time < 0) {
                    errors[b] += StrictMath.log(fit.scaleVolt()[w][b] / SCALE) / RECOVERY_SEC.length;
                } else if (w == time) {
                    errors[b] = StrictMath.log(fit.recoverySec()[w][b] / RECOVERY_SEC[w]);
                }
            }
        }
        return errors;
    }

    private static List<double[]> errors(List<PlasticityFit> fits, int time) {
        return fits.stream().map(fit -> errors(fit, time)).toList();
    }

    /** Four blocks say little about a deviation: their errors about the target, not about their mean. */
    private static Judgement block(String name, double target, double[] before, List<double[]> after) {
        Spread spread = Spread.of(after);
        return new Judgement(
                name,
                target,
                true,
                spread.count(),
                Robust.mean(before),
                Verification.rms(List.of(before)),
                spread.mean(),
                Verification.rms(after),
                spread.floor(),
                StrictMath.max(LARGEST_BLOCK_ERROR, 1.5 * spread.floor() + 0.02),
                Double.NaN);
    }
}
