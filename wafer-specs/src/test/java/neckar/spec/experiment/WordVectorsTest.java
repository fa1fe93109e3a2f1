package neckar.spec.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import neckar.base.InputException;
import neckar.base.json.JsonObject;
import neckar.base.json.JsonReader;
import neckar.base.json.JsonValue;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HicannOnReticle;
import neckar.spec.coord.HsLink;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pulse labels, playback words and trace words against the vectors of the hardware reference. */
class WordVectorsTest {
    private static Stream<JsonObject> group(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(WordVectorsTest.class.getResourceAsStream("/vectors.json"))) {
            JsonObject groups = get(JsonReader.parse(in, "vectors.json").asObject(), "groups")
                    .asObject();
            return get(get(groups, name).asObject(), "vectors").asArray().elements().stream()
                    .map(JsonValue::asObject);
        }
    }

    private static JsonValue get(JsonObject object, String key) {
        return object.get(key).orElseThrow(() -> new AssertionError("no " + key));
    }

    private static int integer(JsonObject object, String key) {
        return (int) get(object, key).integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static Stream<JsonObject> pulseLabel() throws IOException {
        return group("pulse_label");
    }

    static Stream<JsonObject> playback() throws IOException {
        return group("playback");
    }

    static Stream<JsonObject> traceEntry() throws IOException {
        return group("trace_entry");
    }

    @ParameterizedTest
    @MethodSource("pulseLabel")
    void pulseLabels(JsonObject vector) {
        HsLink link = HicannOnReticle.of(integer(vector, "hicann_on_reticle")).hsLink();
        DncMergerOnHicann merger = DncMergerOnHicann.of(integer(vector, "channel_dnc_merger"));
        PulseLabel label = new PulseLabel(link, merger, integer(vector, "l1_address"));
        assertEquals(integer(vector, "label"), label.pack());
        assertEquals(label, PulseLabel.of(label.pack()));
    }

    @Test
    void everyLabelComesBack() {
        for (int label = 0; label < PulseLabel.COUNT; label++) {
            assertEquals(label, PulseLabel.of(label).pack());
        }
        assertThrows(InputException.class, () -> PulseLabel.of(PulseLabel.COUNT));
        assertThrows(InputException.class, () -> new PulseLabel(HsLink.of(0), DncMergerOnHicann.of(0), 64));
    }

    @ParameterizedTest
    @MethodSource("playback")
    void playbackWords(JsonObject vector) {
        List<JsonValue> pulses = get(vector, "pulses_time4ns_label").asArray().elements();
        long[] ticks = pulses.stream()
                .mapToLong(p -> (long) p.asArray().get(0).number())
                .toArray();
        int[] labels =
                pulses.stream().mapToInt(p -> (int) p.asArray().get(1).number()).toArray();
        int runtime = integer(vector, "runtime");
        PlaybackProgram program = new PlaybackProgram(
                ticks,
                labels,
                integer(vector, "start_config") == 1,
                runtime < 0 ? OptionalLong.empty() : OptionalLong.of(runtime));
        long[] words = get(vector, "words64").asArray().elements().stream()
                .mapToLong(w -> Long.parseUnsignedLong(w.text().substring(2), 16))
                .toArray();
        assertArrayEquals(words, program.encode());
        assertEquals(program, PlaybackProgram.decode(words, "vector"));
    }

    @Provide
    Arbitrary<long[]> pulses() {
        // Gaps from bursts over some clocks to several wraps of the 14-bit FPGA time.
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 2),
                        Arbitraries.longs().between(0, 30),
                        Arbitraries.longs().between(0, 200_000))
                .array(long[].class)
                .ofMaxSize(400);
    }

    @Property(tries = 100)
    void anyProgramComesBack(@ForAll("pulses") long[] gaps, @ForAll boolean opened) {
        long[] ticks = new long[gaps.length];
        int[] labels = new int[gaps.length];
        long time = 50;
        for (int i = 0; i < gaps.length; i++) {
            time += gaps[i];
            ticks[i] = time;
            labels[i] = (int) ((time * 31 + i) % PulseLabel.COUNT);
        }
        PlaybackProgram program = new PlaybackProgram(ticks, labels, opened, OptionalLong.empty());
        assertEquals(program, PlaybackProgram.decode(program.encode(), "property"));
    }

    @Test
    void damagedProgramsAreRefusedWithTheWord() {
        long[] words = {0x2d9407d0000c03b6L};
        InputException cut = assertThrows(InputException.class, () -> PlaybackProgram.decode(words, "memory"));
        assertTrue(cut.place().contains("word 1"), cut.getMessage());
        assertThrows(InputException.class, () -> PlaybackProgram.decode(new long[] {0x50000L}, "memory"));
        assertThrows(InputException.class, () -> PlaybackProgram.decode(new long[] {0x2d9407d0000003b6L}, "memory"));
        assertThrows(InputException.class, () -> PlaybackProgram.decode(new long[] {3L}, "memory"));
    }

    @ParameterizedTest
    @MethodSource("traceEntry")
    void traceWords(JsonObject vector) {
        if (vector.get("overflow_count").isPresent()) {
            int count = integer(vector, "overflow_count");
            int word = TraceEntry.overflow(count);
            assertEquals(word(vector), word);
            assertTrue(TraceEntry.isOverflow(word));
            assertEquals(count, TraceEntry.overflowCount(word));
            return;
        }
        int stamp = integer(vector, "timestamp");
        int label = integer(vector, "label");
        boolean msb = integer(vector, "fpga_msb") == 1;
        int word = TraceEntry.event(stamp, label, msb);
        assertEquals(word(vector), word);
        assertEquals(stamp, TraceEntry.stamp(word));
        assertEquals(label, TraceEntry.label(word));
        assertEquals(msb, TraceEntry.fpgaTimeMsb(word));
        assertEquals(integer(vector, "ignored_before_first_overflow") == 1, TraceEntry.isFromBeforeWrap(word));
    }

    private static int word(JsonObject vector) {
        return Integer.parseUnsignedInt(get(vector, "word").text().substring(2), 16);
    }

    @Property(tries = 200)
    void stampsExtendToTheFullTime(@ForAll long seed) {
        long near = Math.floorMod(seed, 1L << 40);
        for (long offset : new long[] {-16_384, -16_383, -1, 0, 1, 16_383}) {
            long time = near + offset;
            assertEquals(time, TraceEntry.extend((int) (time & 0x7fff), near));
        }
    }

    @Test
    void fullTimeCountsTheWraps() {
        assertEquals(3 * 32_768 + 5, TraceEntry.fullTick(TraceEntry.event(5, 1, true), 3));
        assertEquals(2 * 32_768 + 16_384, TraceEntry.fullTick(TraceEntry.event(16_384, 65, false), 3));
    }
}
