package neckar.spec.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import neckar.base.InputException;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ExperimentFormatTest {
    private static final String HEADER =
            "{\"format\":\"neckar-experiment/1\",\"speedup\":10000,\"pll_mhz\":125,\"lead_in\":5000,\"duration\":25000}\n";

    private static Experiment example() {
        StimulusEvents events = new StimulusEvents.Builder()
                .add(6000, 32, 448)
                .add(5000, 32, 4095)
                .add(5000, 0, 1)
                .build();
        HicannOnWafer chip = HicannOnWafer.of(324);
        DenmemOnHicann denmem = DenmemOnHicann.of(12);
        return new Experiment(
                new ExperimentHeader(1e4, 125, 5000, 25_000),
                events,
                List.of(new StimulusStart(chip, FgBlockOnHicann.of(2), 5100)),
                List.of(new AdcRequest(chip, AnalogOutputOnHicann.of(1), denmem, 0, 30_000)),
                List.of(
                        new DebugProbe(chip, denmem, ProbeKind.V, 5000, 6000, 2),
                        new DebugProbe(chip, denmem, ProbeKind.SPIKES, 0, 30_000, 1)));
    }

    @Test
    void writtenLinesAreTheDocumentedOnes() throws IOException {
        String text = new String(unpack(ExperimentFormat.write(example())), StandardCharsets.UTF_8);
        assertEquals(
                HEADER
                        + "[5000,0,1]\n[5000,32,4095]\n[6000,32,448]\n"
                        + "{\"hicann\":324,\"fgblock\":2,\"start\":5100}\n"
                        + "{\"hicann\":324,\"adc\":1,\"denmem\":12,\"from\":0,\"to\":30000}\n"
                        + "{\"hicann\":324,\"probe\":\"v\",\"denmem\":12,\"from\":5000,\"to\":6000,\"every\":2}\n"
                        + "{\"hicann\":324,\"probe\":\"spikes\",\"denmem\":12,\"from\":0,\"to\":30000,\"every\":1}\n",
                text);
    }

    @Test
    void experimentComesBackAndTheBytesAreTheSame() {
        byte[] packed = ExperimentFormat.write(example());
        Experiment back = ExperimentFormat.read(packed, "experiment.nkx");
        assertEquals(example(), back);
        assertArrayEquals(packed, ExperimentFormat.write(back));
    }

    @Property(tries = 100)
    void anyEventsComeBack(@ForAll @Size(max = 300) List<Integer> draws) {
        StimulusEvents.Builder builder = new StimulusEvents.Builder();
        for (int draw : draws) {
            builder.add(Math.floorMod(draw, 30_000), Math.floorMod(draw, 48), Math.floorMod(draw / 7, 4096));
        }
        StimulusEvents events = builder.build();
        Experiment experiment = new Experiment(example().header(), events, List.of(), List.of(), List.of());
        StimulusEvents back =
                ExperimentFormat.read(ExperimentFormat.write(experiment), "x").events();
        assertEquals(events, back);
        for (int i = 1; i < back.size(); i++) {
            assertTrue(back.tick(i) >= back.tick(i - 1));
        }
        assertEquals(back.size(), IntStream.range(0, 48).map(back::count).sum());
    }

    @Test
    void usersMayWriteRowsByHand() {
        Experiment experiment = read(HEADER + "[ 10 , 0,\t1 ]\r\n[10,47,4095]");
        assertEquals(2, experiment.events().size());
        assertEquals(4095, experiment.events().label(1));
        assertEquals(47, experiment.events().fpga(1));
    }

    @Test
    void refusalsNameTheLine() {
        assertRefused(HEADER + "[20,0,1]\n[10,0,1]\n", ":3", "time order");
        assertRefused(HEADER + "[30000,0,1]\n", ":2", "0 to 29999");
        assertRefused(HEADER + "[1,48,1]\n", ":2", "0 to 47");
        assertRefused(HEADER + "[1,0,4096]\n", ":2", "0 to 4095");
        assertRefused(HEADER + "[1,0]\n", ":2", "']'");
        assertRefused(HEADER + "[1,0,2] x\n", ":2", "'x'");
        assertRefused(HEADER + "[-1,0,2]\n", ":2", "'-'");
        assertRefused(HEADER + "[1.5,0,2]\n", ":2", "'.'");
        assertRefused(HEADER + "[1234567890123456,0,2]\n", ":2", "digits");
        assertRefused(HEADER + "[1,0,2\n", ":2", "end of line");
        assertRefused(HEADER + "[1,0,", ":2", "end of file");
        assertRefused(HEADER + "\n[1,0,2]\n", ":2", "end of line");
        assertRefused("[1,0,2]\n", ":1", "header");
        assertRefused("", ":1", "header");
        assertRefused(HEADER.replace("/1", "/2"), ":1", "neckar-experiment/1");
        assertRefused(HEADER.replace("125", "130"), ":1", "150");
        assertRefused(HEADER.replace("10000", "100"), ":1", "speedup");
        assertRefused(HEADER.replace("lead_in", "leadin"), ":1", "lead_in");
        assertRefused(HEADER.replace("}", ",\"more\":1}"), ":1", "more");
    }

    @Test
    void wrongRequestsNameLineAndKey() {
        assertRefused(HEADER + "{\"hicann\":384,\"adc\":1,\"denmem\":12,\"from\":0,\"to\":3}\n", ":2:", "/hicann");
        assertRefused(HEADER + "{\"hicann\":3,\"adc\":2,\"denmem\":12,\"from\":0,\"to\":3}\n", ":2:", "/adc");
        assertRefused(HEADER + "{\"hicann\":3,\"adc\":1,\"denmen\":12,\"from\":0,\"to\":3}\n", ":2:", "denmem");
        assertRefused(HEADER + "{\"hicann\":3,\"adc\":1,\"denmem\":12,\"from\":5,\"to\":3}\n", ":2", "5..3");
        assertRefused(
                HEADER + "{\"hicann\":3,\"probe\":\"u\",\"denmem\":1,\"from\":0,\"to\":3,\"every\":1}\n", ":2:", "g_x");
        assertRefused(
                HEADER + "{\"hicann\":3,\"probe\":\"v\",\"denmem\":1,\"from\":0,\"to\":3,\"every\":0}\n",
                ":2:",
                "every");
        assertRefused(HEADER + "{\"hicann\":3,\n", ":2", "");
        String start = "{\"hicann\":3,\"fgblock\":1,\"start\":5}\n";
        InputException twice = assertThrows(InputException.class, () -> read(HEADER + start + start));
        assertTrue(twice.getMessage().contains("twice"), twice.getMessage());
    }

    @Test
    void damagedPackingIsRefused() {
        byte[] packed = ExperimentFormat.write(example());
        for (int length : new int[] {0, 5, packed.length / 2, packed.length - 1}) {
            InputException e = assertThrows(
                    InputException.class, () -> ExperimentFormat.read(Arrays.copyOf(packed, length), "cut.nkx"));
            assertTrue(e.getMessage().contains("cut.nkx"), e.getMessage());
        }
        byte[] flipped = packed.clone();
        flipped[packed.length / 2] ^= 1;
        assertThrows(InputException.class, () -> ExperimentFormat.read(flipped, "flipped.nkx"));
        byte[] plain = HEADER.getBytes(StandardCharsets.UTF_8);
        assertThrows(InputException.class, () -> ExperimentFormat.read(plain, "plain.nkx"));
    }

    /** Whatever stands in the lines, the answer is an experiment or a refusal that names a line. */
    @Property(tries = 500)
    void mutatedLinesAreReadOrRefused(
            @ForAll @IntRange(max = 100_000) int position, @ForAll @IntRange(min = 1, max = 255) int change)
            throws IOException {
        byte[] content = unpack(ExperimentFormat.write(example()));
        content[position % content.length] ^= (byte) change;
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        try {
            Experiment read = ExperimentFormat.read(packed.toByteArray(), "m.nkx");
            assertArrayEquals(ExperimentFormat.write(read), ExperimentFormat.write(read));
        } catch (InputException e) {
            assertTrue(e.place().startsWith("m.nkx:") || e.place().startsWith("stimulus start"), e.getMessage());
        }
    }

    @Test
    void checksumIsThatOfTheUnpackedContent() throws IOException {
        byte[] packed = ExperimentFormat.write(example());
        Sha256 viaFormat = new Sha256();
        ExperimentFormat.addUnpacked(new ByteArrayInputStream(packed), "x", viaFormat);
        assertEquals(Sha256.of(unpack(packed)), viaFormat.hex());
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                Sha256.of("abc".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void manyEventsStreamThroughSeveralBuffers() throws IOException {
        int n = 50_000;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ExperimentWriter writer = new ExperimentWriter(bytes, new ExperimentHeader(1e4, 250, 0, 10L * n))) {
            for (int i = 0; i < n; i++) {
                writer.event(10L * i, i % 48, i % 4096);
            }
        }
        long[] sum = new long[2];
        ExperimentFormat.scan(new ByteArrayInputStream(bytes.toByteArray()), "x", new ExperimentVisitor() {
            @Override
            public void header(ExperimentHeader header) {
                assertEquals(250, header.pllMhz());
            }

            @Override
            public void event(long tick, int fpga, int label) {
                assertEquals(10 * sum[0], tick);
                assertEquals(sum[0] % 48, fpga);
                assertEquals(sum[0] % 4096, label);
                sum[0]++;
            }

            @Override
            public void stimulusStart(StimulusStart start) {
                sum[1]++;
            }

            @Override
            public void adcRequest(AdcRequest request) {
                sum[1]++;
            }

            @Override
            public void probe(DebugProbe probe) {
                sum[1]++;
            }
        });
        assertArrayEquals(new long[] {n, 0}, sum);
    }

    @Test
    void eventsOutOfRangeAreRefused() {
        StimulusEvents.Builder builder = new StimulusEvents.Builder();
        assertThrows(InputException.class, () -> builder.add(-1, 0, 0));
        assertThrows(InputException.class, () -> builder.add(StimulusEvents.MAX_TICK, 0, 0));
        assertThrows(InputException.class, () -> builder.add(0, 48, 0));
        assertThrows(InputException.class, () -> builder.add(0, 0, 4096));
        builder.add(StimulusEvents.MAX_TICK - 1, 47, 4095);
        StimulusEvents events = builder.build();
        assertEquals(StimulusEvents.MAX_TICK - 1, events.tick(0));
        assertEquals(47, events.fpga(0));
        assertEquals(4095, events.label(0));
    }

    private static void assertRefused(String text, String place, String expected) {
        InputException e = assertThrows(InputException.class, () -> read(text));
        assertTrue(e.place().contains("e.nkx" + place), e.getMessage());
        assertTrue(e.getMessage().contains(expected), e.getMessage());
    }

    private static Experiment read(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ExperimentFormat.read(bytes.toByteArray(), "e.nkx");
    }

    private static byte[] unpack(byte[] packed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    }
}
