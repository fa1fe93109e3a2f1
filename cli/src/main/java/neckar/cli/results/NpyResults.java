package neckar.cli.results;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import neckar.compiler.inspect.BioRecording;
import neckar.compiler.inspect.PopulationSpikes;
import neckar.compiler.inspect.Samples;

/**
 * The columns of the CSV files as NumPy arrays (format 1.0, structured type, little-endian). Populations are numbers:
 * their places in {@code results.json}.
 */
public final class NpyResults {
    private static final int HEADER_ALIGNMENT = 64;
    private static final int BUFFER = 1 << 16;
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    private NpyResults() {}

    /** Spikes by population, then time: population, index, time_ms. */
    public static void spikes(BioRecording recording, OutputStream out) throws IOException {
        out.write(header("('population', '<i4'), ('index', '<i4'), ('time_ms', '<f8')", recording.spikes()));
        ByteBuffer buffer = buffer();
        List<PopulationSpikes> populations = recording.populations();
        for (int p = 0; p < populations.size(); p++) {
            PopulationSpikes spikes = populations.get(p);
            for (int s = 0; s < spikes.size(); s++) {
                if (buffer.remaining() < 16) {
                    drain(buffer, out);
                }
                buffer.putInt(p).putInt(spikes.index(s)).putDouble(spikes.timeMs(s));
            }
        }
        drain(buffer, out);
    }

    /**
     * Voltages in the order of the requests: population, index, time_ms, v_mV.
     *
     * @param numbers the number of each population by label
     */
    public static void voltages(BioRecording recording, Map<String, Integer> numbers, OutputStream out)
            throws IOException {
        long rows = recording.voltages().stream()
                .mapToLong(voltage -> voltage.mv().size())
                .sum();
        out.write(header("('population', '<i4'), ('index', '<i4'), ('time_ms', '<f8'), ('v_mV', '<f8')", rows));
        ByteBuffer buffer = buffer();
        for (BioRecording.Voltage voltage : recording.voltages()) {
            int population = numbers.getOrDefault(voltage.label(), -1);
            Samples samples = voltage.mv();
            for (int i = 0; i < samples.size(); i++) {
                if (buffer.remaining() < 24) {
                    drain(buffer, out);
                }
                buffer.putInt(population).putInt(voltage.index());
                buffer.putDouble(samples.timeMs(i)).putDouble(samples.value(i));
            }
        }
        drain(buffer, out);
    }

    private static byte[] header(String fields, long rows) {
        String text = "{'descr': [" + fields + "], 'fortran_order': False, 'shape': (" + rows + ",), }";
        int unpadded = MAGIC.length + 2 + text.length() + 1;
        int padding = Math.floorMod(-unpadded, HEADER_ALIGNMENT);
        byte[] body = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(unpadded + padding)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) body.length)
                .put(body)
                .array();
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void drain(ByteBuffer buffer, OutputStream out) throws IOException {
        out.write(buffer.array(), buffer.arrayOffset(), buffer.position());
        buffer.clear();
    }
}
