package neckar.compiler.place;

import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapticInput;
import neckar.spec.topology.Availability;

/**
 * Free columns of the eight neuron blocks of one chip. A column counts as free when both its denmems work and belong to
 * nobody (hardware reference 3.2, 9.2). Mutable; owned by one search.
 */
public final class ChipRoom {

    /** Columns of a neuron block. */
    public static final int COLUMNS_PER_BLOCK = 32;

    /** Neuron blocks of a chip. */
    public static final int BLOCKS = 8;

    private static final int EVEN_STARTS = 0x55555555;

    private final int[] free;
    /** Columns whose synaptic inputs all work; never changes. */
    private final int[] sound;

    private ChipRoom(int[] free, int[] sound) {
        this.free = free;
        this.sound = sound;
    }

    /** Room of a chip on which nothing is placed yet. A chip that is missing or has no link has none. */
    public static ChipRoom of(Availability availability, HicannOnWafer hicann) {
        int[] free = new int[BLOCKS];
        int[] sound = new int[BLOCKS];
        if (availability.hasHicann(hicann) && availability.hasLink(hicann)) {
            for (int x = 0; x < BLOCKS * COLUMNS_PER_BLOCK; x++) {
                if (availability.denmem(hicann, DenmemOnHicann.of(x))
                        && availability.denmem(hicann, DenmemOnHicann.of(x + BLOCKS * COLUMNS_PER_BLOCK))) {
                    free[x / COLUMNS_PER_BLOCK] |= 1 << x % COLUMNS_PER_BLOCK;
                    if (hasInputs(availability, hicann, x)) {
                        sound[x / COLUMNS_PER_BLOCK] |= 1 << x % COLUMNS_PER_BLOCK;
                    }
                }
            }
        }
        return new ChipRoom(free, sound);
    }

    private static boolean hasInputs(Availability availability, HicannOnWafer hicann, int x) {
        for (SynapticInput input : SynapticInput.values()) {
            if (!availability.synapticInput(hicann, DenmemOnHicann.of(x), input)
                    || !availability.synapticInput(hicann, DenmemOnHicann.of(x + BLOCKS * COLUMNS_PER_BLOCK), input)) {
                return false;
            }
        }
        return true;
    }

    /** An independent copy. */
    public ChipRoom copy() {
        return new ChipRoom(free.clone(), sound);
    }

    /**
     * First column of a place for one more neuron of the given size in a block, or -1. Sizes that are whole quads start
     * at even columns where possible, so that they do not cut quads of others. Columns with a bad synaptic input come last.
     */
    public int find(int block, int size) {
        int best = starts(free[block] & sound[block], size / 2);
        int starts = best == 0 ? starts(free[block], size / 2) : best;
        if (starts == 0) {
            return -1;
        }
        int aligned = size % 4 == 0 ? starts & EVEN_STARTS : starts;
        return block * COLUMNS_PER_BLOCK + Integer.numberOfTrailingZeros(aligned == 0 ? starts : aligned);
    }

    private static int starts(int mask, int width) {
        int starts = mask;
        for (int i = 1; i < width; i++) {
            starts &= mask >>> i;
        }
        return starts;
    }

    /** True when all columns of a neuron that starts at the column are free and in one block. */
    public boolean fits(int column, int size) {
        int block = column / COLUMNS_PER_BLOCK;
        return (starts(free[block], size / 2) >>> column % COLUMNS_PER_BLOCK & 1) != 0;
    }

    /** Takes the columns of a neuron. */
    public void take(int column, int size) {
        free[column / COLUMNS_PER_BLOCK] &= ~mask(column, size);
    }

    /** Gives the columns of a neuron back. */
    public void release(int column, int size) {
        free[column / COLUMNS_PER_BLOCK] |= mask(column, size);
    }

    /** Takes all columns of a block, so that nothing more is placed there. */
    public void close(int block) {
        free[block] = 0;
    }

    private static int mask(int column, int size) {
        int width = size / 2;
        int ones = width == COLUMNS_PER_BLOCK ? -1 : (1 << width) - 1;
        return ones << column % COLUMNS_PER_BLOCK;
    }

    /** Free columns of a block. */
    public int freeColumns(int block) {
        return Integer.bitCount(free[block]);
    }

    /** Free columns of the chip. */
    public int freeColumns() {
        int sum = 0;
        for (int mask : free) {
            sum += Integer.bitCount(mask);
        }
        return sum;
    }

    /** Number of neurons of one size that still fit into a block. */
    public int capacity(int block, int size) {
        ChipRoom trial = copy();
        int count = 0;
        for (int at = trial.find(block, size); at >= 0; at = trial.find(block, size)) {
            trial.take(at, size);
            count++;
        }
        return count;
    }

    /** Number of neurons of one size that still fit onto the chip. */
    public int capacity(int size) {
        int sum = 0;
        for (int block = 0; block < BLOCKS; block++) {
            sum += capacity(block, size);
        }
        return sum;
    }
}
