package neckar.calibration.fit;

import java.util.Arrays;

/**
 * Values by step and circuit taken apart into a curve that all circuits of a group share and a level of each circuit:
 * {@code y = curve[step] + level[circuit] + noise[step]}. The noise of each step is found from the scatter.
 *
 * @param curve value of each step for a circuit of level 0
 * @param level level of each circuit; NaN without enough points
 * @param noise scatter of each step
 * @param levelDeviation standard error of each level
 * @param misfit rms of the residuals over the noise, by circuit
 */
@SuppressWarnings("ArrayRecordComponent") // a bundle of freshly made results
public record TwoWay(double[] curve, double[] level, double[] noise, double[] levelDeviation, double[] misfit) {
    private static final int ROUNDS = 8;
    private static final double LEAST_OWN = 0.2;

    /**
     * Takes a table apart.
     *
     * @param y values by step and circuit; NaN where missing
     * @param member whether a circuit belongs to the group
     * @param leastNoise lower bound of the noise
     * @param leastPoints steps that a circuit needs
     */
    public static TwoWay of(double[][] y, boolean[] member, double leastNoise, int leastPoints) {
        int steps = y.length;
        int n = member.length;
        double[] curve = new double[steps];
        double[] noise = new double[steps];
        double[] level = new double[n];
        Arrays.fill(noise, 1);
        for (int s = 0; s < steps; s++) {
            double[] row = y[s];
            double[] own = new double[n];
            for (int i = 0; i < n; i++) {
                own[i] = member[i] ? row[i] : Double.NaN;
            }
            curve[s] = Robust.median(own);
        }
        double[] scatter = new double[steps];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < n; i++) {
                level[i] = member[i] ? level(y, curve, noise, i, leastPoints) : Double.NaN;
            }
            // A curve and levels are known but for a constant: the median circuit has level 0.
            double middle = Robust.median(level);
            for (int i = 0; i < n; i++) {
                level[i] -= middle;
            }
            for (int s = 0; s < steps; s++) {
                double[] rest = new double[n];
                for (int i = 0; i < n; i++) {
                    rest[i] = y[s][i] - level[i];
                }
                curve[s] = Robust.median(rest);
                scatter[s] = Robust.spread(rest);
            }
            noise = noise(scatter, noise, leastNoise);
        }
        double[] deviation = new double[n];
        double[] misfit = new double[n];
        for (int i = 0; i < n; i++) {
            double weight = 0;
            double sum = 0;
            int used = 0;
            for (int s = 0; s < steps; s++) {
                if (!Double.isNaN(y[s][i])) {
                    double r = (y[s][i] - curve[s] - level[i]) / noise[s];
                    weight += 1 / (noise[s] * noise[s]);
                    sum += StrictMath.min(r * r, 25);
                    used++;
                }
            }
            deviation[i] = StrictMath.sqrt(1 / weight);
            misfit[i] = StrictMath.sqrt(sum / StrictMath.max(1, used - 1));
        }
        return new TwoWay(curve, level, noise, deviation, misfit);
    }

    /** Noise of each step from the scatter about levels that follow the step itself by its share of the weight. */
    private static double[] noise(double[] scatter, double[] before, double least) {
        double sum = 0;
        for (double n : before) {
            sum += 1 / (n * n);
        }
        double[] noise = new double[before.length];
        for (int s = 0; s < noise.length; s++) {
            double share = 1 / (before[s] * before[s]) / sum;
            noise[s] = StrictMath.max(least, scatter[s] / StrictMath.sqrt(StrictMath.max(LEAST_OWN, 1 - share)));
        }
        return noise;
    }

    /** Weighted mean with Huber's weights, begun at the median. */
    private static double level(double[][] y, double[] curve, double[] noise, int i, int leastPoints) {
        double[] offs = new double[y.length];
        for (int s = 0; s < y.length; s++) {
            offs[s] = y[s][i] - curve[s];
        }
        double centre = Robust.median(offs);
        for (int pass = 0; pass < 4; pass++) {
            double weight = 0;
            double sum = 0;
            int used = 0;
            for (int s = 0; s < y.length; s++) {
                if (!Double.isNaN(y[s][i])) {
                    double off = y[s][i] - curve[s];
                    double pull = StrictMath.abs(off - centre) / noise[s];
                    double w = (pull <= 1.345 ? 1 : 1.345 / pull) / (noise[s] * noise[s]);
                    weight += w;
                    sum += w * off;
                    used++;
                }
            }
            if (used < leastPoints) {
                return Double.NaN;
            }
            centre = sum / weight;
        }
        return centre;
    }
}
