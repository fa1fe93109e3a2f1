package neckar.spec.config;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The current stimulus of a floating-gate block (hardware reference 5.9). */
public final class StimulusConfig {
    /** Steps of the waveform. */
    public static final int VALUES = 129;

    /** No current. */
    public static final StimulusConfig ZERO = new StimulusConfig(new short[VALUES], 15, false);

    private final short[] values;
    private final int pulseLength;
    private final boolean continuous;

    private StimulusConfig(short[] values, int pulseLength, boolean continuous) {
        this.values = values;
        this.pulseLength = Require.inRange("pulse length of the stimulus", pulseLength, 0, 15);
        this.continuous = continuous;
    }

    /**
     * A waveform.
     *
     * @param codes 129 codes 0..1023 of 2.5 uA full scale
     * @param pulseLength a step takes {@code (pulseLength + 1) * 4} PLL clocks, 0..15
     * @param continuous whether it repeats
     */
    public static StimulusConfig of(int[] codes, int pulseLength, boolean continuous) {
        Require.inRange("number of stimulus values", codes.length, VALUES, VALUES);
        short[] values = new short[VALUES];
        for (int i = 0; i < VALUES; i++) {
            values[i] = (short) Require.inRange("stimulus value", codes[i], 0, FloatingGateConfig.MAX_CODE);
        }
        StimulusConfig made = new StimulusConfig(values, pulseLength, continuous);
        return made.equals(ZERO) ? ZERO : made;
    }

    /** Code of step {@code index}, 0..128. */
    public int value(int index) {
        return values[Require.inRange("stimulus step", index, 0, VALUES - 1)];
    }

    /** Length setting of a step, 0..15. */
    public int pulseLength() {
        return pulseLength;
    }

    /** Whether the waveform repeats. */
    public boolean continuous() {
        return continuous;
    }

    /** PLL clocks of one step. */
    public int stepCycles() {
        return (pulseLength + 1) * 4;
    }

    /** Whether no step carries a current. */
    public boolean isZero() {
        for (short value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StimulusConfig that
                && pulseLength == that.pulseLength
                && continuous == that.continuous
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values) * 31 + pulseLength * 2 + (continuous ? 1 : 0);
    }

    @Override
    public String toString() {
        return "StimulusConfig[pulseLength=" + pulseLength + ", continuous=" + continuous + ", values="
                + Arrays.toString(values) + "]";
    }
}
