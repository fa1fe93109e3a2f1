package neckar.calibration.procedure;

import java.util.List;
import java.util.stream.IntStream;
import neckar.calibration.lab.ChipBench;
import neckar.calibration.lab.ChipBench.WrittenChip;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.StimulusEvents;
import neckar.spec.unit.TimeBase;

/**
 * The bench during one step: each step is one writing.
 *
 * @param chip the bench
 * @param writing number of this step's writing
 * @param again how often what is read has been read before under this writing: a later reading has other noise
 */
public record Bench(ChipBench chip, long writing, int again) {
    /** Membranes settle before they are read. */
    public static final double SETTLING_SEC = 12e-6;

    /** The bench for a first reading. */
    public Bench(ChipBench chip, long writing) {
        this(chip, writing, 0);
    }

    /** The same writing, read later. */
    public Bench later() {
        return new Bench(chip, writing, again + 1);
    }

    /** Writes a program. */
    public WrittenChip write(ChipProgram program) {
        return chip.write(program, writing);
    }

    /** Writes a program and reads each denmem on its channel for a time, after settling. */
    public List<AdcTrace> readAll(ChipProgram program, StimulusEvents events, double sec) {
        return read(program, all(), events, sec);
    }

    /** Writes a program and reads some denmems, each on its channel, for a time, after settling. */
    List<AdcTrace> read(ChipProgram program, int[] denmems, StimulusEvents events, double sec) {
        return read(write(program), denmems, events, SETTLING_SEC + again * sec, sec);
    }

    /** Reads each denmem of a written chip on its channel. */
    public static List<AdcTrace> readAll(WrittenChip written, StimulusEvents events, double fromSec, double sec) {
        return read(written, all(), events, fromSec, sec);
    }

    private static List<AdcTrace> read(
            WrittenChip written, int[] denmems, StimulusEvents events, double fromSec, double sec) {
        long from = ticks(fromSec);
        return written.read(denmems, Readout::channel, events, from, from + ticks(sec));
    }

    /** All denmems of a chip by their ids. */
    static int[] all() {
        return IntStream.range(0, DenmemOnHicann.COUNT).toArray();
    }

    /** System ticks of a time. */
    public static long ticks(double sec) {
        return StrictMath.round(sec / TimeBase.SYSTEM_TICK_SEC);
    }
}
