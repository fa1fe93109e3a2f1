package neckar.spec.bitstream;

import neckar.spec.config.HicannConfig;
import neckar.spec.config.SynapseSwitchConfig;
import neckar.spec.coord.Side;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.SynapseSwitchRowOnHicann;

/** Synapse switches: a word of 16 switches for each half-row (hardware reference 2.3). */
final class SynapseSwitchRegisters implements StructureRegisters {
    private static final int SWITCHES = 16;

    @Override
    public void layout(ChipLayout.Builder layout) {
        layout.structure(Structure.SYNAPSE_SWITCHES, () -> {
            for (int y = 0; y < SynapseDriverOnHicann.COUNT; y++) {
                for (Side side : Side.values()) {
                    SynapseSwitchRowOnHicann row = SynapseSwitchRowOnHicann.at(y, side);
                    layout.stored(RegisterModule.synapseSwitches(row.half(), side), row.registerAddress(), 0xffff);
                }
            }
        });
    }

    @Override
    public void encode(HicannConfig config, RegisterSink sink) {
        for (int first = 0; first < SynapseSwitchOnHicann.COUNT; first += SWITCHES) {
            int word = 0;
            for (int i = 0; i < SWITCHES; i++) {
                SynapseSwitchOnHicann synapseSwitch = SynapseSwitchOnHicann.of(first + i);
                if (config.synapseSwitches().isClosed(synapseSwitch)) {
                    word |= 1 << synapseSwitch.registerBit();
                }
            }
            sink.put(word);
        }
    }

    @Override
    public void decode(RegisterSource source, HicannConfig.Builder config) {
        SynapseSwitchConfig.Builder switches = SynapseSwitchConfig.builder();
        for (int first = 0; first < SynapseSwitchOnHicann.COUNT; first += SWITCHES) {
            int word = source.next();
            for (int i = 0; i < SWITCHES && word != 0; i++) {
                SynapseSwitchOnHicann synapseSwitch = SynapseSwitchOnHicann.of(first + i);
                switches.set(synapseSwitch, Words.isSet(word, synapseSwitch.registerBit()));
            }
        }
        config.synapseSwitches(switches.build());
    }
}
