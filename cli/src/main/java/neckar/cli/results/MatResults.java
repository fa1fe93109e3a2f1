package neckar.cli.results;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.compiler.inspect.BioRecording;
import neckar.compiler.inspect.PopulationSpikes;
import neckar.compiler.inspect.Samples;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sink;
import us.hebi.matlab.mat.types.Sinks;
import us.hebi.matlab.mat.types.Struct;

/**
 * A recording as MATLAB 5 file with one variable {@code block}, structured as the reader {@code NeoMatlabIO} of Neo 0.11
 * wants it: one segment, a spike train for each recorded cell, silent ones too, a signal for each voltage.
 */
public final class MatResults {
    /** Bytes that a file may have: the format counts in 31 bits, and readers need room beside the numbers. */
    public static final long MAX_BYTES = 1_500_000_000L;

    private static final int TEXT_BYTES = 116;
    private static final int HEADER_BYTES = 128;
    /** What names, units and structure of a train or signal take, rounded up. */
    private static final long STRUCT_BYTES = 2_000;

    private MatResults() {}

    /** What goes into a file. */
    public enum Content {
        /** Spikes and voltages. */
        ALL,
        /** Spikes alone, as the voltages would make the file too large. */
        SPIKES,
        /** Nothing: the file would be too large. */
        NOTHING
    }

    /** What of a recording fits into a file of so many bytes. */
    public static Content fitting(BioRecording recording, long maxBytes) {
        long trains = recording.populations().stream()
                .mapToLong(PopulationSpikes::neurons)
                .sum();
        long spikeBytes = 8 * recording.spikes() + STRUCT_BYTES * trains;
        long voltageBytes = recording.voltages().stream()
                .mapToLong(voltage -> 8L * voltage.mv().size() + STRUCT_BYTES)
                .sum();
        if (spikeBytes + voltageBytes <= maxBytes) {
            return Content.ALL;
        }
        return spikeBytes <= maxBytes ? Content.SPIKES : Content.NOTHING;
    }

    /** Writes a recording, with or without its voltages. */
    public static void write(BioRecording recording, String name, boolean voltages, OutputStream out)
            throws IOException {
        out.write(header());
        Struct segment = Mat5.newStruct().set("name", text(name));
        List<Struct> trains = new ArrayList<>();
        for (PopulationSpikes population : recording.populations()) {
            addTrains(population, recording.durationMs(), trains);
        }
        if (!trains.isEmpty()) {
            segment.set("spiketrains", cells(trains));
        }
        if (voltages && !recording.voltages().isEmpty()) {
            segment.set(
                    "analogsignals",
                    cells(recording.voltages().stream().map(MatResults::signal).toList()));
        }
        Struct block = Mat5.newStruct().set("name", text(name)).set("segments", cells(List.of(segment)));
        try (Sink sink = Sinks.wrapNonSeeking(out)) {
            sink.order(ByteOrder.LITTLE_ENDIAN);
            Mat5.newWriter(sink).setDeflateLevel(0).writeArray("block", block).flush();
        }
    }

    /** The header without the time of writing, so that equal recordings give equal files. */
    private static byte[] header() {
        byte[] text = new byte[TEXT_BYTES];
        Arrays.fill(text, (byte) ' ');
        byte[] words = "MATLAB 5.0 MAT-file, written by neckar".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(words, 0, text, 0, words.length);
        return ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(text)
                .putLong(0)
                .putShort((short) 0x0100)
                .put((byte) 'I')
                .put((byte) 'M')
                .array();
    }

    private static void addTrains(PopulationSpikes population, double durationMs, List<Struct> trains) {
        int[] recorded = population.recorded();
        int[] counts = new int[recorded.length];
        for (int s = 0; s < population.size(); s++) {
            counts[place(recorded, population.index(s))]++;
        }
        double[][] times = new double[recorded.length][];
        Arrays.setAll(times, k -> new double[counts[k]]);
        int[] filled = new int[recorded.length];
        for (int s = 0; s < population.size(); s++) {
            int k = place(recorded, population.index(s));
            times[k][filled[k]++] = population.timeMs(s);
        }
        for (int k = 0; k < recorded.length; k++) {
            trains.add(train(population.label(), recorded[k], durationMs, times[k]));
        }
    }

    private static int place(int[] recorded, int index) {
        return Arrays.binarySearch(recorded, index);
    }

    private static Struct train(String label, int index, double durationMs, double[] times) {
        return Mat5.newStruct()
                .set("name", text(label + "[" + index + "]"))
                .set("times", column(times))
                .set("times_units", text("ms"))
                .set("t_start", Mat5.newScalar(0))
                .set("t_start_units", text("ms"))
                .set("t_stop", Mat5.newScalar(durationMs))
                .set("t_stop_units", text("ms"))
                .set("annotations", annotations(label, index));
    }

    private static Struct signal(BioRecording.Voltage voltage) {
        Samples samples = voltage.mv();
        int n = samples.size();
        double[] values = new double[n];
        Arrays.setAll(values, samples::value);
        double stepMs = n > 1 ? (samples.timeMs(n - 1) - samples.timeMs(0)) / (n - 1) : 1;
        return Mat5.newStruct()
                .set("name", text("v of " + voltage.label() + "[" + voltage.index() + "]"))
                .set("signal", column(values))
                .set("signal_units", text("mV"))
                .set("t_start", Mat5.newScalar(n > 0 ? samples.timeMs(0) : 0))
                .set("t_start_units", text("ms"))
                .set("sampling_rate", Mat5.newScalar(1 / stepMs))
                .set("sampling_rate_units", text("kHz"))
                .set(
                        "annotations",
                        annotations(voltage.label(), voltage.index())
                                .set("on_hardware", Mat5.newScalar(voltage.onHardware() ? 1 : 0)));
    }

    private static Struct annotations(String label, int index) {
        return Mat5.newStruct().set("source_population", text(label)).set("source_index", Mat5.newScalar(index));
    }

    private static Array text(String text) {
        return Mat5.newString(text);
    }

    private static Matrix column(double[] values) {
        Matrix column = Mat5.newMatrix(values.length, 1);
        for (int i = 0; i < values.length; i++) {
            column.setDouble(i, values[i]);
        }
        return column;
    }

    private static Cell cells(List<Struct> structs) {
        Cell cell = Mat5.newCell(structs.size(), 1);
        for (int i = 0; i < structs.size(); i++) {
            cell.set(i, structs.get(i));
        }
        return cell;
    }
}
