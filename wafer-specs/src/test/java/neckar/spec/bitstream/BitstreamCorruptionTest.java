package neckar.spec.bitstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import neckar.base.InputException;
import neckar.base.SeededRandom;
import neckar.spec.config.FpgaConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RandomConfigs;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.HsLink;
import neckar.spec.topology.SwitchLimits;
import neckar.spec.topology.WaferDescription;
import org.junit.jupiter.api.Test;

/** What is not exactly a bitstream is refused with a message that says where. */
class BitstreamCorruptionTest {
    private static final byte[] GOOD = BitstreamWriter.encode(
            WaferConfig.builder(125)
                    .hicann(HicannOnWafer.of(123), HicannConfig.IDLE)
                    .hicann(HicannOnWafer.of(324), RandomConfigs.hicann(5, 0.1))
                    .fpga(FpgaOnWafer.of(32), FpgaConfig.OFF.withLink(HsLink.of(0), true))
                    .build(),
            WaferDescription.DEFAULT);

    private static final List<Frame> FRAMES =
            BitstreamReader.info(GOOD, "wafer.nkb").frames();

    @Test
    void everyTruncationIsRefused() {
        SeededRandom random = new SeededRandom(1);
        for (int i = 0; i < 200; i++) {
            int length = i < 120 ? i : random.nextInt(GOOD.length);
            refusal(Arrays.copyOf(GOOD, length));
        }
    }

    @Test
    void truncationNamesTheFrameInWhichTheFileEnds() {
        int cut = FRAMES.get(1).offset() + 10;
        assertMessage(refusal(Arrays.copyOf(GOOD, cut)), "wafer.nkb", "frame 1 (H324)", "offset " + cut);
    }

    @Test
    void extensionIsRefused() {
        assertMessage(refusal(Arrays.copyOf(GOOD, GOOD.length + 1)), "longer", "offset " + (GOOD.length + 1));
        byte[] declared = Arrays.copyOf(GOOD, GOOD.length + 4);
        Bitstream.LONG.set(declared, Bitstream.LENGTH_OFFSET, (long) declared.length);
        assertMessage(refusal(Bitstream.restamp(declared)), "after the last frame", "offset " + GOOD.length);
    }

    @Test
    void everyFlippedBitOfTheHeaderIsRefused() {
        for (int bit = 0; bit < 8 * FRAMES.get(0).offset(); bit++) {
            refusal(flipped(GOOD, bit));
        }
    }

    @Test
    void flippedBitOfAFrameIsRefusedByNameAndOffset() {
        SeededRandom random = new SeededRandom(2);
        for (int i = 0; i < 100; i++) {
            Frame frame = FRAMES.get(i % 3);
            int bit = 8 * frame.offset() + random.nextInt(8 * frame.length());
            assertMessage(
                    refusal(flipped(GOOD, bit)),
                    "frame " + i % 3 + " (" + frame.target() + ")",
                    "offset " + frame.offset(),
                    "CRC");
        }
    }

    @Test
    void foreignFilesAreRefused() {
        assertMessage(
                refusal("{\"format\": \"neckar-network/1\"}".getBytes(StandardCharsets.UTF_8)), "not a bitstream");
        assertMessage(refusal(new byte[100]), "not a bitstream");
        refusal(new byte[0]);
    }

    @Test
    void otherVersionIsRefused() {
        byte[] next = GOOD.clone();
        Bitstream.SHORT.set(next, Bitstream.VERSION_OFFSET, (short) 2);
        assertMessage(refusal(next), "version", "2", "Allowed: 1");
    }

    @Test
    void frameTableMustListEachFrameOnceInOrder() {
        byte[] swapped = GOOD.clone();
        Bitstream.SHORT.set(swapped, Bitstream.entryOffset(0) + Bitstream.ENTRY_ID, (short) 325);
        assertMessage(refusal(Bitstream.restamp(swapped)), "frame 1", "order");
        byte[] twice = GOOD.clone();
        Bitstream.SHORT.set(twice, Bitstream.entryOffset(0) + Bitstream.ENTRY_ID, (short) 324);
        assertMessage(refusal(Bitstream.restamp(twice)), "frame 1", "order");
        byte[] overlapping = GOOD.clone();
        Bitstream.INT.set(
                overlapping,
                Bitstream.entryOffset(1) + Bitstream.ENTRY_OFFSET,
                FRAMES.get(0).offset());
        assertMessage(refusal(Bitstream.restamp(overlapping)), "frame 1", "offset of the frame");
    }

    @Test
    void restampingAnUnchangedFileChangesNothing() {
        assertTrue(Arrays.equals(GOOD, Bitstream.restamp(GOOD)));
    }

    @Test
    void restampedChangeIsDecodedAsAnotherConfigurationOrRefused() {
        SeededRandom random = new SeededRandom(3);
        WaferConfig good = BitstreamReader.decode(GOOD, "wafer.nkb");
        int refused = 0;
        for (int i = 0; i < 120; i++) {
            Frame frame = FRAMES.get(i % 3);
            byte[] changed = Bitstream.restamp(flipped(GOOD, 8 * frame.offset() + random.nextInt(8 * frame.length())));
            try {
                WaferConfig decoded = BitstreamReader.decode(changed, "wafer.nkb");
                assertNotEquals(good, decoded);
                assertTrue(Arrays.equals(changed, BitstreamWriter.encode(decoded, WaferDescription.DEFAULT)));
            } catch (InputException e) {
                assertMessage(e, frame.target());
                refused++;
            }
        }
        assertTrue(refused > 0 && refused < 120, "refused " + refused);
    }

    @Test
    void paddingBitsMustBeZero() {
        for (Frame frame : FRAMES) {
            byte[] changed = flipped(GOOD, 8 * (frame.offset() + frame.length()) - 1);
            assertMessage(refusal(Bitstream.restamp(changed)), frame.target(), "not zero");
        }
    }

    @Test
    void errorIsThatOfTheFirstBadFrameForAnyNumberOfThreads() {
        byte[] bad = flipped(
                flipped(GOOD, 8 * FRAMES.get(1).offset()), 8 * FRAMES.get(2).offset());
        for (int threads : new int[] {1, 2, 7}) {
            InputException e =
                    assertThrows(InputException.class, () -> BitstreamReader.decode(bad, "wafer.nkb", threads));
            assertMessage(e, "frame 1 (H324)");
        }
    }

    @Test
    void otherWaferDescriptionIsRefused() {
        BitstreamInfo info = BitstreamReader.info(GOOD, "wafer.nkb");
        info.requireWafer(new WaferDescription("another name", 2, false, SwitchLimits.DEFAULT), "wafer.nkb");
        WaferDescription other = new WaferDescription("v4", 4, false, SwitchLimits.DEFAULT);
        InputException e = assertThrows(InputException.class, () -> info.requireWafer(other, "wafer.nkb"));
        assertMessage(e, info.waferHash(), other.hash());
    }

    @Test
    void headerTellsWhatIsInside() {
        BitstreamInfo info = BitstreamReader.info(GOOD, "wafer.nkb");
        assertEquals(125, info.pllMhz());
        assertEquals(
                List.of("H123", "H324", "F32"),
                info.frames().stream().map(Frame::target).toList());
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] copy = bytes.clone();
        copy[bit / 8] ^= (byte) (1 << bit % 8);
        return copy;
    }

    private static InputException refusal(byte[] bytes) {
        return assertThrows(InputException.class, () -> BitstreamReader.decode(bytes, "wafer.nkb"));
    }

    private static void assertMessage(InputException e, String... parts) {
        for (String part : parts) {
            assertTrue(e.getMessage().contains(part), () -> e.getMessage() + "\nlacks " + part);
        }
    }
}
