package neckar.emulator.silicon;

/**
 * The way from a membrane to the converter: gain (V + bufferVolt) + offsetVolt, then noise in each sample.
 *
 * @param gain gain of the ADC channel
 * @param offsetVolt offset of the ADC channel
 * @param bufferVolt offset of the denmem's output buffer
 * @param noiseVolt standard deviation of a sample
 * @param noiseKey key of the noise of the channel in this trial
 * @param works whether the analog output drives its line at all
 */
public record ReadoutQuantities(
        double gain, double offsetVolt, double bufferVolt, double noiseVolt, long noiseKey, boolean works) {
    /** A channel without deviations. */
    public static final ReadoutQuantities IDEAL = new ReadoutQuantities(1, 0, 0, 0, 0, true);
}
