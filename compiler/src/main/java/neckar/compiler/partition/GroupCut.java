package neckar.compiler.partition;

import java.util.Arrays;
import neckar.base.Invariant;

/**
 * How the sources of one line fall into groups, i.e. values of the upper two address bits: as few groups as possible, all
 * about equally full, the group with the locking address last (mapping reference 4.1 and 4.3: fuller groups share slots
 * better; hardware reference 3.3: 14 addresses in group 0, 15 in the others).
 */
public final class GroupCut {

    /** Addresses of a line that sources may have. */
    public static final int ADDRESSES = 59;

    /** Addresses of groups 1 to 3. */
    public static final int FULL_GROUP = 15;

    /** Addresses of group 0, which also holds the locking address. */
    public static final int LOCKING_GROUP = 14;

    private static final int[] ORDER = {1, 2, 3, 0};

    private GroupCut() {}

    /** Sources of a line by group 0..3, when the line has so many (at most 59). */
    public static int[] sizes(int sources) {
        Invariant.check(sources <= ADDRESSES, "a line has 59 addresses", sources);
        int groups = Math.min(4, (sources + FULL_GROUP - 1) / FULL_GROUP);
        int[] sizes = new int[4];
        int left = sources;
        for (int i = groups - 1; i >= 0; i--) {
            int group = ORDER[i];
            int share = Math.min(left / (i + 1), group == 0 ? LOCKING_GROUP : FULL_GROUP);
            sizes[group] = share;
            left -= share;
        }
        Invariant.check(left == 0, "all sources have a group", sources, Arrays.toString(sizes));
        return sizes;
    }

    /** Group of each source in the order of its position, filling the groups one after the other: 1, 2, 3, 0. */
    public static byte[] groups(int sources) {
        int[] sizes = sizes(sources);
        byte[] groups = new byte[sources];
        int at = 0;
        for (int group : ORDER) {
            Arrays.fill(groups, at, at + sizes[group], (byte) group);
            at += sizes[group];
        }
        return groups;
    }

    /** The low address bits of the i-th source of a group: all but 1, and not 0 in group 0. */
    public static int lowBits(int group, int i) {
        int low = group == 0 ? i + 2 : i == 0 ? 0 : i + 1;
        Invariant.check(low < 16, "a place in the group", group, i);
        return low;
    }
}
