package neckar.spec.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Setting of the programming controller of a floating-gate block (hardware reference 5.8).
 *
 * @param maxcycle largest number of programming cycles less one, 0..255
 * @param readtime settling time before comparing, 0..63
 * @param accelStep cycles after which the write time doubles, 0..63
 * @param voltageWriteTime first write time of voltage rows, 0..63
 * @param currentWriteTime first write time of current rows, 0..63
 * @param bias amplifier bias, 0..15
 * @param biasn amplifier bias, 0..15
 * @param pulseLength length of a unit of the times above, less one, 0..15
 * @param groundvm grounds the membrane reference
 * @param calib calibration mode
 */
public record FgControlConfig(
        int maxcycle,
        int readtime,
        int accelStep,
        int voltageWriteTime,
        int currentWriteTime,
        int bias,
        int biasn,
        int pulseLength,
        boolean groundvm,
        boolean calib) {
    /** First programming pass. */
    public static final FgControlConfig DEFAULT = new FgControlConfig(255, 40, 9, 15, 1, 8, 5, 9, false, false);

    /** Write times double until they reach this. */
    private static final int LONGEST_WRITE_TIME = 128;

    /** Checks ranges. */
    public FgControlConfig {
        Require.inRange("maxcycle", maxcycle, 0, 255);
        Require.inRange("readtime", readtime, 0, 63);
        Require.inRange("acceleratorstep", accelStep, 0, 63);
        Require.inRange("voltagewritetime", voltageWriteTime, 0, 63);
        Require.inRange("currentwritetime", currentWriteTime, 0, 63);
        Require.inRange("bias", bias, 0, 15);
        Require.inRange("biasn", biasn, 0, 15);
        Require.inRange("pulselength", pulseLength, 0, 15);
    }

    /** PLL clocks that programming a voltage row takes at most. */
    public long longestVoltageRowCycles() {
        return longestRowCycles(voltageWriteTime);
    }

    /** PLL clocks that programming a current row takes at most. */
    public long longestCurrentRowCycles() {
        return longestRowCycles(currentWriteTime);
    }

    private long longestRowCycles(int firstWriteTime) {
        long unit = pulseLength + 1L;
        long writeTime = firstWriteTime;
        long clocks = 0;
        for (int cycle = 0; cycle <= maxcycle; cycle++) {
            clocks += writeTime * unit + (readtime + 1) * unit * FloatingGateConfig.COLUMNS;
            if (accelStep > 0 && (cycle + 1) % accelStep == 0 && writeTime < LONGEST_WRITE_TIME) {
                writeTime *= 2;
            }
        }
        return 4 * clocks;
    }

    // Written out: a generated comparison is slow where no optimising compiler runs, and every register is compared.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof FgControlConfig that
                        && maxcycle == that.maxcycle
                        && readtime == that.readtime
                        && accelStep == that.accelStep
                        && voltageWriteTime == that.voltageWriteTime
                        && currentWriteTime == that.currentWriteTime
                        && bias == that.bias
                        && biasn == that.biasn
                        && pulseLength == that.pulseLength
                        && groundvm == that.groundvm
                        && calib == that.calib);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                maxcycle,
                readtime,
                accelStep,
                voltageWriteTime,
                currentWriteTime,
                bias,
                biasn,
                pulseLength,
                groundvm,
                calib);
    }
}
