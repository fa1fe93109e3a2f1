package neckar.bench;

import java.util.Collections;
import java.util.List;
import neckar.spec.bitstream.BitstreamWriter;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.CrossbarConfig;
import neckar.spec.config.DenmemConfig;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.FloatingGateConfig;
import neckar.spec.config.FpgaConfig;
import neckar.spec.config.FpgaGenerator;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.GbitLinkConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RowConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.StpMode;
import neckar.spec.config.SynapseArray;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.config.SynapseSwitchConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.GbitChannelOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.HsLink;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.WaferDescription;

/**
 * One chip of 512 neurons of a single denmem, of which 59 on each of the eight lines send: no mapping reaches so many, so
 * the image is set up register by register. Each line returns to two drivers of its own chip with 256 synapses a row.
 */
final class SingleDenmemChip {
    private static final HicannOnWafer HICANN = HicannOnWafer.of(324);
    /** Addresses 0 and those with low nibble 1 are not sent. */
    private static final int SENDING_PER_LINE = 59;

    private static final int DENMEMS_PER_BLOCK = 64;
    private static final int PLL_MHZ = 125;
    private static final int TAU_MEM_CODE = 80;
    private static final int THRESHOLD_CODE = 398;

    private static final DenmemConfig FIRES_ONLY = new DenmemConfig(0, true, false, false, false, false);

    private final HicannConfig.Builder config = HicannConfig.builder();
    private final SynapseArray.Builder synapses = SynapseArray.builder();
    private final CrossbarConfig.Builder crossbar = CrossbarConfig.builder();
    private final SynapseSwitchConfig.Builder switches = SynapseSwitchConfig.builder();
    private GbitLinkConfig gbit = GbitLinkConfig.OFF;

    private SingleDenmemChip() {}

    /** Content of {@code wafer.nkb}. */
    static byte[] bitstream() {
        WaferConfig.Builder wafer = WaferConfig.builder(PLL_MHZ);
        wafer.hicann(HICANN, new SingleDenmemChip().build());
        wafer.fpga(HICANN.fpga(), new FpgaConfig(Collections.nCopies(HsLink.COUNT, true), FpgaGenerator.OFF));
        return BitstreamWriter.encode(wafer.build(), WaferDescription.DEFAULT);
    }

    private HicannConfig build() {
        for (int block = 0; block < 8; block++) {
            addNeurons(block);
            addLine(block);
        }
        return config.floatingGates(gates())
                .synapses(synapses.build())
                .crossbar(crossbar.build())
                .synapseSwitches(switches.build())
                .gbitLink(gbit)
                .build();
    }

    private static FloatingGateConfig gates() {
        FloatingGateConfig.Builder gates = FloatingGateConfig.builder();
        for (DenmemParameter off : List.of(DenmemParameter.V_EXP, DenmemParameter.I_REXP, DenmemParameter.I_BEXP)) {
            gates.allDenmems(off, FloatingGateConfig.MAX_CODE);
        }
        gates.allDenmems(DenmemParameter.I_FIRE, 0)
                .allDenmems(DenmemParameter.I_GLADAPT, 0)
                .allDenmems(DenmemParameter.V_T, THRESHOLD_CODE)
                .allDenmems(DenmemParameter.E_SYNX, 721)
                .allDenmems(DenmemParameter.E_SYNI, 227)
                .allDenmems(DenmemParameter.V_SYNTCX, 320)
                .allDenmems(DenmemParameter.V_SYNTCI, 320)
                .allDenmems(DenmemParameter.I_PL, 101);
        for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
            // A spread of time constants keeps the neurons from firing in step.
            gates.denmem(denmem, DenmemParameter.I_GL, TAU_MEM_CODE + denmem.id() % 17);
            gates.denmem(denmem, DenmemParameter.E_L, THRESHOLD_CODE);
        }
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            gates.shared(block, SharedParameter.V_RESET, 284);
        }
        return gates.build();
    }

    private void addNeurons(int block) {
        int next = 0;
        for (int i = 0; i < DENMEMS_PER_BLOCK; i++) {
            int denmem = i / 32 * 256 + block * 32 + i % 32;
            if (i < SENDING_PER_LINE) {
                next++;
                while (next % 16 == 1) {
                    next++;
                }
                config.denmem(DenmemOnHicann.of(denmem), DenmemConfig.OFF.firing(next));
            } else {
                config.denmem(DenmemOnHicann.of(denmem), FIRES_ONLY);
            }
        }
    }

    /** The line of a block: sent, locked each 125 clocks, and led to two drivers of the chip. */
    private void addLine(int block) {
        DncMergerOnHicann merger = DncMergerOnHicann.of(block);
        config.dncMerger(merger, new DncMergerConfig(MergerMode.RIGHT_ONLY, true, false));
        config.repeater(merger.hline(), RepeaterConfig.output(false, true));
        config.generator(BackgroundGeneratorOnHicann.of(block), new BackgroundGeneratorConfig(true, false, 124, 0, 1));
        gbit = gbit.with(GbitChannelOnHicann.of(block), GbitDirection.TO_DNC);
        int h = 62 - 8 * block;
        int v = 31 - h / 2;
        int y = (v / 4 % 2 == 0 ? 16 : 64) + 2 * (v / 4) + 1;
        crossbar.close(CrossbarSwitchOnHicann.of(HLineOnHicann.of(h), VLineOnHicann.of(v)));
        switches.close(SynapseSwitchOnHicann.of(y, VLineOnHicann.of(v)));
        addDriver(y, true, block);
        addDriver(y - 2, false, block);
    }

    private void addDriver(int y, boolean locin, int block) {
        RowConfig upper = new RowConfig(true, false, 0, 1, 0, 0, 0).withDivisor(11);
        RowConfig lower = new RowConfig(false, true, 2, 3, 0, 0, 0).withDivisor(11);
        config.driver(
                SynapseDriverOnHicann.of(y),
                new SynapseDriverConfig(true, locin, locin, false, StpMode.FACILITATION, 0, upper, lower));
        for (int r = 0; r < 2; r++) {
            for (int column = 0; column < 256; column++) {
                int decoder = 2 + (column / 2 + 5 * block + 3 * r + y) % 14;
                synapses.set(2 * y + r, column, 1 + column % 8, decoder);
            }
        }
    }
}
