package neckar.compiler.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.Availability;

/**
 * The placement while it is being made: free columns of all chips, and where each neuron sits. Neurons of a chip are
 * spread evenly over its blocks, so that any merger partition finds balanced lines. Mutable; owned by one placer.
 */
final class WaferRoom {

    private final byte[] sizes;
    private final ChipRoom[] rooms = new ChipRoom[HicannOnWafer.COUNT];
    private final short[] hicann;
    private final short[] column;
    private final int[][] inBlock = new int[HicannOnWafer.COUNT][ChipRoom.BLOCKS];

    WaferRoom(Availability availability, byte[] sizes) {
        this.sizes = sizes;
        for (HicannOnWafer h : HicannOnWafer.all()) {
            ChipRoom room = ChipRoom.of(availability, h);
            for (int block = 0; block < ChipRoom.BLOCKS; block++) {
                if (!MergerExits.canSend(availability, h, block)) {
                    room.close(block);
                }
            }
            rooms[h.id()] = room;
        }
        this.hicann = new short[sizes.length];
        this.column = new short[sizes.length];
        Arrays.fill(hicann, Placement.NOWHERE);
    }

    ChipRoom room(int chip) {
        return rooms[chip];
    }

    boolean isPlaced(int node) {
        return hicann[node] != Placement.NOWHERE;
    }

    int size(int node) {
        return sizes[node];
    }

    int hicann(int node) {
        return hicann[node];
    }

    /** Keeps further neurons out of the blocks from this one on, on all chips. */
    void closeFrom(int block) {
        for (ChipRoom chip : rooms) {
            for (int b = block; b < ChipRoom.BLOCKS; b++) {
                chip.close(b);
            }
        }
    }

    /** Puts a neuron at an exact column that must be free. */
    void put(int node, int chip, int at) {
        rooms[chip].take(at, sizes[node]);
        inBlock[chip][at / ChipRoom.COLUMNS_PER_BLOCK]++;
        hicann[node] = (short) chip;
        column[node] = (short) at;
    }

    /** Puts a neuron into a block if there is room. */
    boolean tryBlock(int node, int chip, int block) {
        int at = rooms[chip].find(block, sizes[node]);
        if (at < 0) {
            return false;
        }
        put(node, chip, at);
        return true;
    }

    /** Puts a neuron onto a chip, into the block with fewest neurons that has room; false when none has. */
    boolean tryChip(int node, int chip) {
        int best = -1;
        for (int block = 0; block < ChipRoom.BLOCKS; block++) {
            if ((best < 0 || inBlock[chip][block] < inBlock[chip][best]) && rooms[chip].find(block, sizes[node]) >= 0) {
                best = block;
            }
        }
        return best >= 0 && tryBlock(node, chip, best);
    }

    /** Neurons that sit on a chip. */
    int count(int chip) {
        return Arrays.stream(inBlock[chip]).sum();
    }

    /** Neurons without a place among the given ones, in their order. */
    List<Integer> unplaced(int[] nodes) {
        List<Integer> left = new ArrayList<>();
        for (int node : nodes) {
            if (!isPlaced(node)) {
                left.add(node);
            }
        }
        return left;
    }

    Placement freeze() {
        return new Placement(hicann, column, sizes);
    }
}
