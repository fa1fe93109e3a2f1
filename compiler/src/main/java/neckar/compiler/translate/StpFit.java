package neckar.compiler.translate;

import java.util.List;
import neckar.network.SynapseDynamics;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.StpRecursion;
import neckar.spec.calib.StpUtilisation;
import neckar.spec.calib.TransferMap;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.StpMode;
import neckar.spec.unit.FloatingGateScale;
import neckar.spec.unit.Scaling;

/**
 * The driver's short-term plasticity that comes nearest to a Tsodyks-Markram synapse (emulator reference 3.4). Exact when U
 * is realisable and one of tau_rec and tau_facil is 0; else mode by the larger effect, nearest U, and strength and recovery
 * time by least squares on the normalised amplitudes of regular trains. The zero point N needs no search: after
 * normalisation it only rescales the strength. Of all settings with the same amplitudes facilitation gets one with a large first
 * response, of which errors of the written voltages are a small part.
 *
 * @param mode depression or facilitation
 * @param cap capacitor setting 0..7, which fixes U
 * @param lambda strength, above 0 up to 1.8
 * @param n value of the inactive part at which the factor is 1
 * @param tauRecMs recovery time, biological
 * @param weightFactor factor between the weight of the network and the conductance that the row must have
 * @param residual root mean square of the differences of normalised amplitudes
 */
record StpFit(StpMode mode, int cap, double lambda, double n, double tauRecMs, double weightFactor, double residual) {
    private static final int TRAIN_EVENTS = 10;
    private static final double MAX_LAMBDA = 1.8;

    private static final double LEAST_FIRST = 1e-6;

    /** Strength of one code: with strength 0 the zero point of the circuit would have no meaning. */
    private static final double MIN_LAMBDA = MAX_LAMBDA / FloatingGateScale.MAX_DAC;

    private static final double FINEST_STEP = 1e-5;

    /** Strength that facilitation gets at most, in volt: drivers that are weaker than nominal still reach it with their own V_stdf. */
    private static final double LARGE_LAMBDA = 1.5;

    /** Fits one synapse with plasticity. */
    static StpFit of(SynapseDynamics wanted, Scaling scaling) {
        TransferMap recovery = Calibration.nominalMap(SharedParameter.V_DTC);
        double shortestMs = scaling.timeMs(recovery.low());
        double longestMs = scaling.timeMs(recovery.high());
        double[][] target = amplitudes(wanted);
        boolean facilitates = mean(target) > 1;
        int cap = StpUtilisation.nearestCap(wanted.use());
        StpMode mode = facilitates ? StpMode.FACILITATION : StpMode.DEPRESSION;
        double tauMs = facilitates ? wanted.tauFacilMs() : wanted.tauRecMs();
        double startMs = Math.max(shortestMs, Math.min(longestMs, tauMs));
        double lambda = facilitates ? Math.max(MIN_LAMBDA, 1 - wanted.use()) : 1;
        Search search = new Search(mode, cap, wanted.use(), wanted.fitRatesHz(), target, shortestMs, longestMs);
        StpFit start = search.at(lambda, startMs);
        boolean exact = Math.abs(StpUtilisation.ofCap(cap) - wanted.use()) < 1e-9
                && (facilitates ? wanted.tauRecMs() : wanted.tauFacilMs()) == 0
                && startMs == tauMs;
        return (exact ? start : search.from(start)).withLargeFirstResponse();
    }

    /** The setting with the same normalised amplitudes {@code 1 + I lambda / (1 - lambda N)} whose strength is large. */
    private StpFit withLargeFirstResponse() {
        if (mode == StpMode.DEPRESSION) {
            return this;
        }
        double first = Math.max(LEAST_FIRST, 1 - lambda * n);
        double growth = lambda / first;
        double strength = Math.min(LARGE_LAMBDA, growth);
        double zero = 1 / strength - 1 / growth;
        return new StpFit(mode, cap, strength, zero, tauRecMs, weightFactor * first * growth / strength, residual);
    }

    /**
     * Search of strength and recovery time.
     *
     * @param mode depression or facilitation
     * @param cap capacitor setting
     * @param use U of the synapse
     * @param ratesHz rates of the trains
     * @param target its normalised amplitudes, a row a rate
     * @param shortestMs shortest recovery time of the circuit, biological
     * @param longestMs longest recovery time of the circuit, biological
     */
    @SuppressWarnings("ArrayRecordComponent") // lives only while a fit runs
    private record Search(
            StpMode mode,
            int cap,
            double use,
            List<Double> ratesHz,
            double[][] target,
            double shortestMs,
            double longestMs) {
        /** Pattern search in strength and logarithm of the recovery time, with halving steps. */
        StpFit from(StpFit start) {
            StpFit best = start;
            double lambdaStep = 0.2;
            double tauFactor = 2;
            while (lambdaStep > FINEST_STEP) {
                StpFit before = best;
                for (int dLambda = -1; dLambda <= 1; dLambda++) {
                    for (int dTau = -1; dTau <= 1; dTau++) {
                        double tauMs = before.tauRecMs() * StrictMath.pow(tauFactor, dTau);
                        StpFit tried = at(
                                Math.max(MIN_LAMBDA, Math.min(MAX_LAMBDA, before.lambda() + dLambda * lambdaStep)),
                                Math.max(shortestMs, Math.min(longestMs, tauMs)));
                        best = tried.residual() < best.residual() ? tried : best;
                    }
                }
                if (best.residual() >= before.residual()) {
                    lambdaStep /= 2;
                    tauFactor = StrictMath.sqrt(tauFactor);
                }
            }
            return best;
        }

        /** A setting with its residual. Depression starts from factor 1, facilitation from {@code 1 - lambda}. */
        StpFit at(double lambda, double tauMs) {
            double n = mode == StpMode.DEPRESSION ? 0 : 1;
            StpRecursion law = new StpRecursion(mode, StpUtilisation.ofCap(cap), lambda, n);
            double first = Math.max(LEAST_FIRST, law.factor(0));
            double sum = 0;
            for (int r = 0; r < target.length; r++) {
                double[] factors = law.factors(1000 / ratesHz.get(r) / tauMs, TRAIN_EVENTS);
                for (int i = 0; i < TRAIN_EVENTS; i++) {
                    double difference = factors[i] / first - target[r][i];
                    sum += difference * difference;
                }
            }
            double residual = StrictMath.sqrt(sum / (target.length * TRAIN_EVENTS));
            return new StpFit(mode, cap, lambda, n, tauMs, use / first, residual);
        }
    }

    /** Amplitudes u R of regular trains, divided by the first (Tsodyks, Uziel and Markram 2000; PyNN's first is U). */
    static double[][] amplitudes(SynapseDynamics wanted) {
        double[][] amplitudes = new double[wanted.fitRatesHz().size()][TRAIN_EVENTS];
        for (int r = 0; r < amplitudes.length; r++) {
            double pauseMs = 1000 / wanted.fitRatesHz().get(r);
            double u = 0;
            double available = 1;
            for (int i = 0; i < TRAIN_EVENTS; i++) {
                if (i > 0) {
                    u *= decay(pauseMs, wanted.tauFacilMs());
                    available = 1 - (1 - available) * decay(pauseMs, wanted.tauRecMs());
                }
                u += wanted.use() * (1 - u);
                amplitudes[r][i] = u * available / wanted.use();
                available -= u * available;
            }
        }
        return amplitudes;
    }

    private static double decay(double pauseMs, double tauMs) {
        return tauMs <= 0 ? 0 : StrictMath.exp(-pauseMs / tauMs);
    }

    private static double mean(double[][] values) {
        double sum = 0;
        for (double[] row : values) {
            for (double value : row) {
                sum += value;
            }
        }
        return sum / (values.length * values[0].length);
    }

    /**
     * Whether two sets can stand in one floating-gate block: strength and recovery time are shared there, the zero point
     * only among drivers of the same mode.
     */
    boolean sharesBlockWith(StpFit other) {
        return lambda == other.lambda && tauRecMs == other.tauRecMs && (mode != other.mode || n == other.n);
    }
}
