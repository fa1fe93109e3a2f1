package neckar.spec.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import neckar.base.InputException;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RecordingFormatTest {
    private static final int FORMAT_BYTES = "neckar-recording/1\n".length();

    private static Recording example() {
        SpikeColumns spikes = new SpikeColumns.Builder()
                .add(1L << 40, 383, 7, 63)
                .add(5, 0, 0, 1)
                .build();
        CrossingColumns crossings =
                new CrossingColumns.Builder().add(123_456_789_012L, 324, 511).build();
        HicannOnWafer chip = HicannOnWafer.of(324);
        DenmemOnHicann denmem = DenmemOnHicann.of(300);
        short[] raw = {0, 4095, 2048};
        AdcTrace adc = new AdcTrace(chip, AnalogOutputOnHicann.of(1), denmem, 1_260_000, 96e6, raw);
        DebugTrace debug =
                new DebugTrace(chip, denmem, ProbeKind.G_I, 100, 1008, new float[] {1.5f, -2e-9f, Float.MIN_VALUE});
        Map<Integer, long[]> rows = new TreeMap<>();
        rows.put(324, new long[] {10, 2, Long.MAX_VALUE / 2});
        rows.put(0, new long[] {5, 0, 1});
        CounterTable counters = new CounterTable(List.of(CounterTable.L1_SENT, CounterTable.L1_LOST, "own"), rows);
        return new Recording(
                new ExperimentHeader(1e4, 125, 5000, 25_000),
                spikes,
                crossings,
                List.of(adc),
                List.of(debug, debug),
                counters);
    }

    @Test
    void recordingComesBack() {
        byte[] bytes = RecordingFormat.write(example());
        Recording back = RecordingFormat.read(bytes, "recording.nkr");
        assertEquals(example(), back);
        assertArrayEquals(bytes, RecordingFormat.write(back));
    }

    @Property(tries = 50)
    void anySpikesComeBack(@ForAll @Size(max = 200) List<@IntRange(min = 0) Integer> draws) {
        SpikeColumns.Builder spikes = new SpikeColumns.Builder();
        CrossingColumns.Builder crossings = new CrossingColumns.Builder();
        for (int draw : draws) {
            spikes.add(draw * 1000L, draw % 384, draw % 8, draw % 64);
            crossings.add(draw * 63L, draw % 384, draw % 512);
        }
        Recording recording = new Recording(
                new ExperimentHeader(1e4, 100, 0, 1),
                spikes.build(),
                crossings.build(),
                List.of(),
                List.of(),
                new CounterTable(CounterTable.REFERENCE_NAMES, Map.of()));
        assertEquals(recording, RecordingFormat.read(RecordingFormat.write(recording), "x"));
    }

    @Test
    void everyFlippedBitIsFound() {
        byte[] good = RecordingFormat.write(example());
        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(InputException.class, () -> RecordingFormat.read(bad, "bad.nkr"));
        }
    }

    @Test
    void everyCutAndEveryExtensionIsFound() {
        byte[] good = RecordingFormat.write(example());
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThrows(InputException.class, () -> RecordingFormat.read(cut, "cut.nkr"));
        }
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        InputException e = assertThrows(InputException.class, () -> RecordingFormat.read(longer, "long.nkr"));
        assertTrue(e.getMessage().contains("offset"), e.getMessage());
        byte[] foreign = "neckar-recording/2\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        InputException version = assertThrows(InputException.class, () -> RecordingFormat.read(foreign, "v.nkr"));
        assertTrue(version.getMessage().contains("neckar-recording/1"), version.getMessage());
    }

    /** A file whose checksums are right but whose content is not is read or refused, never trusted blindly. */
    @Property(tries = 1000)
    void restampedMutationsAreReadOrRefused(
            @ForAll @IntRange(max = 100_000) int position, @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] bytes = RecordingFormat.write(example());
        int content = FORMAT_BYTES + position % (bytes.length - FORMAT_BYTES);
        bytes[content] ^= (byte) change;
        restamp(bytes);
        try {
            Recording read = RecordingFormat.read(bytes, "m.nkr");
            assertArrayEquals(RecordingFormat.write(read), RecordingFormat.write(read));
        } catch (InputException e) {
            assertTrue(e.getMessage().length() > 10, e.getMessage());
        }
    }

    /** Writes the right checksum behind every section that can still be found. */
    private static void restamp(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int start = FORMAT_BYTES;
        while (start + 16 <= bytes.length) {
            long length = buffer.getLong(start + 4);
            if (length < 0 || start + 16 + length > bytes.length) {
                return;
            }
            int end = start + 12 + (int) length;
            CRC32C crc = new CRC32C();
            crc.update(bytes, start, end - start);
            buffer.putInt(end, (int) crc.getValue());
            start = end + 4;
        }
    }

    @Test
    void countersSumOverChips() {
        CounterTable counters = example().counters();
        assertEquals(15, counters.total(CounterTable.L1_SENT));
        assertEquals(10, counters.of(324, CounterTable.L1_SENT));
        assertEquals(0, counters.of(7, CounterTable.L1_SENT));
        assertEquals(0, counters.total("unheard of"));
        assertEquals(List.of(0, 324), counters.hicanns());
    }

    @Test
    void samplesHaveVoltageAndTime() {
        AdcTrace trace = example().adcTraces().get(0);
        assertEquals(1.8, trace.volt(0), 1e-12);
        assertEquals(0.0, trace.volt(1), 1e-12);
        assertEquals(20e-6, trace.timeSec(0), 1e-15);
        assertEquals(20e-6 + 2 / 96e6, trace.timeSec(2), 1e-15);
        assertEquals(100 / 63e9 + 1008 / 63e9, example().debugTraces().get(0).timeSec(1), 1e-18);
    }
}
