package neckar.compiler.emit;

import java.util.Optional;
import neckar.spec.config.FpgaConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.HicannOnWafer;
import org.jspecify.annotations.Nullable;

/** The wafer while its registers are being set: a builder for each chip in use. Confined to one thread. */
final class WaferImage {
    private final int pllMhz;
    private final HicannConfig.@Nullable Builder[] chips = new HicannConfig.Builder[HicannOnWafer.COUNT];

    WaferImage(int pllMhz) {
        this.pllMhz = pllMhz;
    }

    /** Registers of a chip, which is in use from now on. */
    HicannConfig.Builder chip(int hicann) {
        HicannConfig.Builder builder = chips[hicann];
        if (builder == null) {
            builder = HicannConfig.builder();
            chips[hicann] = builder;
        }
        return builder;
    }

    /** Registers of a chip if it is in use. */
    Optional<HicannConfig.Builder> used(int hicann) {
        return Optional.ofNullable(chips[hicann]);
    }

    /** The finished configuration; the high-speed links of all chips in use are switched on. */
    WaferConfig build() {
        WaferConfig.Builder wafer = WaferConfig.builder(pllMhz);
        FpgaConfig[] fpgas = new FpgaConfig[FpgaOnWafer.COUNT];
        java.util.Arrays.fill(fpgas, FpgaConfig.OFF);
        for (HicannOnWafer hicann : HicannOnWafer.all()) {
            HicannConfig.Builder builder = chips[hicann.id()];
            if (builder != null) {
                wafer.hicann(hicann, builder.build());
                int fpga = hicann.fpga().id();
                fpgas[fpga] = fpgas[fpga].withLink(hicann.hsLink(), true);
            }
        }
        for (FpgaOnWafer fpga : FpgaOnWafer.all()) {
            if (!fpgas[fpga.id()].equals(FpgaConfig.OFF)) {
                wafer.fpga(fpga, fpgas[fpga.id()]);
            }
        }
        return wafer.build();
    }
}
