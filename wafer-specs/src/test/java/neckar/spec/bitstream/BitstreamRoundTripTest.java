package neckar.spec.bitstream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import neckar.spec.config.HicannConfig;
import neckar.spec.config.RandomConfigs;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.WaferDescription;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Configuration, register image and bytes are the same thing in three forms. */
class BitstreamRoundTripTest {
    private static final WaferDescription WAFER = WaferDescription.DEFAULT;

    @Provide
    Arbitrary<HicannConfig> hicanns() {
        return RandomConfigs.hicanns();
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void decodedConfigurationIsTheEncodedOne(@ForAll("hicanns") HicannConfig config) {
        WaferConfig wafer = WaferConfig.builder(125)
                .hicann(HicannOnWafer.of(7), config)
                .hicann(HicannOnWafer.of(3), HicannConfig.IDLE)
                .build();
        byte[] bytes = BitstreamWriter.encode(wafer, WAFER);
        WaferConfig decoded = BitstreamReader.decode(bytes, "wafer.nkb");
        assertEquals(wafer, decoded);
        assertArrayEquals(bytes, BitstreamWriter.encode(decoded, WAFER));
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void registerWritesAloneGiveTheConfiguration(@ForAll("hicanns") HicannConfig config) {
        RegisterImage image = RegisterImage.of(config);
        RegisterImage again = RegisterImage.of(image.writes());
        assertEquals(image, again);
        assertEquals(config, again.toConfig("chip"));
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void bytesDoNotDependOnThreads(@ForAll long seed) {
        WaferConfig wafer = RandomConfigs.wafer(seed);
        byte[] bytes = BitstreamWriter.encode(wafer, WAFER, 1);
        assertArrayEquals(bytes, BitstreamWriter.encode(wafer, WAFER, 2));
        assertArrayEquals(bytes, BitstreamWriter.encode(wafer, WAFER, 7));
        assertEquals(wafer, BitstreamReader.decode(bytes, "wafer.nkb", 7));
    }
}
