package neckar.spec.experiment;

import java.util.Arrays;
import neckar.base.Invariant;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.unit.TimeBase;

/**
 * One recorded window of an ADC channel (hardware reference 8). Immutable.
 *
 * @param hicann chip
 * @param output analog output
 * @param denmem circuit whose membrane was selected
 * @param startTicks time of the first sample in ticks of 1/63 GHz
 * @param sampleRateHz nominal sample rate
 * @param raw samples of 12 bits, 0..4095
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by content
public record AdcTrace(
        HicannOnWafer hicann,
        AnalogOutputOnHicann output,
        DenmemOnHicann denmem,
        long startTicks,
        double sampleRateHz,
        short[] raw) {
    /** Largest raw value. */
    public static final int MAX_RAW = 4095;

    /** Voltage of raw value 0; the largest raw value is 0 V. */
    public static final double FULL_SCALE_VOLT = 1.8;

    /** Checks the samples and copies them. */
    public AdcTrace {
        Invariant.check(sampleRateHz > 0, "a sample rate is positive", sampleRateHz);
        raw = raw.clone();
        for (short sample : raw) {
            Invariant.check(sample >= 0 && sample <= MAX_RAW, "a sample has 12 bits", sample);
        }
    }

    @Override
    public short[] raw() {
        return raw.clone();
    }

    /** Number of samples. */
    public int size() {
        return raw.length;
    }

    /** Voltage of sample i by the nominal conversion {@code 1.8 - raw 1.8/4095}. */
    public double volt(int i) {
        return FULL_SCALE_VOLT - raw[i] * FULL_SCALE_VOLT / MAX_RAW;
    }

    /** Hardware time of sample i in seconds since the time origin. */
    public double timeSec(int i) {
        return TimeBase.secOfTicks(startTicks) + i / sampleRateHz;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AdcTrace t
                && hicann.equals(t.hicann)
                && output.equals(t.output)
                && denmem.equals(t.denmem)
                && startTicks == t.startTicks
                && sampleRateHz == t.sampleRateHz
                && Arrays.equals(raw, t.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw) * 31 + denmem.hashCode();
    }

    @Override
    public String toString() {
        return "AdcTrace[" + hicann + "." + denmem + ", " + raw.length + " samples]";
    }
}
