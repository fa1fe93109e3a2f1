package neckar.spec.bitstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import neckar.base.InputException;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RandomConfigs;
import org.junit.jupiter.api.Test;

/** The frame of a chip holds what hardware reference 7.1 counts. */
class ChipLayoutTest {
    /** Bits of each structure as counted there. */
    private static Map<Structure, Integer> documented() {
        Map<Structure, Integer> bits = new EnumMap<>(Structure.class);
        bits.put(Structure.CROSSBAR, 64 * 2 * 4);
        bits.put(Structure.SYNAPSE_SWITCHES, 224 * 2 * 16);
        bits.put(Structure.HORIZONTAL_REPEATERS, 64 * 8);
        bits.put(Structure.VERTICAL_REPEATERS, 256 * 8);
        bits.put(Structure.REPEATER_BLOCKS, 6 * 8);
        bits.put(Structure.MERGER_TREE, 15 * 3);
        bits.put(Structure.DNC_MERGERS, 8 * 4);
        bits.put(Structure.GBIT_LINK, 17);
        bits.put(Structure.PHASE, 8);
        bits.put(Structure.BACKGROUND_GENERATORS, 8 * 24 + 16);
        bits.put(Structure.DENMEMS, 512 * 25);
        bits.put(Structure.NEURON_CONFIG, 17 + 16);
        bits.put(Structure.SYNAPSE_DRIVERS, 224 * 40);
        bits.put(Structure.WEIGHTS, 448 * 256 * 4);
        bits.put(Structure.SYNAPSE_DECODERS, 448 * 256 * 4);
        bits.put(Structure.SYNAPSE_CONTROLLERS, 2 * (32 + 32 + 6 * 32 + 32));
        bits.put(Structure.FLOATING_GATES, 4 * 24 * 129 * 10);
        bits.put(Structure.FG_CONTROL, 4 * (32 + 14));
        bits.put(Structure.STIMULI, 4 * (129 * 10 + 4 + 1));
        bits.put(Structure.ANALOG_OUTPUT, 22);
        return bits;
    }

    /** Bits that the reference names beside its table: test data, SRAM timings, and seven more seeds. */
    private static int beside(Structure structure) {
        int sramTiming = 8 + 4 + 4;
        return switch (structure) {
            case REPEATER_BLOCKS -> 6 * (2 * 3 * 16 + sramTiming);
            case BACKGROUND_GENERATORS -> 7 * 16;
            case SYNAPSE_CONTROLLERS -> 2 * sramTiming;
            default -> 0;
        };
    }

    @Test
    void everyStructureHasItsDocumentedBits() {
        Map<Structure, Integer> documented = documented();
        int position = 0;
        for (Structure structure : Structure.values()) {
            assertEquals(documented.getOrDefault(structure, 0) + beside(structure), structure.bits(), structure::title);
            assertEquals(position, structure.firstBit(), structure::title);
            position += structure.bits();
        }
        assertEquals(
                1_079_697,
                documented.values().stream().mapToInt(Integer::intValue).sum());
        assertEquals(position, Bitstream.HICANN_FRAME_BITS);
        assertEquals((position + 7) / 8, Bitstream.HICANN_FRAME_BYTES);
    }

    @Test
    void noTwoModulesOverlap() {
        Set<Integer> addresses = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (RegisterWrite write : RegisterImage.of(HicannConfig.IDLE).writes()) {
            if (seen.add(write.module() + " " + write.address())) {
                assertTrue(addresses.add(write.module().tag() << 16 | write.busAddress()), write::toString);
            }
        }
    }

    @Test
    void everyStoredBitReachesTheConfiguration() {
        HicannConfig config = RandomConfigs.hicann(11, 1.0);
        byte[] bytes = pack(config);
        // Where a single flipped bit is legal it must give another configuration; a sample of each structure.
        for (Structure structure : Structure.values()) {
            int changed = 0;
            int step = Math.max(1, structure.bits() / 12);
            for (int bit = structure.firstBit(); bit < structure.firstBit() + structure.bits(); bit += step) {
                byte[] flipped = bytes.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                try {
                    assertNotEquals(config, unpack(flipped), structure.title() + ", bit " + bit);
                    changed++;
                } catch (InputException e) {
                    assertTrue(e.getMessage().startsWith("chip"), e::getMessage);
                }
            }
            assertTrue(changed > 0, structure::title);
        }
    }

    @Test
    void bitsArePackedFromTheLowestOn() {
        byte[] target = new byte[7];
        BitWriter writer = new BitWriter(target, 1);
        writer.write(0b101, 3);
        writer.write(0xffffffff, 32);
        writer.write(0, 1);
        writer.write(1, 1);
        writer.finish();
        assertEquals(
                List.of(0, 0xfd, 0xff, 0xff, 0xff, 0x17, 0),
                IntStream.range(0, 7).mapToObj(i -> target[i] & 0xff).toList());
    }

    private static byte[] pack(HicannConfig config) {
        byte[] bytes = new byte[Bitstream.HICANN_FRAME_BYTES];
        BitWriter writer = new BitWriter(bytes, 0);
        RegisterImage.of(config).pack(writer);
        writer.finish();
        return bytes;
    }

    private static HicannConfig unpack(byte[] bytes) {
        return RegisterImage.unpack(new BitReader(bytes, 0, bytes.length)).toConfig("chip");
    }
}
