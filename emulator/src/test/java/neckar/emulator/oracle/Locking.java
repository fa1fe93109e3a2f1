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

    private final HicannConfig config;
    private final BrokenParts broken;
    private final int pllMhz;

    Locking(HicannConfig config, BrokenParts broken, int pllMhz) {
        this.config = config;
        this.broken = broken;
        this.pllMhz = pllMhz;
    }

    boolean isLocked(DncMergerOnHicann dnc) {
        MergerMode mode = config.dncMerger(dnc).mode();
        return mode != MergerMode.LEFT_ONLY && !broken.has(dnc) && arrives(dnc.merger());
    }

    /** Whether locking events leave a merger by its output. */
    private boolean arrives(MergerOnHicann merger) {
        MergerMode mode = config.merger(merger).mode();
        if (broken.has(merger)) {
            return false;
        }
        if (merger.level() == 0) {
            BackgroundGeneratorOnHicann generator = BackgroundGeneratorOnHicann.of(merger.index());
            return mode != MergerMode.RIGHT_ONLY && !broken.has(generator) && locks(config.generator(generator));
        }
        MergerOnHicann right = merger.rightMerger().orElseThrow();
        MergerOnHicann left = merger.leftMerger().orElseThrow();
        for (MergerOnHicann source : List.of(right, left)) {
            boolean admitted = mode == MergerMode.MERGE || mode == MergerMode.RIGHT_ONLY == source.equals(right);
            if (admitted && !goesToDnc(source) && arrives(source)) {
                return true;
            }
        }
        return false;
    }

    /** An output that a DNC merger admits goes there, not on in the tree. */
    private boolean goesToDnc(MergerOnHicann merger) {
        return merger.dncMerger()
                .map(dnc -> config.dncMerger(dnc).mode() != MergerMode.LEFT_ONLY)
                .orElse(false);
    }

    private boolean locks(BackgroundGeneratorConfig generator) {
        double clocks = generator.period() + 1;
        if (generator.random()) {
            clocks = generator.seed() == 0 ? Double.POSITIVE_INFINITY : 2 / (1 - generator.period() / 65535.0);
        }
        boolean zero = generator.random() || generator.address() == 0;
        return generator.enable() && zero && clocks / pllMhz <= LONGEST_INTERVAL_US;
    }
}
