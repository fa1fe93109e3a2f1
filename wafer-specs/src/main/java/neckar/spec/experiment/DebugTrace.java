package neckar.spec.experiment;

import java.util.Arrays;
import neckar.base.Invariant;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.unit.TimeBase;

/**
 * Values that the emulator's own probe saw; impossible on hardware. Immutable.
 *
 * @param hicann chip
 * @param denmem circuit
 * @param kind quantity, in volt, siemens or ampere; not {@link ProbeKind#SPIKES}
 * @param startTicks time of the first value in ticks of 1/63 GHz
 * @param stepTicks distance of two values in ticks of 1/63 GHz
 * @param values the values
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by content
public record DebugTrace(
        HicannOnWafer hicann, DenmemOnHicann denmem, ProbeKind kind, long startTicks, long stepTicks, float[] values) {
    /** Checks kind and step, and copies the values. */
    public DebugTrace {
        Invariant.check(kind != ProbeKind.SPIKES, "spikes are no trace", kind);
        Invariant.check(stepTicks > 0, "a step is positive", stepTicks);
        values = values.clone();
    }

    @Override
    public float[] values() {
        return values.clone();
    }

    /** Number of values. */
    public int size() {
        return values.length;
    }

    /** Value i. */
    public float value(int i) {
        return values[i];
    }

    /** Hardware time of value i in seconds since the time origin. */
    public double timeSec(int i) {
        return TimeBase.secOfTicks(startTicks + i * stepTicks);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DebugTrace t
                && hicann.equals(t.hicann)
                && denmem.equals(t.denmem)
                && kind == t.kind
                && startTicks == t.startTicks
                && stepTicks == t.stepTicks
                && Arrays.equals(values, t.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values) * 31 + denmem.hashCode();
    }

    @Override
    public String toString() {
        return "DebugTrace[" + hicann + "." + denmem + "." + kind.key() + ", " + values.length + " values]";
    }
}
