package neckar.emulator.load;

import java.util.function.Predicate;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.Side;
import neckar.spec.topology.MergerTree;
import neckar.spec.unit.TimeBase;

/**
 * Whether the receivers of a line can lock: a background generator must send address 0 along it at intervals of 10 us or
 * less, 100 events in the locking phase of 1 ms (emulator reference 2.5).
 */
final class LockingCheck {
    private static final double LONGEST_INTERVAL_SEC = 10e-6;

    private final HicannConfig config;
    private final double cycleSec;
    private final Predicate<MergerOnHicann> broken;

    LockingCheck(HicannConfig config, int pllMhz, Predicate<MergerOnHicann> broken) {
        this.broken = broken;
        this.config = config;
        cycleSec = TimeBase.secOfTicks(TimeBase.ticksPerPllCycle(pllMhz));
    }

    /** Whether the line of a DNC merger is kept locked. */
    boolean isLocked(DncMergerOnHicann dnc) {
        if (!MergerTree.passes(config.dncMerger(dnc).mode(), Side.RIGHT)) {
            return false;
        }
        for (BackgroundGeneratorOnHicann generator : BackgroundGeneratorOnHicann.all()) {
            if (locks(config.generator(generator)) && reaches(generator, dnc)) {
                return true;
            }
        }
        return false;
    }

    private boolean locks(BackgroundGeneratorConfig generator) {
        if (!generator.enable()) {
            return false;
        }
        if (!generator.random()) {
            return generator.address() == 0 && (generator.period() + 1) * cycleSec <= LONGEST_INTERVAL_SEC;
        }
        // Mean interval of rising crossings of the shift register (hardware reference 3.6).
        double open = 1 - generator.period() / 65535.0;
        return generator.seed() != 0 && open > 0 && 2 / open * cycleSec <= LONGEST_INTERVAL_SEC;
    }

    /** Follows the events of a generator; a DNC merger that admits them takes them before the tree goes on. */
    private boolean reaches(BackgroundGeneratorOnHicann generator, DncMergerOnHicann dnc) {
        MergerOnHicann merger = generator.merger();
        Side side = Side.LEFT;
        while (true) {
            MergerMode mode = config.merger(merger).mode();
            if (broken.test(merger) || !MergerTree.passes(mode, side)) {
                return false;
            }
            if (merger.dncMerger().isPresent()) {
                DncMergerOnHicann own = merger.dncMerger().get();
                if (MergerTree.passes(config.dncMerger(own).mode(), Side.RIGHT)) {
                    return own.equals(dnc);
                }
            }
            if (merger.next().isEmpty()) {
                return false;
            }
            side = merger.sideOnNext();
            merger = merger.next().get();
        }
    }
}
