package neckar.bench;

import java.util.Map;
import neckar.spec.bitstream.BitstreamReader;
import neckar.spec.bitstream.BitstreamWriter;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.FloatingGateConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.WaferDescription;

/**
 * A mapped network whose neurons fire by themselves at a rate that the benchmark sets, while all its synapses deliver
 * events of almost no strength: the load of the emulator without the dynamics of the network.
 */
final class TunedImage {
    /** E_l above the threshold, in codes: 19 mV. */
    private static final int ACTIVE_CODES = 11;

    private static final int SILENT_CODES = -30;
    private static final int COLUMNS = DenmemOnHicann.COUNT / 2;

    /** Largest code of a floating gate; thresholds leave room for the drive above them. */
    private static final int MOST_CODE = 1023;

    private final byte[] original;

    TunedImage(byte[] bitstream) {
        original = bitstream.clone();
    }

    /**
     * Sets the share of neurons that fire; the others rest below their threshold.
     *
     * @param share 0 to 1
     * @return content of {@code wafer.nkb}
     */
    byte[] withActive(double share) {
        int threads = Runtime.getRuntime().availableProcessors();
        WaferConfig config = BitstreamReader.decode(original, "wafer.nkb", threads);
        WaferConfig.Builder tuned = config.toBuilder();
        for (Map.Entry<HicannOnWafer, HicannConfig> chip : config.hicanns().entrySet()) {
            FloatingGateConfig gates =
                    tune(chip.getValue().floatingGates(), chip.getKey().id(), share);
            tuned.hicann(
                    chip.getKey(),
                    chip.getValue().toBuilder().floatingGates(gates).build());
        }
        return BitstreamWriter.encode(tuned.build(), WaferDescription.DEFAULT, threads);
    }

    private static FloatingGateConfig tune(FloatingGateConfig gates, int hicann, double share) {
        FloatingGateConfig.Builder tuned = gates.toBuilder();
        for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
            int column = denmem.id() % COLUMNS;
            // Columns of joined denmems of up to eight circuits get the same code, spread evenly over chips and
            // columns.
            double place = ((column / 4 + 11 * hicann) * 0.618033988749895) % 1;
            int above = place < share ? ACTIVE_CODES : SILENT_CODES;
            int threshold = Math.min(gates.denmem(denmem, DenmemParameter.V_T), MOST_CODE - ACTIVE_CODES);
            tuned.denmem(denmem, DenmemParameter.V_T, threshold);
            tuned.denmem(denmem, DenmemParameter.E_L, Math.max(0, threshold + above));
        }
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            for (int select = 0; select < 4; select++) {
                tuned.shared(block, SharedParameter.gmax(select), 1);
            }
        }
        return tuned.build();
    }
}
