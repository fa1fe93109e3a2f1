package neckar.emulator.oracle;

import java.util.List;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.MergerOnHicann;

/** Whether a generator keeps the line of a DNC merger locked (emulator reference 2.5). */
final class Locking {
    private static final double LONGEST_INTERVAL_US = 10;

    private Locking() {}

    static boolean isLocked(HicannConfig config, DncMergerOnHicann dnc, int pllMhz) {
        MergerMode mode = config.dncMerger(dnc).mode();
        return mode != MergerMode.LEFT_ONLY && arrives(config, dnc.merger(), pllMhz);
    }

    /** Whether locking events leave a merger by its output. */
    private static boolean arrives(HicannConfig config, MergerOnHicann merger, int pllMhz) {
        MergerMode mode = config.merger(merger).mode();
        if (merger.level() == 0) {
            return mode != MergerMode.RIGHT_ONLY
                    && locks(config.generator(BackgroundGeneratorOnHicann.of(merger.index())), pllMhz);
        }
        MergerOnHicann right = merger.rightMerger().orElseThrow();
        MergerOnHicann left = merger.leftMerger().orElseThrow();
        for (MergerOnHicann source : List.of(right, left)) {
            boolean admitted = mode == MergerMode.MERGE || mode == MergerMode.RIGHT_ONLY == source.equals(right);
            if (admitted && !goesToDnc(config, source) && arrives(config, source, pllMhz)) {
                return true;
            }
        }
        return false;
    }

    /** An output that a DNC merger admits goes there, not on in the tree. */
    private static boolean goesToDnc(HicannConfig config, MergerOnHicann merger) {
        return merger.dncMerger()
                .map(dnc -> config.dncMerger(dnc).mode() != MergerMode.LEFT_ONLY)
                .orElse(false);
    }

    private static boolean locks(BackgroundGeneratorConfig generator, int pllMhz) {
        double clocks = generator.period() + 1;
        if (generator.random()) {
            clocks = generator.seed() == 0 ? Double.POSITIVE_INFINITY : 2 / (1 - generator.period() / 65535.0);
        }
        boolean zero = generator.random() || generator.address() == 0;
        return generator.enable() && zero && clocks / pllMhz <= LONGEST_INTERVAL_US;
    }
}
