package neckar.compiler.route.line;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import neckar.base.Invariant;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.MergerConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.GbitChannelOnHicann;
import neckar.spec.coord.MergerOnHicann;

/**
 * Registers of a chip that make its event streams: mergers, DNC mergers, Gbit channels, background generators. Frozen.
 *
 * @param mergers setting of each merger, in the order of {@link MergerOnHicann}
 * @param dncMergers setting of each DNC merger
 * @param gbit use of each Gbit channel
 * @param generators setting of each background generator
 */
public record ChipStreams(
        List<MergerConfig> mergers,
        List<DncMergerConfig> dncMergers,
        List<GbitDirection> gbit,
        List<BackgroundGeneratorConfig> generators) {

    /** A chip that only passes lines on: nothing enters L1 here (hardware reference 2.7). */
    public static final ChipStreams TRANSIT = new ChipStreams(
            Collections.nCopies(MergerOnHicann.COUNT, new MergerConfig(MergerMode.LEFT_ONLY, false)),
            Collections.nCopies(DncMergerOnHicann.COUNT, DncMergerConfig.TRANSIT),
            Collections.nCopies(GbitChannelOnHicann.COUNT, GbitDirection.OFF),
            Collections.nCopies(BackgroundGeneratorOnHicann.COUNT, BackgroundGeneratorConfig.OFF));

    /** Checks the lengths and copies the lists. */
    public ChipStreams {
        mergers = List.copyOf(mergers);
        dncMergers = List.copyOf(dncMergers);
        gbit = List.copyOf(gbit);
        generators = List.copyOf(generators);
        Invariant.check(mergers.size() == MergerOnHicann.COUNT, "a setting for each merger", mergers.size());
        Invariant.check(
                dncMergers.size() == DncMergerOnHicann.COUNT, "a setting for each DNC merger", dncMergers.size());
        Invariant.check(gbit.size() == GbitChannelOnHicann.COUNT, "a use for each Gbit channel", gbit.size());
        Invariant.check(
                generators.size() == BackgroundGeneratorOnHicann.COUNT,
                "a setting for each generator",
                generators.size());
    }

    /** Setting of one merger. */
    public MergerConfig merger(MergerOnHicann merger) {
        return mergers.get(merger.id());
    }

    /** Setting of one DNC merger. */
    public DncMergerConfig dncMerger(DncMergerOnHicann merger) {
        return dncMergers.get(merger.id());
    }

    /** Use of one Gbit channel. */
    public GbitDirection direction(GbitChannelOnHicann channel) {
        return gbit.get(channel.id());
    }

    /** The same registers with another setting of generator 0..7. */
    ChipStreams withGenerator(int generator, BackgroundGeneratorConfig setting) {
        List<BackgroundGeneratorConfig> changed = new ArrayList<>(generators);
        changed.set(generator, setting);
        return new ChipStreams(mergers, dncMergers, gbit, changed);
    }

    /** Setting of one background generator. */
    public BackgroundGeneratorConfig generator(BackgroundGeneratorOnHicann generator) {
        return generators.get(generator.id());
    }
}
