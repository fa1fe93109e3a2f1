package neckar.spec.config;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.HicannOnWafer;

/**
 * Configuration of a wafer: what the bitstream holds.
 *
 * @param pllMhz clock of all chips: 100..250 in steps of 25 MHz (hardware reference 6.1)
 * @param hicanns the chips in use, in the order of their ids; a chip that is absent is not configured
 * @param fpgas the FPGAs in use, in the order of their ids
 */
public record WaferConfig(
        int pllMhz, SortedMap<HicannOnWafer, HicannConfig> hicanns, SortedMap<FpgaOnWafer, FpgaConfig> fpgas) {
    /** The slowest clock. */
    public static final int MIN_PLL_MHZ = 100;

    /** The fastest clock. */
    public static final int MAX_PLL_MHZ = 250;

    /** Step of the clock. */
    public static final int PLL_STEP_MHZ = 25;

    /** Checks the clock and copies the maps. */
    public WaferConfig {
        Require.legal(isLegalPll(pllMhz), "PLL: " + pllMhz + " MHz is not one of 100, 125, ..., 250");
        hicanns = frozen(hicanns, Comparator.comparingInt(HicannOnWafer::id));
        fpgas = frozen(fpgas, Comparator.comparingInt(FpgaOnWafer::id));
    }

    /** A wafer without chips. */
    public static Builder builder(int pllMhz) {
        return new Builder(pllMhz);
    }

    /** A builder that starts from this configuration. */
    public Builder toBuilder() {
        Builder builder = new Builder(pllMhz);
        builder.hicanns.putAll(hicanns);
        builder.fpgas.putAll(fpgas);
        return builder;
    }

    /** Whether the PLL can make this clock. */
    public static boolean isLegalPll(int pllMhz) {
        return pllMhz >= MIN_PLL_MHZ && pllMhz <= MAX_PLL_MHZ && pllMhz % PLL_STEP_MHZ == 0;
    }

    private static <K, V> SortedMap<K, V> frozen(Map<K, V> map, Comparator<K> order) {
        SortedMap<K, V> copy = new TreeMap<>(order);
        copy.putAll(map);
        return Collections.unmodifiableSortedMap(copy);
    }

    /** Collects chips and FPGAs. */
    public static final class Builder {
        private final int pllMhz;
        private final SortedMap<HicannOnWafer, HicannConfig> hicanns =
                new TreeMap<>(Comparator.comparingInt(HicannOnWafer::id));
        private final SortedMap<FpgaOnWafer, FpgaConfig> fpgas =
                new TreeMap<>(Comparator.comparingInt(FpgaOnWafer::id));

        private Builder(int pllMhz) {
            this.pllMhz = pllMhz;
        }

        /** Sets the configuration of a chip. */
        public Builder hicann(HicannOnWafer hicann, HicannConfig config) {
            hicanns.put(hicann, config);
            return this;
        }

        /** Sets the configuration of an FPGA. */
        public Builder fpga(FpgaOnWafer fpga, FpgaConfig config) {
            fpgas.put(fpga, config);
            return this;
        }

        /** The configuration so far. */
        public WaferConfig build() {
            return new WaferConfig(pllMhz, hicanns, fpgas);
        }
    }
}
