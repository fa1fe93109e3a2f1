package neckar.compiler.route.demand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import neckar.base.Invariant;

/**
 * Drivers that each (line, chip) pair asks for, and what each of them is worth. Pairs are sorted by chip, then by line.
 * Frozen.
 */
public final class DemandTable {
    private final int[] hicanns;
    private final int[] lines;
    private final double[][] gains;
    private final short[] wanted;
    private final int[] firstOfHicann;

    private DemandTable(int[] hicanns, int[] lines, double[][] gains, short[] wanted, int hicannCount) {
        this.hicanns = hicanns;
        this.lines = lines;
        this.gains = gains;
        this.wanted = wanted;
        firstOfHicann = new int[hicannCount + 1];
        for (int hicann : hicanns) {
            firstOfHicann[hicann + 1]++;
        }
        for (int i = 0; i < hicannCount; i++) {
            firstOfHicann[i + 1] += firstOfHicann[i];
        }
    }

    /** A table to be filled, for a wafer of that many chips. */
    public static Builder builder(int hicanns) {
        return new Builder(hicanns);
    }

    /** Number of pairs. */
    public int pairs() {
        return lines.length;
    }

    /** Target chip of a pair. */
    public int hicann(int pair) {
        return hicanns[pair];
    }

    /** Line of a pair. */
    public int line(int pair) {
        return lines[pair];
    }

    /** First pair of a chip; its pairs end before {@code firstPair(hicann + 1)}. */
    public int firstPair(int hicann) {
        return firstOfHicann[hicann];
    }

    /** Pair of a line and a chip, or a negative number. */
    public int find(int line, int hicann) {
        return Arrays.binarySearch(lines, firstOfHicann[hicann], firstOfHicann[hicann + 1], line);
    }

    /** Drivers that the pair asks for; 0 when the chip's drivers are worth more to others. */
    public int wanted(int pair) {
        return wanted[pair];
    }

    /** Number of drivers that have a gain: asking for more is useless. */
    public int useful(int pair) {
        return gains[pair].length;
    }

    /** What the driver at a position (0 = first) adds; never increases along the positions. */
    public double gain(int pair, int position) {
        return gains[pair][position];
    }

    /** What the first {@code drivers} drivers are worth together. */
    public double value(int pair, int drivers) {
        double sum = 0;
        for (int i = 0; i < Math.min(drivers, gains[pair].length); i++) {
            sum += gains[pair][i];
        }
        return sum;
    }

    /**
     * What all pairs get when each has the drivers that it asks for. No chains and routes of these lines realise more,
     * because the drivers of each chip went to what gains most (bound B5 of mapping reference 4.5).
     */
    public double granted() {
        double sum = 0;
        for (int pair = 0; pair < lines.length; pair++) {
            sum += value(pair, wanted[pair]);
        }
        return sum;
    }

    /**
     * What the pairs at most get when some are out of reach: the drivers that those had asked for go to the best gains left
     * on the chip.
     *
     * @param reached by pair, false when no route serves it
     */
    public double granted(boolean[] reached) {
        double sum = 0;
        for (int hicann = 0; hicann + 1 < firstOfHicann.length; hicann++) {
            int drivers = 0;
            List<Double> left = new ArrayList<>();
            for (int pair = firstOfHicann[hicann]; pair < firstOfHicann[hicann + 1]; pair++) {
                drivers += wanted[pair];
                for (double gain : reached[pair] ? gains[pair] : new double[0]) {
                    left.add(gain);
                }
            }
            left.sort(Comparator.reverseOrder());
            for (double gain : left.subList(0, Math.min(drivers, left.size()))) {
                sum += gain;
            }
        }
        return sum;
    }

    /** Collects pairs chip by chip; confined to one thread. */
    public static final class Builder {
        private final int hicannCount;
        private final List<Integer> hicanns = new ArrayList<>();
        private final List<Integer> lines = new ArrayList<>();
        private final List<double[]> gains = new ArrayList<>();
        private final List<Integer> wanted = new ArrayList<>();

        private Builder(int hicannCount) {
            this.hicannCount = hicannCount;
        }

        /**
         * Adds the pairs of a chip and cuts their demand to the drivers that work there: each driver goes to the pair that
         * gains most by it. More would make negotiation raise all prices without an end (mapping reference 5b, advice 4).
         *
         * @param hicann chip id, larger than that of the call before
         * @param lineIds lines heard, ascending
         * @param curves gain of each further driver, never increasing, for each line
         * @param drivers working drivers of the chip
         */
        public Builder add(int hicann, int[] lineIds, List<double[]> curves, int drivers) {
            Invariant.check(hicanns.isEmpty() || hicanns.get(hicanns.size() - 1) < hicann, "chips ascend", hicann);
            int[] cut = cut(curves, drivers);
            for (int i = 0; i < lineIds.length; i++) {
                hicanns.add(hicann);
                lines.add(lineIds[i]);
                gains.add(curves.get(i).clone());
                wanted.add(cut[i]);
            }
            return this;
        }

        private static int[] cut(List<double[]> curves, int drivers) {
            List<long[]> steps = new ArrayList<>();
            for (int i = 0; i < curves.size(); i++) {
                for (int k = 0; k < curves.get(i).length; k++) {
                    steps.add(new long[] {i, k});
                }
            }
            // A stable sort keeps the drivers of a line in order, since its curve never increases.
            steps.sort(
                    (a, b) -> Double.compare(curves.get((int) b[0])[(int) b[1]], curves.get((int) a[0])[(int) a[1]]));
            int[] cut = new int[curves.size()];
            for (long[] step : steps.subList(0, Math.min(drivers, steps.size()))) {
                cut[(int) step[0]]++;
            }
            return cut;
        }

        /** The table. */
        public DemandTable build() {
            short[] counts = new short[wanted.size()];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = wanted.get(i).shortValue();
            }
            return new DemandTable(
                    hicanns.stream().mapToInt(Integer::intValue).toArray(),
                    lines.stream().mapToInt(Integer::intValue).toArray(),
                    gains.toArray(new double[0][]),
                    counts,
                    hicannCount);
        }
    }
}
