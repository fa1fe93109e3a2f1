package neckar.emulator.load;

/**
 * Where the events of one sending repeater go. Hops are repeaters in the order in which they are reached, the sending
 * one first; targets are enabled synapse drivers, ascending. Immutable.
 */
public final class L1Route {
    private final int hicann;
    private final int dncMerger;
    private final boolean locked;
    private final int[] hopRepeater;
    private final int[] hopParent;
    private final int[][] target;

    /**
     * A route.
     *
     * @param hicann chip that sends
     * @param dncMerger DNC merger whose output is sent
     * @param locked whether a background generator keeps the receivers of the line locked
     * @param hopRepeater repeater of each hop
     * @param hopParent previous hop, or -1
     * @param target driver, last hop and chain links of each target
     */
    L1Route(int hicann, int dncMerger, boolean locked, int[] hopRepeater, int[] hopParent, int[][] target) {
        this.hicann = hicann;
        this.dncMerger = dncMerger;
        this.locked = locked;
        this.hopRepeater = hopRepeater;
        this.hopParent = hopParent;
        this.target = target;
    }

    /** Chip that sends. */
    public int hicann() {
        return hicann;
    }

    /** DNC merger whose output is sent. */
    public int dncMerger() {
        return dncMerger;
    }

    /** Whether a background generator keeps the receivers of the line locked. */
    public boolean locked() {
        return locked;
    }

    /** Number of repeaters on all branches, the sending one included. */
    public int repeaters() {
        return hopRepeater.length;
    }

    /** Repeater of a hop, numbered by its segment as in {@code L1Topology}. */
    public int repeater(int hop) {
        return hopRepeater[hop];
    }

    /** Hop before a hop, or -1 at the sending repeater. */
    public int parent(int hop) {
        return hopParent[hop];
    }

    /** Number of targets. */
    public int targets() {
        return target.length;
    }

    /** Driver of a target, packed as in {@code L1Topology}. */
    public int driver(int i) {
        return target[i][0];
    }

    /** Last hop before a target. */
    public int lastHop(int i) {
        return target[i][1];
    }

    /** Links of the driver chain between the driver that takes the line and a target. */
    public int chainLinks(int i) {
        return target[i][2];
    }

    /** Number of repeaters on the way to a target, the sending one included. */
    public int hops(int i) {
        int count = 0;
        for (int hop = lastHop(i); hop >= 0; hop = hopParent[hop]) {
            count++;
        }
        return count;
    }
}
