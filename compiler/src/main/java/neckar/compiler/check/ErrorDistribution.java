package neckar.compiler.check;

/**
 * Distribution of relative errors {@code given / asked - 1}: exact moments and extremes, quantiles to 0.1 %. Parts
 * merge in a fixed order, so that sums do not depend on threads.
 */
public final class ErrorDistribution {

    private static final int BINS_PER_UNIT = 1000;
    private static final int BINS = 4 * BINS_PER_UNIT;

    // Bin i holds errors from -1 + i/1000 on; the last one all above +3.
    private final long[] bins = new long[BINS + 1];
    private long count;
    private double sum;
    private double sumOfSquares;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;

    void add(double error) {
        int bin = (int) Math.floor((error + 1) * BINS_PER_UNIT + 0.5);
        bins[Math.max(0, Math.min(BINS, bin))]++;
        count++;
        sum += error;
        sumOfSquares += error * error;
        smallest = Math.min(smallest, error);
        largest = Math.max(largest, error);
    }

    void merge(ErrorDistribution part) {
        for (int i = 0; i <= BINS; i++) {
            bins[i] += part.bins[i];
        }
        count += part.count;
        sum += part.sum;
        sumOfSquares += part.sumOfSquares;
        smallest = Math.min(smallest, part.smallest);
        largest = Math.max(largest, part.largest);
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
        for (int i = 0; i <= BINS && count > 0; i++) {
            seen += bins[i];
            if (seen >= wanted) {
                return Math.max(smallest, Math.min(largest, (double) i / BINS_PER_UNIT - 1));
            }
        }
        return 0;
    }
}
