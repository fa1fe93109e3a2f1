package neckar.spec.config;

/**
 * Setting of one analog output (hardware reference 8).
 *
 * @param enable whether it drives the wire that the chips of a reticle share
 * @param signal what it shows
 */
public record AnalogOutputConfig(boolean enable, AnalogSignal signal) {
    /** An output that drives nothing. */
    public static final AnalogOutputConfig OFF = new AnalogOutputConfig(false, AnalogSignal.NONE);

    /** An output that shows {@code signal}. */
    public static AnalogOutputConfig showing(AnalogSignal signal) {
        return new AnalogOutputConfig(true, signal);
    }
}
