package neckar.spec.bitstream;

import neckar.spec.config.CrossbarConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.Side;

/** Crossbar: for each horizontal line a word of four switches on each side (hardware reference 2.2). */
final class CrossbarRegisters implements StructureRegisters {
    private static final int SWITCHES = 4;

    @Override
    public void layout(ChipLayout.Builder layout) {
        layout.structure(Structure.CROSSBAR, () -> {
            for (HLineOnHicann line : HLineOnHicann.all()) {
                for (Side side : Side.values()) {
                    layout.stored(RegisterModule.crossbar(side), line.crossbarAddress(), 0xf);
                }
            }
        });
    }

    @Override
    public void encode(HicannConfig config, RegisterSink sink) {
        for (int first = 0; first < CrossbarSwitchOnHicann.COUNT; first += SWITCHES) {
            int word = 0;
            for (int i = 0; i < SWITCHES; i++) {
                CrossbarSwitchOnHicann crossbarSwitch = CrossbarSwitchOnHicann.of(first + i);
                word |= Words.bit(config.crossbar().isClosed(crossbarSwitch), crossbarSwitch.registerBit());
            }
            sink.put(word);
        }
    }

    @Override
    public void decode(RegisterSource source, HicannConfig.Builder config) {
        CrossbarConfig.Builder crossbar = CrossbarConfig.builder();
        for (int first = 0; first < CrossbarSwitchOnHicann.COUNT; first += SWITCHES) {
            int word = source.next();
            for (int i = 0; i < SWITCHES && word != 0; i++) {
                CrossbarSwitchOnHicann crossbarSwitch = CrossbarSwitchOnHicann.of(first + i);
                crossbar.set(crossbarSwitch, Words.isSet(word, crossbarSwitch.registerBit()));
            }
        }
        config.crossbar(crossbar.build());
    }
}
