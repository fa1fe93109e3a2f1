package neckar.spec.bitstream;

import java.util.ArrayList;
import java.util.List;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.GbitLinkConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.coord.GbitChannelOnHicann;

/** Gbit link: one word with an enable and a direction bit for each channel (hardware reference 3.7). */
final class GbitLinkRegisters implements StructureRegisters {
    private static final int TIMESTAMP_ENABLE = 16;

    @Override
    public void layout(ChipLayout.Builder layout) {
        layout.structure(Structure.GBIT_LINK, () -> layout.stored(RegisterModule.SPL1, 0, 0x1ffff));
    }

    @Override
    public void encode(HicannConfig config, RegisterSink sink) {
        GbitLinkConfig link = config.gbitLink();
        int word = Words.bit(link.timestampEnable(), TIMESTAMP_ENABLE);
        for (GbitChannelOnHicann channel : GbitChannelOnHicann.all()) {
            GbitDirection direction = link.direction(channel);
            word |= Words.bit(direction != GbitDirection.OFF, enableBit(channel));
            word |= Words.bit(direction == GbitDirection.TO_HICANN, directionBit(channel));
        }
        sink.put(word);
    }

    @Override
    public void decode(RegisterSource source, HicannConfig.Builder config) {
        int word = source.next();
        List<GbitDirection> directions = new ArrayList<>();
        for (GbitChannelOnHicann channel : GbitChannelOnHicann.all()) {
            directions.add(direction(source, word, channel));
        }
        config.gbitLink(new GbitLinkConfig(directions, Words.isSet(word, TIMESTAMP_ENABLE)));
    }

    private static GbitDirection direction(RegisterSource source, int word, GbitChannelOnHicann channel) {
        boolean toHicann = Words.isSet(word, directionBit(channel));
        if (Words.isSet(word, enableBit(channel))) {
            return toHicann ? GbitDirection.TO_HICANN : GbitDirection.TO_DNC;
        }
        if (toHicann) {
            throw source.refuse(
                    "Gbit channel " + channel, "direction is set but the channel is off", word, "both or none");
        }
        return GbitDirection.OFF;
    }

    private static int enableBit(GbitChannelOnHicann channel) {
        return GbitChannelOnHicann.COUNT - 1 - channel.id();
    }

    private static int directionBit(GbitChannelOnHicann channel) {
        return 2 * GbitChannelOnHicann.COUNT - 1 - channel.id();
    }
}
