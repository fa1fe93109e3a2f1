package neckar.emulator.kernel;

import java.util.Arrays;

/** Arrivals that are looked up in the rows of their chip, in the order of time: short-term plasticity depends on it. */
final class BoxedArrivals implements Arrivals {
    private static final int INSERTION_LIMIT = 48;

    private final Mailboxes boxes;
    private final int chip;
    private final int stepUnits;

    /**
     * The boxes of a chip.
     *
     * @param boxes boxes of all chips
     * @param chip index of the chip
     * @param stepUnits units of time of a step
     */
    BoxedArrivals(Mailboxes boxes, int chip, int stepUnits) {
        this.boxes = boxes;
        this.chip = chip;
        this.stepUnits = stepUnits;
    }

    @Override
    public boolean take(long window, int steps, WindowScratch scratch) {
        scratch.begin(steps);
        int found = 0;
        for (int from = 0; from < boxes.workers(); from++) {
            long[] words = boxes.words(from);
            int first = boxes.first(words, window, chip);
            for (int i = first; i < first + boxes.count(window, from, chip); i++) {
                int step = (Arrival.offset(words[i]) - 1) / stepUnits;
                found = scratch.add(found, Math.min(step, steps), words[i]);
            }
        }
        if (found > 0) {
            scratch.distribute(steps, found);
            boxes.clear(window, chip);
            for (int step = 0; step < steps; step++) {
                sort(scratch.sorted, scratch.stepStart[step], scratch.stepStart[step + 1]);
            }
        }
        return found > 0;
    }

    private static void sort(long[] keys, int from, int to) {
        if (to - from > INSERTION_LIMIT) {
            Arrays.sort(keys, from, to);
            return;
        }
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            int j = i;
            while (j > from && keys[j - 1] > key) {
                keys[j] = keys[j - 1];
                j--;
            }
            keys[j] = key;
        }
    }
}
