package neckar.spec.bitstream;

import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.coord.MergerOnHicann;

/** Merger tree: the registers enable, select and slow with a bit for each merger (hardware reference 3.5). */
final class MergerTreeRegisters implements StructureRegisters {
    private static final int ENABLE = 0;
    private static final int SELECT = 1;
    private static final int SLOW = 2;
    private static final int MASK = (1 << MergerOnHicann.COUNT) - 1;

    @Override
    public void layout(ChipLayout.Builder layout) {
        layout.structure(Structure.MERGER_TREE, () -> {
            layout.stored(RegisterModule.NEURON_CONTROL, ENABLE, MASK);
            layout.stored(RegisterModule.NEURON_CONTROL, SELECT, MASK);
            layout.stored(RegisterModule.NEURON_CONTROL, SLOW, MASK);
        });
    }

    @Override
    public void encode(HicannConfig config, RegisterSink sink) {
        int enable = 0;
        int select = 0;
        int slow = 0;
        for (MergerOnHicann merger : MergerOnHicann.all()) {
            MergerConfig setting = config.merger(merger);
            enable |= Words.bit(MergerBits.enable(setting.mode()), merger.registerBit());
            select |= Words.bit(MergerBits.select(setting.mode()), merger.registerBit());
            slow |= Words.bit(setting.slow(), merger.registerBit());
        }
        sink.put(enable);
        sink.put(select);
        sink.put(slow);
    }

    @Override
    public void decode(RegisterSource source, HicannConfig.Builder config) {
        int enable = source.next();
        int select = source.next();
        int slow = source.next();
        for (MergerOnHicann merger : MergerOnHicann.all()) {
            int bit = merger.registerBit();
            MergerMode mode = MergerBits.mode(source, merger, Words.isSet(select, bit), Words.isSet(enable, bit));
            config.merger(merger, new MergerConfig(mode, Words.isSet(slow, bit)));
        }
    }
}
