package neckar.compiler.emit;

import neckar.compiler.route.synapse.DriverChain;
import neckar.compiler.route.synapse.HicannSynapses;
import neckar.compiler.translate.ChipParams;
import neckar.compiler.translate.StpSetting;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RowConfig;
import neckar.spec.config.SynapseArray;
import neckar.spec.config.SynapseControllerConfig;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.config.SynapseSwitchConfig;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseArrayOnHicann;
import neckar.spec.coord.SynapseColumnOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.L1Topology;
import org.jspecify.annotations.Nullable;

/** Sets synapse switches, drivers, rows and cells (hardware reference 2.3, 4.2 to 4.4). */
final class SynapseRegisters {
    private final WaferImage wafer;
    private final SynapseSwitchConfig.@Nullable Builder[] switches =
            new SynapseSwitchConfig.Builder[HicannOnWafer.COUNT];

    SynapseRegisters(WaferImage wafer) {
        this.wafer = wafer;
    }

    /** Sets everything of one chip but its synapse switches, which may lie on its neighbours. */
    void set(HicannSynapses synapses, ChipParams params) {
        HicannConfig.Builder chip = wafer.chip(synapses.hicann());
        for (DriverChain chain : synapses.chains()) {
            closeSwitch(chain);
            for (int position = 0; position < chain.length(); position++) {
                int y = chain.driver(position);
                StpSetting stp = params.stp().get(y);
                chip.driver(
                        SynapseDriverOnHicann.of(y),
                        new SynapseDriverConfig(
                                true,
                                y == chain.primary(),
                                position < chain.length() - 1,
                                stp.enable(),
                                stp.mode(),
                                stp.cap(),
                                row(synapses, params, 2 * y),
                                row(synapses, params, 2 * y + 1)));
            }
        }
        chip.synapses(cells(synapses, params));
        for (SynapseArrayOnHicann array : SynapseArrayOnHicann.all()) {
            chip.synapseController(array, SynapseControllerConfig.RUNNING);
        }
    }

    private void closeSwitch(DriverChain chain) {
        int hicann = L1Topology.hicannOf(chain.tap().segment());
        SynapseSwitchConfig.Builder bank = switches[hicann];
        if (bank == null) {
            bank = SynapseSwitchConfig.builder();
            switches[hicann] = bank;
        }
        VLineOnHicann line = VLineOnHicann.of(L1Topology.lineOf(chain.tap().segment()));
        bank.close(SynapseSwitchOnHicann.of(chain.primary(), line));
    }

    private static RowConfig row(HicannSynapses synapses, ChipParams params, int row) {
        byte sign = synapses.rowSign(row);
        return new RowConfig(
                        sign == HicannSynapses.EXCITATORY,
                        sign == HicannSynapses.INHIBITORY,
                        synapses.rowDecoder(row, 0),
                        synapses.rowDecoder(row, 1),
                        params.gmaxSelect()[row],
                        1,
                        0)
                .withDivisor(params.gmaxDivisor()[row]);
    }

    private static SynapseArray cells(HicannSynapses synapses, ChipParams params) {
        SynapseArray.Builder array = SynapseArray.builder();
        for (int cell = 0; cell < synapses.cells(); cell++) {
            array.set(
                    SynapseRowOnHicann.of(synapses.cellRow(cell)),
                    SynapseColumnOnHicann.of(synapses.cellColumn(cell)),
                    params.cellWeights()[cell],
                    synapses.cellDecoder(cell));
        }
        return array.build();
    }

    /** Closes the switches of all chips; to be called once, last. */
    void closeSwitches() {
        for (int hicann = 0; hicann < switches.length; hicann++) {
            SynapseSwitchConfig.Builder bank = switches[hicann];
            if (bank != null) {
                wafer.chip(hicann).synapseSwitches(bank.build());
            }
        }
    }
}
