package neckar.emulator.kernel;

import java.util.Arrays;

/** Arrivals out of boxes, in which they lie in any order. */
final class BoxedArrivals implements Arrivals {
    private static final int INSERTION_LIMIT = 48;

    private final Mailboxes boxes;
    private final int chip;
    private final Quotient byStep;

    /**
     * The boxes of a chip.
     *
     * @param boxes boxes of all chips
     * @param chip index of the chip
     * @param stepTicks length of a step
     */
    BoxedArrivals(Mailboxes boxes, int chip, int stepTicks) {
        this.boxes = boxes;
        this.chip = chip;
        byStep = new Quotient(stepTicks);
    }

    @Override
    public int take(long window, int steps, WindowScratch scratch) {
        scratch.begin(steps);
        int found = 0;
        for (int from = 0; from < boxes.workers(); from++) {
            long[] box = boxes.box(window, from, chip);
            for (int i = boxes.count(window, from, chip) - 1; i >= 0; i--) {
                int step = (int) byStep.of(Arrival.offset(box[i]) - 1);
                found = scratch.add(found, Math.min(step, steps), box[i]);
            }
        }
        if (found > 0) {
            scratch.distribute(steps, found);
            boxes.clear(window, chip);
            for (int step = 0; step < steps; step++) {
                sort(scratch.sorted, scratch.stepStart[step], scratch.stepStart[step + 1]);
            }
        }
        return scratch.stepStart[steps];
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
