package neckar.emulator.kernel;

import neckar.emulator.analog.PackedRows;

/** Arrivals that bring their synapses along. */
final class PackedArrivals implements Arrivals {
    private final Mailboxes boxes;
    private final int chip;
    private final PackedRows rows;

    /**
     * The boxes of a chip.
     *
     * @param boxes boxes of all chips
     * @param chip index of the chip
     * @param rows what the words mean
     */
    PackedArrivals(Mailboxes boxes, int chip, PackedRows rows) {
        this.boxes = boxes;
        this.chip = chip;
        this.rows = rows;
    }

    @Override
    public boolean take(long window, int steps, WindowScratch scratch) {
        scratch.begin(steps);
        boolean any = false;
        for (int from = 0; from < boxes.workers(); from++) {
            int count = boxes.count(window, from, chip);
            if (count > 0) {
                long[] words = boxes.words(from);
                rows.deliver(words, boxes.first(words, window, chip), count);
                any = true;
            }
        }
        if (any) {
            boxes.clear(window, chip);
        }
        return any;
    }
}
