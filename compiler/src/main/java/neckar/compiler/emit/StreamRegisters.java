package neckar.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import neckar.compiler.route.line.ChipStreams;
import neckar.compiler.route.line.LinePlan;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.GbitLinkConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.GbitChannelOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.MergerOnHicann;

/** Sets mergers, Gbit channels and background generators of all chips in use (hardware reference 3.5 to 3.7). */
final class StreamRegisters {
    private StreamRegisters() {}

    /** To be called last among the digital registers: chips that only pass lines on get their transit settings here. */
    static void set(WaferImage wafer, LinePlan lines) {
        for (int hicann = 0; hicann < HicannOnWafer.COUNT; hicann++) {
            ChipStreams streams = lines.chip(hicann);
            if (!streams.equals(ChipStreams.TRANSIT)) {
                set(wafer.chip(hicann), streams);
            } else {
                wafer.used(hicann).ifPresent(chip -> set(chip, ChipStreams.TRANSIT));
            }
        }
    }

    private static void set(HicannConfig.Builder chip, ChipStreams streams) {
        for (MergerOnHicann merger : MergerOnHicann.all()) {
            chip.merger(merger, streams.merger(merger));
        }
        for (DncMergerOnHicann merger : DncMergerOnHicann.all()) {
            chip.dncMerger(merger, streams.dncMerger(merger));
        }
        List<GbitDirection> directions = new ArrayList<>();
        for (GbitChannelOnHicann channel : GbitChannelOnHicann.all()) {
            directions.add(streams.direction(channel));
        }
        chip.gbitLink(new GbitLinkConfig(directions, true));
        for (BackgroundGeneratorOnHicann generator : BackgroundGeneratorOnHicann.all()) {
            chip.generator(generator, streams.generator(generator));
        }
    }
}
