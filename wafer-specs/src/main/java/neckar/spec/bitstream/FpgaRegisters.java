package neckar.spec.bitstream;

import java.util.ArrayList;
import java.util.List;
import neckar.spec.config.FpgaConfig;
import neckar.spec.config.FpgaGenerator;
import neckar.spec.coord.HsLink;

/**
 * The frame of an FPGA: a bit for each link, then enable, seed (24), rate (14) and link (3) of its generator (hardware reference 3.7).
 */
final class FpgaRegisters {
    private static final int SEED_BITS = 24;
    private static final int RATE_BITS = 14;
    private static final int LINK_BITS = 3;
    private static final int BITS = HsLink.COUNT + 1 + SEED_BITS + RATE_BITS + LINK_BITS;

    /** Bytes of the frame, the last one filled with zero bits. */
    static final int BYTES = (BITS + 7) / 8;

    private FpgaRegisters() {}

    static void pack(FpgaConfig config, BitWriter writer) {
        for (HsLink link : HsLink.all()) {
            writer.write(config.isEnabled(link) ? 1 : 0, 1);
        }
        FpgaGenerator generator = config.generator();
        writer.write(generator.enable() ? 1 : 0, 1);
        writer.write(generator.seed(), SEED_BITS);
        writer.write(generator.rate(), RATE_BITS);
        writer.write(generator.link().id(), LINK_BITS);
    }

    static FpgaConfig unpack(BitReader reader) {
        List<Boolean> links = new ArrayList<>();
        for (int i = 0; i < HsLink.COUNT; i++) {
            links.add(reader.read(1) != 0);
        }
        boolean enable = reader.read(1) != 0;
        int seed = reader.read(SEED_BITS);
        int rate = reader.read(RATE_BITS);
        return new FpgaConfig(links, new FpgaGenerator(enable, seed, rate, HsLink.of(reader.read(LINK_BITS))));
    }
}
