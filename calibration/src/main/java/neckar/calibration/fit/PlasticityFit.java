package neckar.calibration.fit;

import java.util.Arrays;
import neckar.spec.calib.StpRecursion;
import neckar.spec.calib.StpUtilisation;
import neckar.spec.config.StpMode;

/**
 * Trains through all drivers of a chip in several writings taken apart into what each driver does and what the shared cells of its
 * block held in each writing (hardware reference 4.6): strength, U and recovery time of a driver are factors to those of the settings.
 * Drivers and writings are improved in turn. The median driver of a block has strength and recovery 1.
 *
 * @param strength factor of each driver's strength; NaN where nothing was found
 * @param utilisation factor of each driver's U
 * @param recovery factor of each driver's recovery time
 * @param scaleVolt strength by writing and block, that of V_stdf
 * @param offsetVolt offset of facilitation by writing and block, that of V_fac; 0 in writings of depression
 * @param recoverySec recovery time by writing and block
 * @param misfit rms of the residuals over their expected noise, by driver
 */
@SuppressWarnings("ArrayRecordComponent") // a bundle of freshly made results
public record PlasticityFit(
        double[] strength,
        double[] utilisation,
        double[] recovery,
        double[][] scaleVolt,
        double[][] offsetVolt,
        double[][] recoverySec,
        double[] misfit) {
    private static final int ROUNDS = 6;
    private static final int STEPS = 3;
    /** Noise of an event as a share of its strength, and of the largest one in its train. */
    private static final double EVENT_NOISE = 0.025;

    private static final double READING_NOISE = 0.01;
    /** How far a cell misses its code, in volt. */
    private static final double WRITING_VOLT = 0.006;

    /** Drivers of one kind are thought to differ by so much. */
    private static final double DRIVERS_DIFFER = 0.3;

    /**
     * One writing.
     *
     * @param mode depression or facilitation
     * @param caps capacitor of each driver, 0..7
     * @param scaleVolt nominal strength
     * @param offsetVolt nominal offset of facilitation
     * @param recoverySec nominal recovery time
     * @param strengths measured by evaluated event and driver; NaN where there is none
     */
    public record Writing(
            StpMode mode, int[] caps, double scaleVolt, double offsetVolt, double recoverySec, double[][] strengths) {}

    /**
     * Times of a train.
     *
     * @param eventsSec all events
     * @param evaluated numbers of the measured ones
     */
    public record Train(double[] eventsSec, int[] evaluated) {
        double[] factors(StpMode mode, double use, double scale, double offset, double recoverySec) {
            double strength = StrictMath.max(scale, 1e-6);
            StpRecursion law = new StpRecursion(mode, StrictMath.min(1, use), strength, offset / strength);
            double[] factors = new double[evaluated.length];
            double inactive = 0;
            int next = 0;
            for (int i = 0; i < eventsSec.length; i++) {
                if (i > 0) {
                    inactive *= StrictMath.exp(-(eventsSec[i] - eventsSec[i - 1]) / recoverySec);
                }
                if (next < evaluated.length && evaluated[next] == i) {
                    factors[next++] = law.factor(inactive);
                }
                inactive = law.afterEvent(inactive);
            }
            return factors;
        }
    }

    /**
     * Takes writings apart.
     *
     * @param train times of the events
     * @param writings the writings
     * @param block block of each driver
     */
    public static PlasticityFit of(Train train, Writing[] writings, int[] block) {
        return new Search(train, writings, block).run();
    }

    private static final class Search {
        private final Train train;
        private final Writing[] writings;
        private final int[] block;
        private final int blocks;
        /** Logarithms of the drivers' factors: strength, U, recovery time. */
        private final double[][] driver;
        /** Logarithms of strength and recovery time, and the offset, by writing and block. */
        private final double[][][] shared;

        private final double[] misfit;

        Search(Train train, Writing[] writings, int[] block) {
            this.train = train;
            this.writings = writings;
            this.block = block;
            blocks = Arrays.stream(block).max().orElse(0) + 1;
            driver = new double[block.length][3];
            misfit = new double[block.length];
            shared = new double[writings.length][blocks][];
            for (int w = 0; w < writings.length; w++) {
                for (int b = 0; b < blocks; b++) {
                    shared[w][b] = new double[] {
                        StrictMath.log(writings[w].scaleVolt()),
                        StrictMath.log(writings[w].recoverySec()),
                        writings[w].offsetVolt()
                    };
                }
            }
        }

        PlasticityFit run() {
            for (int round = 0; round < ROUNDS; round++) {
                for (int d = 0; d < block.length; d++) {
                    int own = d;
                    if (answers(d)) {
                        driver[d] = GaussNewton.improve(driver[d], STEPS, p -> ofDriver(own, p));
                    }
                }
                centre();
                for (int w = 0; w < writings.length; w++) {
                    for (int b = 0; b < blocks; b++) {
                        improveShared(w, b);
                    }
                }
            }
            for (int d = 0; d < block.length; d++) {
                double[] r = ofDriver(d, driver[d]);
                double sum = 0;
                for (double value : r) {
                    sum += value * value;
                }
                // Each writing has a free height.
                misfit[d] = answers(d) ? StrictMath.sqrt(sum / (r.length - 3 - writings.length)) : Double.NaN;
            }
            return result();
        }

        private boolean answers(int d) {
            for (Writing writing : writings) {
                if (Double.isNaN(writing.strengths()[0][d])) {
                    return false;
                }
            }
            return true;
        }

        private void centre() {
            for (int b = 0; b < blocks; b++) {
                double strength = median(0, b);
                double recovery = median(2, b);
                for (int d = 0; d < block.length; d++) {
                    driver[d][0] -= block[d] == b ? strength : 0;
                    driver[d][2] -= block[d] == b ? recovery : 0;
                }
            }
        }

        private double median(int k, int b) {
            double[] own = new double[block.length];
            for (int d = 0; d < own.length; d++) {
                own[d] = answers(d) && block[d] == b ? driver[d][k] : Double.NaN;
            }
            double median = Robust.median(own);
            return Double.isNaN(median) ? 0 : median;
        }

        /**
         * The strength of a writing is held near that of the block for all writings, which it misses by the error of its cell; in
         * facilitation it is that, since only its ratio to the rest shows.
         */
        private void improveShared(int w, int b) {
            double[] old = shared[w][b];
            boolean depression = writings[w].mode() == StpMode.DEPRESSION;
            double scale = StrictMath.log(writings[w].scaleVolt() * gainOfScale(b));
            if (depression) {
                double error = WRITING_VOLT / writings[w].scaleVolt();
                double[] p = GaussNewton.improve(
                        new double[] {old[0], old[1]},
                        STEPS,
                        q -> ofBlock(w, b, new double[] {q[0], q[1], old[2]}, (q[0] - scale) / error));
                shared[w][b] = new double[] {p[0], p[1], old[2]};
            } else {
                double[] p = GaussNewton.improve(
                        new double[] {old[2], old[1]}, STEPS, q -> ofBlock(w, b, new double[] {scale, q[1], q[0]}, 0));
                shared[w][b] = new double[] {scale, p[1], p[0]};
            }
        }

        /** Strength of a block over the nominal one, by all writings of depression. */
        private double gainOfScale(int b) {
            double product = 0;
            double square = 0;
            for (int w = 0; w < writings.length; w++) {
                if (writings[w].mode() == StpMode.DEPRESSION) {
                    double nominal = writings[w].scaleVolt();
                    product += StrictMath.exp(shared[w][b][0]) * nominal;
                    square += nominal * nominal;
                }
            }
            return product / square;
        }

        private double[] ofDriver(int d, double[] p) {
            int events = train.evaluated().length;
            double[] r = new double[writings.length * events + 3];
            for (int w = 0; w < writings.length; w++) {
                rest(w, d, p, shared[w][block[d]], r, w * events);
            }
            for (int k = 0; k < 3; k++) {
                r[writings.length * events + k] = p[k] / DRIVERS_DIFFER;
            }
            return r;
        }

        private double[] ofBlock(int w, int b, double[] p, double held) {
            int events = train.evaluated().length;
            double[] r = new double[block.length * events + 1];
            r[block.length * events] = held;
            for (int d = 0; d < block.length; d++) {
                if (block[d] == b && answers(d)) {
                    rest(w, d, driver[d], p, r, d * events);
                }
            }
            return r;
        }

        /** Residuals of one driver in one writing with the best height. */
        private void rest(int w, int d, double[] own, double[] cells, double[] r, int from) {
            Writing writing = writings[w];
            double strength = StrictMath.exp(own[0]);
            double[] factors = train.factors(
                    writing.mode(),
                    StpUtilisation.ofCap(writing.caps()[d]) * StrictMath.exp(own[1]),
                    StrictMath.exp(cells[0]) * strength,
                    cells[2] * strength,
                    StrictMath.exp(cells[1] + own[2]));
            double largest = 0;
            for (int k = 0; k < factors.length; k++) {
                largest = StrictMath.max(largest, writing.strengths()[k][d]);
            }
            double product = 0;
            double square = 0;
            for (int k = 0; k < factors.length; k++) {
                double noise = noise(writing.strengths()[k][d], largest);
                product += factors[k] * writing.strengths()[k][d] / (noise * noise);
                square += factors[k] * factors[k] / (noise * noise);
            }
            double height = square > 0 ? product / square : 0;
            for (int k = 0; k < factors.length; k++) {
                double measured = writing.strengths()[k][d];
                double off = (measured - height * factors[k]) / noise(measured, largest);
                // An event far off counts as one four spreads off.
                r[from + k] = StrictMath.max(-4, StrictMath.min(4, off));
            }
        }

        private static double noise(double strength, double largest) {
            return EVENT_NOISE * StrictMath.abs(strength) + READING_NOISE * largest;
        }

        private PlasticityFit result() {
            double[][] factors = new double[3][block.length];
            for (int d = 0; d < block.length; d++) {
                for (int k = 0; k < 3; k++) {
                    factors[k][d] = answers(d) ? StrictMath.exp(driver[d][k]) : Double.NaN;
                }
            }
            double[][] scale = new double[writings.length][blocks];
            double[][] offset = new double[writings.length][blocks];
            double[][] recovery = new double[writings.length][blocks];
            for (int w = 0; w < writings.length; w++) {
                for (int b = 0; b < blocks; b++) {
                    scale[w][b] = StrictMath.exp(shared[w][b][0]);
                    recovery[w][b] = StrictMath.exp(shared[w][b][1]);
                    offset[w][b] = shared[w][b][2];
                }
            }
            return new PlasticityFit(factors[0], factors[1], factors[2], scale, offset, recovery, misfit);
        }
    }
}
