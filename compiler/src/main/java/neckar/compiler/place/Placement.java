package neckar.compiler.place;

import java.util.Arrays;
import neckar.spec.coord.HicannOnWafer;

/**
 * Chip, first column and size of each neuron. A neuron of size s covers s/2 adjacent columns over both array rows within
 * one neuron block (hardware reference 3.2). External sources have no place here; the line plan inserts them. Frozen.
 */
public final class Placement {

    /** Chip of a node that is not on the wafer. */
    public static final short NOWHERE = -1;

    private static final int[] NOBODY = {};

    private final short[] hicann;
    private final short[] column;
    private final byte[] size;
    private final int[][] neuronsOn;

    /**
     * Takes the arrays by node without copying: chip (-1 = not placed), first column, size in denmems (0 for sources).
     */
    public Placement(short[] hicann, short[] column, byte[] size) {
        this.hicann = hicann;
        this.column = column;
        this.size = size;
        int[] count = new int[HicannOnWafer.COUNT];
        for (short h : hicann) {
            if (h != NOWHERE) {
                count[h]++;
            }
        }
        neuronsOn = new int[HicannOnWafer.COUNT][];
        for (int h = 0; h < neuronsOn.length; h++) {
            neuronsOn[h] = count[h] == 0 ? NOBODY : new int[count[h]];
        }
        int[] filled = new int[HicannOnWafer.COUNT];
        for (int node = 0; node < hicann.length; node++) {
            if (hicann[node] != NOWHERE) {
                neuronsOn[hicann[node]][filled[hicann[node]]++] = node;
            }
        }
        for (int[] nodes : neuronsOn) {
            sortByColumn(nodes);
        }
    }

    private void sortByColumn(int[] nodes) {
        long[] keys = new long[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            keys[i] = (long) column[nodes[i]] << 32 | nodes[i];
        }
        Arrays.sort(keys);
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = (int) keys[i];
        }
    }

    /** Chip of a neuron as enum of {@link HicannOnWafer}, or {@link #NOWHERE}; external sources are nowhere. */
    public short hicann(int node) {
        return hicann[node];
    }

    /** True when the node is a neuron that has its place on the wafer. */
    public boolean isPlaced(int node) {
        return hicann[node] != NOWHERE;
    }

    /** First (western) column x of a placed neuron, 0..255. */
    public int column(int node) {
        return column[node];
    }

    /** Size in denmems, even; 0 for an external source. */
    public int size(int node) {
        return size[node];
    }

    /** Neuron block of a placed neuron, 0..7. */
    public int block(int node) {
        return column[node] / ChipRoom.COLUMNS_PER_BLOCK;
    }

    /** Neurons of a chip (enum) in the order of their columns; the caller must not change the array. */
    public int[] neuronsOn(int hicann) {
        return neuronsOn[hicann];
    }

    /** Neurons of a chip in the order of their columns; the caller must not change the array. */
    public int[] neuronsOn(HicannOnWafer hicann) {
        return neuronsOn[hicann.id()];
    }

    /** Number of nodes, placed or not. */
    public int nodes() {
        return hicann.length;
    }

    /** Number of neurons that have a place. */
    public int placed() {
        return Arrays.stream(neuronsOn).mapToInt(a -> a.length).sum();
    }

    /** Number of chips that carry neurons. */
    public int chipsUsed() {
        return (int) Arrays.stream(neuronsOn).filter(a -> a.length > 0).count();
    }

    /** Number of denmems that belong to placed neurons. */
    public int denmemsUsed() {
        int sum = 0;
        for (int[] nodes : neuronsOn) {
            for (int node : nodes) {
                sum += size[node];
            }
        }
        return sum;
    }

    /** The same neurons on the same chips with other columns, by node. */
    public Placement withColumns(short[] columns) {
        return new Placement(hicann, columns, size);
    }
}
