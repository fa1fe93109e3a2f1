package neckar.compiler.route.line;

import java.util.Arrays;
import neckar.compiler.partition.GroupCut;
import neckar.compiler.place.ChipRoom;

/**
 * Arrangement of one chip: its merger option, what each line is used for, and which neurons sit where.
 *
 * @param option merger option with all lines that the chip offers
 * @param use what each line of the option is used for
 * @param neurons neurons by line of the option, in the order in which they shall be cut into groups
 * @param columns first column of each of these neurons
 * @param unaddressed neurons that no line can carry
 */
@SuppressWarnings("ArrayRecordComponent") // private to the package, filled while it is made
record ChipLayout(MergerOption option, Use[] use, int[][] neurons, int[][] columns, int[] unaddressed) {

    private static final int[] NONE = {};

    /** What a line carries. */
    enum Use {
        /** Nothing: its DNC merger stays closed. */
        FREE,
        /** Neurons of the chip. */
        NEURONS,
        /** External events. */
        INPUT,
        /** A random generator. */
        GENERATOR
    }

    /** An arrangement without neurons whose lines are all free. */
    static ChipLayout empty(MergerOption option) {
        Use[] use = new Use[option.lines()];
        Arrays.fill(use, Use.FREE);
        int[][] nobody = new int[option.lines()][];
        Arrays.fill(nobody, NONE);
        return new ChipLayout(option, use, nobody, nobody.clone(), NONE);
    }

    /** Neurons that fit onto each line: by addresses and by room in its blocks. */
    static int[] capacities(MergerOption option, int[] perBlock) {
        int[] capacity = new int[option.lines()];
        for (int i = 0; i < capacity.length; i++) {
            for (int block = 0; block < ChipRoom.BLOCKS; block++) {
                capacity[i] += (option.blocks()[i] >> block & 1) * perBlock[block];
            }
            capacity[i] = Math.min(GroupCut.ADDRESSES, capacity[i]);
        }
        return capacity;
    }

    /**
     * The lines with most room, so many of them, ascending; fewer when the option has fewer.
     */
    static int[] roomiest(int[] capacity, int lines) {
        boolean[] taken = new boolean[capacity.length];
        int count = Math.min(lines, capacity.length);
        for (int n = 0; n < count; n++) {
            int best = -1;
            for (int i = 0; i < capacity.length; i++) {
                if (!taken[i] && (best < 0 || capacity[i] > capacity[best])) {
                    best = i;
                }
            }
            taken[best] = true;
        }
        int[] chosen = new int[count];
        int at = 0;
        for (int i = 0; i < capacity.length; i++) {
            if (taken[i]) {
                chosen[at++] = i;
            }
        }
        return chosen;
    }

    /** Spreads neurons over lines as evenly as their capacities permit; the sum is smaller when they do not all fit. */
    static int[] spread(int neurons, int[] lines, int[] capacity) {
        int[] quota = new int[lines.length];
        int left = neurons;
        boolean grows = true;
        while (left > 0 && grows) {
            grows = false;
            int open = 0;
            for (int i = 0; i < lines.length; i++) {
                open += quota[i] < capacity[lines[i]] ? 1 : 0;
            }
            int share = open == 0 ? 0 : Math.max(1, left / open);
            for (int i = 0; i < lines.length && left > 0; i++) {
                int add = Math.min(Math.min(share, left), capacity[lines[i]] - quota[i]);
                quota[i] += add;
                left -= add;
                grows |= add > 0;
            }
        }
        return quota;
    }
}
