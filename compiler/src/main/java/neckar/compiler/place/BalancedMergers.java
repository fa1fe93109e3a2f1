package neckar.compiler.place;

/** Which DNC mergers a chip uses that sends so many lines in balanced parts (mapping reference 1.5). */
final class BalancedMergers {

    private static final int[][] DNC = {
        {},
        {3},
        {3, 5},
        {1, 3, 5},
        {1, 3, 5, 6},
        {0, 1, 3, 5, 6},
        {0, 1, 2, 3, 5, 6},
        {0, 1, 2, 3, 4, 5, 6},
        {0, 1, 2, 3, 4, 5, 6, 7}
    };

    private BalancedMergers() {}

    /** DNC mergers of a chip with 0..8 lines, ascending; the caller must not change the array. */
    static int[] of(int lines) {
        return DNC[lines];
    }
}
