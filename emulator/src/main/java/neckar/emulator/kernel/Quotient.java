package neckar.emulator.kernel;

/** Division by a constant as a product, which is exact for dividends below a limit. */
final class Quotient {
    private final int divisor;
    private final long factor;
    private final long limit;

    Quotient(int divisor) {
        this.divisor = divisor;
        factor = (1L << 32) / divisor + 1;
        limit = (1L << 32) / divisor;
    }

    /** Quotient of a dividend that is not negative. */
    long of(long dividend) {
        return dividend < limit ? (dividend * factor) >>> 32 : dividend / divisor;
    }
}
