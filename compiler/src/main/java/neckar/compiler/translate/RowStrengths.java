package neckar.compiler.translate;

import java.util.Arrays;
import neckar.compiler.route.synapse.HicannSynapses;
import neckar.spec.calib.WeightMap;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;

/**
 * Chooses V_gmax0..3 of each quadrant, select and divisor of each row, and the weight of each cell, so that the relative
 * errors of the conductances become small (hardware reference 4.4 and 4.5). The strengths that rows need are grouped by
 * k-means in their logarithm; each row then takes the setting with the least squared relative error over its cells.
 */
final class RowStrengths {
    /** V_gmax cells of a floating-gate block. */
    static final int SELECTS = 4;

    private static final int QUADRANTS = 4;
    private static final int MIN_DIVISOR = 2;
    private static final int MAX_DIVISOR = 30;
    private static final int MAX_DAC = 1023;
    private static final int MAX_WEIGHT = WeightMap.MAX_WEIGHT;
    private static final int CLUSTER_ROUNDS = 16;

    /** Distinct conductances of a row that are looked at; more are thinned to quantiles. */
    private static final int SAMPLES = 24;

    private final WeightMap map;
    private final int[][] gmaxDac = new int[QUADRANTS][SELECTS];
    private final int[] select = new int[SynapseRowOnHicann.COUNT];
    private final int[] divisor = new int[SynapseRowOnHicann.COUNT];

    /**
     * Chooses for one chip.
     *
     * @param wantedSiemens conductance that each cell shall have, before gains of row and circuit
     */
    RowStrengths(HicannSynapses synapses, double[] wantedSiemens, WeightMap map) {
        this.map = map;
        double[][] rows = new double[SynapseRowOnHicann.COUNT][];
        int[] count = new int[rows.length];
        for (int cell = 0; cell < synapses.cells(); cell++) {
            count[synapses.cellRow(cell)]++;
        }
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new double[count[row]];
        }
        for (int cell = 0; cell < synapses.cells(); cell++) {
            int row = synapses.cellRow(cell);
            rows[row][--count[row]] = wantedSiemens[cell];
        }
        for (int row = 0; row < rows.length; row++) {
            rows[row] = sample(rows[row]);
        }
        Arrays.fill(divisor, MIN_DIVISOR);
        for (int quadrant = 0; quadrant < QUADRANTS; quadrant++) {
            choose(quadrant, rows);
        }
    }

    /** Floating-gate block that serves a row. */
    static int block(int row) {
        return SynapseDriverOnHicann.of(row / 2).fgBlock().id();
    }

    int[] gmaxDac(int block) {
        return gmaxDac[block];
    }

    int[] selects() {
        return select;
    }

    int[] divisors() {
        return divisor;
    }

    /** Conductance of a weight in a row. */
    double siemens(int row, int weight) {
        return map.siemens(weight, gmaxDac[block(row)][select[row]], divisor[row]);
    }

    /** The weight whose conductance in a row comes nearest to the wanted one, in ratio. */
    int nearestWeight(int row, double wanted) {
        return map.nearestWeight(wanted / map.scale(gmaxDac[block(row)][select[row]], divisor[row]));
    }

    /** Largest conductance that any row can give one event. */
    static double largestSiemens(WeightMap map) {
        return map.siemens(MAX_WEIGHT, MAX_DAC, MIN_DIVISOR);
    }

    private static double[] sample(double[] values) {
        double[] distinct =
                Arrays.stream(values).filter(v -> v > 0).sorted().distinct().toArray();
        if (distinct.length <= SAMPLES) {
            return distinct;
        }
        double[] sample = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            sample[i] = distinct[(int) ((long) i * (distinct.length - 1) / (SAMPLES - 1))];
        }
        return sample;
    }

    private void choose(int quadrant, double[][] rows) {
        int[] members = java.util.stream.IntStream.range(0, rows.length)
                .filter(row -> block(row) == quadrant && rows[row].length > 0)
                .toArray();
        if (members.length == 0) {
            Arrays.fill(gmaxDac[quadrant], map.referenceGmaxDac());
            return;
        }
        double[] need = new double[members.length];
        for (int i = 0; i < need.length; i++) {
            double[] row = rows[members[i]];
            need[i] = StrictMath.log(row[row.length - 1] / map.siemens(MAX_WEIGHT));
        }
        double[] centres = cluster(need);
        for (int k = 0; k < SELECTS; k++) {
            gmaxDac[quadrant][k] = dacFor(StrictMath.exp(centres[k]));
        }
        for (int row : members) {
            setRow(row, rows[row], gmaxDac[quadrant]);
        }
    }

    /** Code of V_gmax with which the divisor that gives a scale lies in the middle of its range, as far as possible. */
    private int dacFor(double scale) {
        int best = MAX_DAC;
        double bestError = Double.MAX_VALUE;
        for (int d = MAX_DIVISOR; d >= MIN_DIVISOR; d--) {
            double dac = scale * map.referenceGmaxDac() * d / map.referenceDivisor();
            long rounded = Math.max(1, Math.min(MAX_DAC, Math.round(dac)));
            double error = Math.abs(rounded / dac - 1);
            if (error < bestError - 1e-4) {
                bestError = error;
                best = (int) rounded;
            }
        }
        return best;
    }

    /** Means of at most four groups of one-dimensional values, ascending (Lloyd 1982, started at quantiles). */
    private static double[] cluster(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        double[] centres = new double[SELECTS];
        for (int k = 0; k < SELECTS; k++) {
            centres[k] = sorted[(int) ((long) (sorted.length - 1) * k / (SELECTS - 1))];
        }
        for (int round = 0; round < CLUSTER_ROUNDS; round++) {
            double[] sum = new double[SELECTS];
            int[] count = new int[SELECTS];
            for (double value : sorted) {
                int k = nearest(centres, value);
                sum[k] += value;
                count[k]++;
            }
            for (int k = 0; k < SELECTS; k++) {
                centres[k] = count[k] == 0 ? centres[k] : sum[k] / count[k];
            }
        }
        return centres;
    }

    private static int nearest(double[] centres, double value) {
        int best = 0;
        for (int k = 1; k < centres.length; k++) {
            if (Math.abs(centres[k] - value) < Math.abs(centres[best] - value)) {
                best = k;
            }
        }
        return best;
    }

    private void setRow(int row, double[] wanted, int[] dacs) {
        double best = Double.MAX_VALUE;
        for (int k = 0; k < SELECTS; k++) {
            for (int d = MIN_DIVISOR; d <= MAX_DIVISOR; d++) {
                double scale = map.scale(dacs[k], d);
                double error = 0;
                for (int i = 0; i < wanted.length && error < best; i++) {
                    double given = map.siemens(map.nearestWeight(wanted[i] / scale)) * scale;
                    double relative = given / wanted[i] - 1;
                    error += relative * relative;
                }
                if (error < best - 1e-12) {
                    best = error;
                    select[row] = k;
                    divisor[row] = d;
                }
            }
        }
    }
}
