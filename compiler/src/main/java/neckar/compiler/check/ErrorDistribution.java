package neckar.compiler.check;

/**
 * Distribution of relative errors {@code given / asked - 1}: exact moments and extremes, quantiles to 0.1 %. Parts
 * merge in a fixed order, so that sums do not depend on threads.
 */
public final class ErrorDistribution {

    private static final int BINS_PER_UNIT = 1000;
    private static final int BINS = 4 * BINS_PER_UNIT;

    // Bin firstBin + i holds the errors nearest to -1 + (firstBin + i)/1000; the last one all above +3. Only the range
    // in use
    // is kept: there are as many distributions as chips and projections.
    private int firstBin;
    private long[] bins = new long[0];
    private long count;
    private double sum;
    private double sumOfSquares;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;

    /** Adds an error that a number of synapses have. */
    void add(double error, long times) {
        if (times > 0) {
            int bin = (int) Math.floor((error + 1) * BINS_PER_UNIT + 0.5);
            bin = Math.max(0, Math.min(BINS, bin));
            cover(bin, bin);
            bins[bin - firstBin] += times;
            count += times;
            sum += times * error;
            sumOfSquares += times * error * error;
            smallest = Math.min(smallest, error);
            largest = Math.max(largest, error);
        }
    }

    void merge(ErrorDistribution part) {
        if (part.count > 0) {
            cover(part.firstBin, part.firstBin + part.bins.length - 1);
            for (int i = 0; i < part.bins.length; i++) {
                bins[part.firstBin - firstBin + i] += part.bins[i];
            }
            count += part.count;
            sum += part.sum;
            sumOfSquares += part.sumOfSquares;
            smallest = Math.min(smallest, part.smallest);
            largest = Math.max(largest, part.largest);
        }
    }

    /** Makes room for a range of bins. */
    private void cover(int lowest, int highest) {
        int end = firstBin + bins.length - 1;
        if (bins.length == 0) {
            firstBin = lowest;
            bins = new long[highest - lowest + 1];
        } else if (lowest < firstBin || highest > end) {
            int from = Math.min(lowest, firstBin);
            long[] wider = new long[Math.max(highest, end) - from + 1];
            System.arraycopy(bins, 0, wider, firstBin - from, bins.length);
            firstBin = from;
            bins = wider;
        }
    }

    /** Number of errors. */
    public long count() {
        return count;
    }

    /** Mean error; 0 without errors. */
    public double mean() {
        return count == 0 ? 0 : sum / count;
    }

    /** Root of the mean square; 0 without errors. */
    public double rootMeanSquare() {
        return count == 0 ? 0 : StrictMath.sqrt(sumOfSquares / count);
    }

    /** Smallest error; 0 without errors. */
    public double smallest() {
        return count == 0 ? 0 : smallest;
    }

    /** Largest error; 0 without errors. */
    public double largest() {
        return count == 0 ? 0 : largest;
    }

    /** Error below which a fraction 0..1 of all lies, to 0.1 % within -100 %..+300 %; 0 without errors. */
    public double quantile(double fraction) {
        long wanted = Math.max(1, (long) Math.ceil(fraction * count));
        long seen = 0;
        for (int i = 0; i < bins.length; i++) {
            seen += bins[i];
            if (seen >= wanted) {
                double middle = (double) (firstBin + i) / BINS_PER_UNIT - 1;
                return Math.max(smallest, Math.min(largest, middle));
            }
        }
        return 0;
    }
}
