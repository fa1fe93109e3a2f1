package neckar.spec.bitstream;

import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.coord.DncMergerOnHicann;

/**
 * DNC mergers: one register with enable (low byte) and slow, one with loopback (low byte) and select (hardware reference 3.5).
 *
 * <p>A loopback bit lies at the merger that receives, the partner of the one whose output is looped back.
 */
final class DncMergerRegisters implements StructureRegisters {
    private static final int ENABLE_AND_SLOW = 15;
    private static final int LOOPBACK_AND_SELECT = 3;

    @Override
    public void layout(ChipLayout.Builder layout) {
        layout.structure(Structure.DNC_MERGERS, () -> {
            layout.stored(RegisterModule.NEURON_CONTROL, ENABLE_AND_SLOW, 0xffff);
            layout.stored(RegisterModule.NEURON_CONTROL, LOOPBACK_AND_SELECT, 0xffff);
        });
    }

    @Override
    public void encode(HicannConfig config, RegisterSink sink) {
        int enableAndSlow = 0;
        int loopbackAndSelect = 0;
        for (DncMergerOnHicann merger : DncMergerOnHicann.all()) {
            DncMergerConfig setting = config.dncMerger(merger);
            enableAndSlow |= Words.bit(MergerBits.enable(setting.mode()), bit(merger));
            enableAndSlow |= Words.bit(setting.slow(), Byte.SIZE + bit(merger));
            loopbackAndSelect |= Words.bit(setting.loopback(), partnerBit(merger));
            loopbackAndSelect |= Words.bit(MergerBits.select(setting.mode()), Byte.SIZE + bit(merger));
        }
        sink.put(enableAndSlow);
        sink.put(loopbackAndSelect);
    }

    @Override
    public void decode(RegisterSource source, HicannConfig.Builder config) {
        int enableAndSlow = source.next();
        int loopbackAndSelect = source.next();
        for (DncMergerOnHicann merger : DncMergerOnHicann.all()) {
            boolean loopback = Words.isSet(loopbackAndSelect, partnerBit(merger));
            if (loopback && Words.isSet(loopbackAndSelect, bit(merger))) {
                throw source.refuse(
                        "merger " + merger,
                        "loopback in both directions of a pair",
                        loopbackAndSelect,
                        "one at a time");
            }
            MergerMode mode = MergerBits.mode(
                    source,
                    merger,
                    Words.isSet(loopbackAndSelect, Byte.SIZE + bit(merger)),
                    Words.isSet(enableAndSlow, bit(merger)));
            boolean slow = Words.isSet(enableAndSlow, Byte.SIZE + bit(merger));
            config.dncMerger(merger, new DncMergerConfig(mode, slow, loopback));
        }
    }

    private static int bit(DncMergerOnHicann merger) {
        return DncMergerOnHicann.COUNT - 1 - merger.id();
    }

    private static int partnerBit(DncMergerOnHicann merger) {
        return DncMergerOnHicann.COUNT - 1 - (merger.id() ^ 1);
    }
}
