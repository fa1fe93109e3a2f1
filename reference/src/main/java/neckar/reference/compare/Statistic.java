package neckar.reference.compare;

/** A number that is compared. */
public enum Statistic {
    /** Mean rate in Hz. */
    RATE("rate", "Hz", true),
    /** Coefficient of variation of intervals. */
    VARIATION("cv_isi", "", true),
    /** Pairwise correlation of counts. */
    CORRELATION("correlation", "", false);

    private final String reportName;
    private final String unit;
    private final boolean relative;

    Statistic(String reportName, String unit, boolean relative) {
        this.reportName = reportName;
        this.unit = unit;
        this.relative = relative;
    }

    /** Its name in reports. */
    public String reportName() {
        return reportName;
    }

    /** Its unit; empty for pure numbers. */
    public String unit() {
        return unit;
    }

    /** Whether an error is judged as a fraction of the value; else as a difference, as the value may be near 0. */
    public boolean isRelative() {
        return relative;
    }

    /** Its value in a run. */
    public double of(Measures measures) {
        return switch (this) {
            case RATE -> measures.rateHz();
            case VARIATION -> measures.variation();
            case CORRELATION -> measures.correlation();
        };
    }
}
