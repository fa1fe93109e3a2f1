package neckar.compiler.translate;

import java.util.Arrays;
import java.util.stream.IntStream;
import neckar.spec.calib.WeightMap;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.unit.FloatingGateScale;

/**
 * Chooses V_gmax0..3 of each quadrant, select and divisor of each row, and the weight of each cell, so that the relative
 * errors of the conductances become small (hardware reference 4.4 and 4.5). The strengths that rows need are grouped by
 * k-means in their logarithm (calibration reference 3.4); each row then takes the setting with the least squared relative
 * error over its cells, where the error of a cell weaker than the mean counts against the mean.
 */
final class RowStrengths {
    /** V_gmax cells of a floating-gate block. */
    static final int SELECTS = 4;

    private static final int MIN_DIVISOR = 2;
    private static final int MAX_DIVISOR = 30;
    private static final int MAX_WEIGHT = WeightMap.MAX_WEIGHT;
    private static final int CLUSTER_ROUNDS = 16;

    /** Conductances of a row that are looked at; more are thinned to quantiles. */
    private static final int SAMPLES = 24;

    private final WeightMap map;
    private final WeightLadder ladder;
    private final int[][] gmaxDac = new int[FgBlockOnHicann.COUNT][SELECTS];
    private final int[] select = new int[SynapseRowOnHicann.COUNT];
    private final int[] divisor = new int[SynapseRowOnHicann.COUNT];

    /**
     * Chooses for one chip.
     *
     * @param cellRow row of each cell
     * @param wantedSiemens conductance that each cell shall have by the weight map, gains of row and circuit divided out
     * @param map weight map of the chip
     */
    RowStrengths(int[] cellRow, double[] wantedSiemens, WeightMap map) {
        this.map = map;
        this.ladder = new WeightLadder(map);
        double[][] rows = byRow(cellRow, wantedSiemens);
        Arrays.fill(divisor, MIN_DIVISOR);
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            choose(block.id(), rows);
        }
    }

    /** Floating-gate block that serves a row. */
    static int block(int row) {
        return SynapseDriverOnHicann.of(row / 2).fgBlock().id();
    }

    /** Codes of V_gmax0..3 of a block. */
    int[] gmaxDac(int block) {
        return gmaxDac[block].clone();
    }

    /** V_gmax cell of each row. */
    int[] selects() {
        return select.clone();
    }

    /** Divisor of each row. */
    int[] divisors() {
        return divisor.clone();
    }

    /** Conductance of a weight in a row. */
    double siemens(int row, int weight) {
        return map.siemens(weight, gmaxDac[block(row)][select[row]], divisor[row]);
    }

    /** The weight whose conductance in a row comes nearest to the wanted one, in ratio. */
    int nearestWeight(int row, double wanted) {
        return ladder.nearest(wanted / map.scale(gmaxDac[block(row)][select[row]], divisor[row]));
    }

    /** Largest conductance that any row can give one event. */
    static double largestSiemens(WeightMap map) {
        return map.siemens(MAX_WEIGHT, FloatingGateScale.MAX_DAC, MIN_DIVISOR);
    }

    /** Wanted conductances of each row, sorted, above 0, thinned to quantiles that include both ends. */
    private static double[][] byRow(int[] cellRow, double[] wanted) {
        int[] count = new int[SynapseRowOnHicann.COUNT];
        for (int cell = 0; cell < cellRow.length; cell++) {
            count[cellRow[cell]] += wanted[cell] > 0 ? 1 : 0;
        }
        double[][] rows = new double[SynapseRowOnHicann.COUNT][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new double[count[row]];
        }
        for (int cell = 0; cell < cellRow.length; cell++) {
            if (wanted[cell] > 0) {
                rows[cellRow[cell]][--count[cellRow[cell]]] = wanted[cell];
            }
        }
        for (int row = 0; row < rows.length; row++) {
            Arrays.sort(rows[row]);
            rows[row] = thin(rows[row]);
        }
        return rows;
    }

    private static double[] thin(double[] sorted) {
        if (sorted.length == 0 || sorted[0] == sorted[sorted.length - 1]) {
            return Arrays.copyOf(sorted, Math.min(1, sorted.length));
        }
        if (sorted.length <= SAMPLES) {
            return sorted;
        }
        double[] sample = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            sample[i] = sorted[(int) ((long) i * (sorted.length - 1) / (SAMPLES - 1))];
        }
        return sample;
    }

    private void choose(int block, double[][] rows) {
        int[] members = IntStream.range(0, rows.length)
                .filter(row -> block(row) == block && rows[row].length > 0)
                .toArray();
        if (members.length == 0) {
            Arrays.fill(gmaxDac[block], map.referenceGmaxDac());
            return;
        }
        double[] need = new double[members.length];
        for (int i = 0; i < need.length; i++) {
            double[] row = rows[members[i]];
            need[i] = StrictMath.log(row[row.length - 1] / map.siemens(MAX_WEIGHT));
        }
        double[] centres = cluster(need);
        for (int k = 0; k < SELECTS; k++) {
            gmaxDac[block][k] = dacFor(StrictMath.exp(centres[k]));
        }
        for (int row : members) {
            setRow(row, rows[row], gmaxDac[block]);
        }
    }

    /** Code of V_gmax that with some divisor meets a scale best; among equals the largest, whose steps are the finest. */
    private int dacFor(double scale) {
        int best = FloatingGateScale.MAX_DAC;
        double bestError = Double.MAX_VALUE;
        for (int d = MAX_DIVISOR; d >= MIN_DIVISOR; d--) {
            double dac = scale * map.referenceGmaxDac() * d / map.referenceDivisor();
            long rounded = Math.max(1, Math.min(FloatingGateScale.MAX_DAC, Math.round(dac)));
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
        // Even weight 0 conducts a tenth of weight 15: errors in ratio of a faint cell would draw the whole row down to
        // it.
        double mean = Arrays.stream(wanted).sum() / wanted.length;
        double best = Double.MAX_VALUE;
        for (int k = 0; k < SELECTS; k++) {
            for (int d = MIN_DIVISOR; d <= MAX_DIVISOR; d++) {
                double scale = map.scale(dacs[k], d);
                double error = 0;
                for (int i = 0; i < wanted.length && error < best; i++) {
                    double given = ladder.siemens(ladder.nearest(wanted[i] / scale)) * scale;
                    double relative = (given - wanted[i]) / Math.max(wanted[i], mean);
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

    /** Conductances of the 16 weights at the reference setting, and the borders between them; for inner loops. */
    private static final class WeightLadder {
        private final double[] siemens = new double[MAX_WEIGHT + 1];
        private final double[] border = new double[MAX_WEIGHT];

        private WeightLadder(WeightMap map) {
            for (int w = 0; w <= MAX_WEIGHT; w++) {
                siemens[w] = map.siemens(w);
            }
            for (int w = 0; w < MAX_WEIGHT; w++) {
                border[w] = StrictMath.sqrt(siemens[w] * siemens[w + 1]);
            }
        }

        private double siemens(int weight) {
            return siemens[weight];
        }

        /** The weight nearest in ratio, as {@link WeightMap#nearestWeight}. */
        private int nearest(double wanted) {
            int found = Arrays.binarySearch(border, wanted);
            return found >= 0 ? found + 1 : -found - 1;
        }
    }
}
