package neckar.emulator.load;

import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.MergerOnHicann;

/** Mergers of a wafer whose output nobody can take. */
@FunctionalInterface
public interface BrokenMergers {
    /** All mergers work. */
    BrokenMergers NONE = (hicann, merger) -> false;

    /** Whether a merger of a chip is broken. */
    boolean has(HicannOnWafer hicann, MergerOnHicann merger);
}
