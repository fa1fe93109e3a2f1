package neckar.spec.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Configuration register of a synapse array controller: timing, patterns and the DLL resets of the drivers (hardware reference 4.8).
 *
 * @param pattern0 first evaluation pattern
 * @param pattern1 second evaluation pattern
 * @param endel delay of enable, 0..15
 * @param predel delay of precharge, 0..15
 * @param gen the field {@code gen}, 0..15
 * @param dllReleased one bit per half of the drivers' DLLs, 1 is out of reset; 0..3
 * @param oedel delay of output enable, 0..15
 * @param wrdel delay of write, 0..3
 */
public record SynapseTiming(
        CorrelationPattern pattern0,
        CorrelationPattern pattern1,
        int endel,
        int predel,
        int gen,
        int dllReleased,
        int oedel,
        int wrdel) {
    /** Driver DLLs held in reset: the state before locking. */
    public static final SynapseTiming DEFAULT =
            new SynapseTiming(CorrelationPattern.NONE, CorrelationPattern.NONE, 15, 15, 0, 0, 15, 2);

    /** Driver DLLs released: the state of an array in use. */
    public static final SynapseTiming RUNNING = DEFAULT.withDllReleased(3);

    /** Checks ranges. */
    public SynapseTiming {
        Require.inRange("endel", endel, 0, 15);
        Require.inRange("predel", predel, 0, 15);
        Require.inRange("gen", gen, 0, 15);
        Require.inRange("dllresetb", dllReleased, 0, 3);
        Require.inRange("oedel", oedel, 0, 15);
        Require.inRange("wrdel", wrdel, 0, 3);
    }

    /** This setting with other DLL resets, 0..3. */
    public SynapseTiming withDllReleased(int released) {
        return new SynapseTiming(pattern0, pattern1, endel, predel, gen, released, oedel, wrdel);
    }

    /** Chip clocks to open a row. */
    public int openRowCycles() {
        return predel + endel + 4;
    }

    /** Chip clocks to read a column set. */
    public int readCycles() {
        return oedel + 3;
    }

    /** Chip clocks to write a column set. */
    public int writeCycles() {
        return wrdel + 4;
    }

    /** Chip clocks to clear the correlation accumulators. */
    public int resetCorrelationCycles() {
        return oedel + 6;
    }

    // Written out: a generated comparison is slow where no optimising compiler runs, and every register is compared.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof SynapseTiming that
                        && pattern0.equals(that.pattern0)
                        && pattern1.equals(that.pattern1)
                        && endel == that.endel
                        && predel == that.predel
                        && gen == that.gen
                        && dllReleased == that.dllReleased
                        && oedel == that.oedel
                        && wrdel == that.wrdel);
    }

    @Override
    public int hashCode() {
        return Objects.hash(pattern0, pattern1, endel, predel, gen, dllReleased, oedel, wrdel);
    }
}
