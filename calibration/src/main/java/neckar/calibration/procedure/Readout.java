package neckar.calibration.procedure;

import java.util.Arrays;
import neckar.spec.coord.DenmemOnHicann;

/**
 * How the voltages of a chip's readings compare (calibration reference 2.1): all are brought to the scale of channel 0, and the
 * offset of each denmem's output buffer against the others is taken off. Immutable.
 */
public final class Readout {
    private final double channelGain;
    private final double channelOffset;
    private final double[] shift;

    /**
     * A readout.
     *
     * @param channelGain volt on channel 1 per volt on channel 0
     * @param channelOffset volt on channel 1 at 0 V on channel 0
     * @param shift offset of each denmem on the scale of channel 0
     */
    public Readout(double channelGain, double channelOffset, double[] shift) {
        this.channelGain = channelGain;
        this.channelOffset = channelOffset;
        this.shift = shift.clone();
    }

    /** Nothing known: no offset and equal channels. */
    public static Readout unknown() {
        return new Readout(1, 0, new double[DenmemOnHicann.COUNT]);
    }

    /** Channel on which a denmem is read: one for each row. */
    public static int channel(int denmem) {
        return denmem / DenmemOnHicann.COLUMNS;
    }

    /** Volt on the chip's own scale of what was read from a denmem on its channel. */
    public double volt(int denmem, double read) {
        return onChannel0(channel(denmem), read) - shift[denmem];
    }

    /** A reading of a channel on the scale of channel 0. */
    double onChannel0(int channel, double read) {
        return channel == 0 ? read : (read - channelOffset) / channelGain;
    }

    /** Offset of a denmem's buffer. */
    public double shift(int denmem) {
        return shift[denmem];
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(shift) * 31 + Double.hashCode(channelGain) + Double.hashCode(channelOffset);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Readout r
                && channelGain == r.channelGain
                && channelOffset == r.channelOffset
                && Arrays.equals(shift, r.shift);
    }
}
