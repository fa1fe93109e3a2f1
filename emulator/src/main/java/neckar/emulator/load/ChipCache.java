package neckar.emulator.load;

import java.util.BitSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import neckar.spec.config.HicannConfig;
import neckar.spec.coord.HicannOnWafer;

/** Loaded chips of earlier runs, for runs in which nothing that a chip is loaded from has changed. */
public final class ChipCache {
    /** All that a chip is loaded from, and the chip. */
    private record Entry(HicannConfig config, boolean linked, BitSet watched, long unusual, LoadedChip chip) {}

    private final ConcurrentMap<HicannOnWafer, Entry> entries = new ConcurrentHashMap<>();

    /** The chip as loaded before when it was loaded from the same, else as loaded now. */
    LoadedChip get(
            HicannOnWafer hicann,
            HicannConfig config,
            boolean linked,
            BitSet watched,
            long unusual,
            Supplier<LoadedChip> loading) {
        Entry known = entries.get(hicann);
        if (known != null
                && known.config().equals(config)
                && known.linked() == linked
                && known.watched().equals(watched)
                && known.unusual() == unusual) {
            return known.chip();
        }
        LoadedChip chip = loading.get();
        entries.put(hicann, new Entry(config, linked, watched, unusual, chip));
        return chip;
    }
}
