package neckar.compiler.emit.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import neckar.base.InputException;
import neckar.base.SeededRandom;
import neckar.compiler.emit.CompilationRecord;
import neckar.compiler.emit.LostSynapses;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.emit.ProjectionMapping;
import neckar.compiler.route.LossCause;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MappingFormatTest {

    private static MappingTable table(long seed, int neurons, int edges) {
        SeededRandom random = new SeededRandom(seed);
        List<MappingTable.Neuron> placed = new ArrayList<>();
        for (int i = 0; i < neurons; i++) {
            boolean sends = random.nextInt(3) > 0;
            placed.add(new MappingTable.Neuron(
                    1,
                    i,
                    random.nextInt(384),
                    random.nextInt(512),
                    sends ? random.nextInt(64) : MappingTable.NONE,
                    4,
                    random.nextInt(256),
                    sends ? random.nextInt(8) : MappingTable.NONE,
                    6,
                    random.nextDouble(),
                    random.nextDouble() * 1e-9));
        }
        ProjectionMapping.Builder first = new ProjectionMapping.Builder("äußerst \"seltsam\"", edges);
        for (int edge = 0; edge < edges; edge++) {
            float weight = seed % 2 == 0 ? 0.25f : random.nextInt(1000) / 7f;
            first.edge(
                    random.nextInt(70000),
                    edge / 50,
                    random.nextInt(30) / 10.0,
                    weight,
                    seed % 3 == 0 ? 1 : 1 + random.nextInt(300));
            for (int cell = random.nextInt(2); cell >= 0; cell--) {
                first.cell(random.nextInt(448), random.nextInt(256), random.nextInt(200) * 1.1e-9);
            }
        }
        return new MappingTable(
                "net",
                new MappingTable.Settings(42, -7, 10000, 10, 1.2, 125, 3),
                List.of("in", "exc"),
                placed,
                List.of(new MappingTable.Source(0, 3, 17, 2, 44)),
                List.of(new MappingTable.Generator(0, 18, 5)),
                List.of(first.build(), new ProjectionMapping.Builder("empty", 0).build()),
                List.of(
                        new MappingTable.Recording(1, 0, "v", MappingTable.Probe.ADC, 0),
                        new MappingTable.Recording(1, 1, "spikes", MappingTable.Probe.TRACE, MappingTable.NONE)),
                List.of(new MappingTable.NotRecorded(1, 2, "v", "both outputs of the reticle are in use")),
                seed % 5 == 0 ? Optional.empty() : Optional.of(record(random, edges)));
    }

    private static CompilationRecord record(SeededRandom random, int rows) {
        LostSynapses.Builder lost = new LostSynapses.Builder();
        for (int row = 0; row < rows; row++) {
            lost.add(
                    row, random.nextInt(70000), LossCause.of(random.nextInt(LossCause.COUNT)), 1 + random.nextInt(400));
        }
        int[] usable = new int[384];
        Arrays.setAll(usable, chip -> random.nextInt(225));
        int[] pair = {1, 2, 300};
        return new CompilationRecord(
                new CompilationRecord.Options(
                        random.nextInt(2) == 0 ? OptionalInt.empty() : OptionalInt.of(8), "normal"),
                List.of(
                        new CompilationRecord.PopulationTraits(70000, true, 12.5),
                        new CompilationRecord.PopulationTraits(100, false, 20)),
                List.of(
                        new CompilationRecord.ProjectionTraits(0, 1, true, 1.25, lost.build()),
                        new CompilationRecord.ProjectionTraits(1, 0, false, 0, new LostSynapses.Builder().build())),
                new CompilationRecord.DriverDemand(
                        usable, pair, new int[] {0, 383, 7}, new int[] {0, 7, 3}, pair, new int[] {9, 9, 300}));
    }

    @Test
    void refusesARecordThatNamesWhatDoesNotExist() throws IOException {
        String text = unpacked(table(1, 1, 5));
        for (String[] change : new String[][] {
            {"\"pre\":\"in\"", "\"pre\":\"who\""},
            {"\"line_dnc\":[0,7,3]", "\"line_dnc\":[0,8,3]"},
            {"\"line_dnc\":[0,7,3]", "\"line_dnc\":[0,7]"},
            {"\"hicann\":[1,2,300]", "\"hicann\":[1,2,3.5]"},
        }) {
            assertTrue(text.contains(change[0]), change[0]);
            byte[] packed = gzip(text.replace(change[0], change[1]));
            assertThrows(InputException.class, () -> read(packed), change[1]);
        }
    }

    private static byte[] written(MappingTable table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MappingFormat.write(table, out);
        return out.toByteArray();
    }

    private static MappingTable read(byte[] packed) throws IOException {
        return MappingFormat.read(new ByteArrayInputStream(packed), "mapping.json.gz");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static String unpacked(MappingTable table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MappingFormat.writeUnpacked(table, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Property(tries = 20)
    void readsWhatItWrites(@ForAll long seed) throws IOException {
        MappingTable table = table(seed, 20, 300);
        assertEquals(table, read(written(table)));
    }

    @Test
    void cutsLongProjectionsIntoBlocks() throws IOException {
        MappingTable table = table(1, 0, MappingFormat.BLOCK_EDGES + 3);
        assertEquals(table, read(written(table)));
    }

    @Test
    void writesTheRowsOfTheContract() throws IOException {
        String text = unpacked(table(1, 1, 0));
        assertTrue(text.startsWith("{\"format\":\"neckar-mapping/1\""), text);
        assertTrue(text.contains("\"sources\":[[\"in\",3,17,2,44]]"), text);
        assertTrue(text.contains("\"generators\":[[\"in\",18,5]]"), text);
        assertTrue(text.matches("(?s).*\"neurons\":\\[\\[\"exc\",0,\\d+,\\d+,(\\d+|null)\\]\\].*"), text);
    }

    @Test
    void writesTheSameBytesAgain() throws IOException {
        assertArrayEquals(written(table(5, 9, 100)), written(table(5, 9, 100)));
    }

    @Test
    void refusesDamagedFiles() throws IOException {
        byte[] good = written(table(3, 5, 50));
        for (int length : new int[] {0, 5, good.length / 2, good.length - 4}) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThrows(InputException.class, () -> read(cut));
        }
        byte[] flipped = good.clone();
        flipped[good.length - 6] ^= 0x10;
        assertThrows(InputException.class, () -> read(flipped));
    }

    @Test
    void namesThePlaceOfAWrongEntry() throws IOException {
        String text = unpacked(table(1, 1, 0)).replace("[\"in\",3,17,2,44]", "[\"in\",3,17,2,64]");
        InputException refusal = assertThrows(InputException.class, () -> read(gzip(text)));
        assertTrue(refusal.getMessage().contains("/sources/0/4"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("0..63"), refusal.getMessage());
    }

    @Test
    void refusesNumbersThatAreTooLarge() throws IOException {
        String text = unpacked(table(1, 1, 5));
        for (String list : List.of("delays_ms", "given_siemens")) {
            byte[] packed = gzip(text.replaceFirst("\"" + list + "\":\\[", "\"" + list + "\":[1e400,"));
            assertThrows(InputException.class, () -> read(packed), list);
        }
        byte[] settings = gzip(text.replaceFirst("\"speedup\":[0-9.E]+", "\"speedup\":1e999"));
        assertThrows(InputException.class, () -> read(settings));
    }

    @Test
    void refusesOtherDocuments() throws IOException {
        for (String text : List.of(
                "[]",
                "{}",
                "{\"format\":\"neckar-report/1\"}",
                "{\"format\":\"neckar-mapping/1\"} 1",
                "{\"neurons\":[[\"who\",0,0,0,0]]}")) {
            byte[] packed = gzip(text);
            assertThrows(InputException.class, () -> read(packed), text);
        }
    }

    /** Ten million synapses: seconds to write and to read, about ten bytes each. */
    @Test
    @Tag("slow")
    void holdsTenMillionSynapses() throws IOException {
        MappingTable table = table(1, 1000, 10_000_000);
        byte[] packed = written(table);
        assertTrue(packed.length < 250_000_000, "bytes: " + packed.length);
        assertEquals(table, read(packed));
    }
}
