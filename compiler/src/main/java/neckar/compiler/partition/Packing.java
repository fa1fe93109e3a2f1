package neckar.compiler.partition;

import java.util.ArrayList;
import java.util.List;

/**
 * How densely chips are filled: a size of neurons, a number of lines and the sources of a line.
 *
 * @param size denmems of a neuron
 * @param lines lines of a full chip, 1..8
 * @param perLine most sources of a line, 1..59
 */
record Packing(int size, int lines, int perLine) {

    /**
     * Sources of a line worth trying: full lines; whole groups of 15 (mapping reference 4.3); and short lines for dense
     * networks, where a chain of three drivers limits a line to 3 s cells (4.2).
     */
    private static final int[] PER_LINE = {59, 45, 30, 24, 15, 12, 8, 6};

    private static final int[] LINES = {1, 2, 4, 8};

    /**
     * Sizes in the order in which they are tried. Those divisible by 4 come first: only they give each source parity the
     * same number of columns.
     */
    static final int[] SIZES = {4, 8, 12, 16, 20, 24, 32, 48, 64, 6, 10, 14};

    /** Neurons of a size that such a chip holds when so many of its blocks may hold neurons. */
    int perChip(int denmems, int blocks) {
        return Math.min(blocks * NeuronSizes.perBlock(denmems), lines * perLine);
    }

    /** Packings of a size that differ in neurons or lines of a chip, fewest chips first, then fewest lines. */
    static List<Packing> of(int size, int blocks) {
        List<Packing> all = new ArrayList<>();
        for (int lines : LINES) {
            for (int perLine : PER_LINE) {
                Packing packing = new Packing(size, lines, perLine);
                int perChip = packing.perChip(size, blocks);
                if (all.stream().noneMatch(p -> p.lines == lines && p.perChip(size, blocks) == perChip)) {
                    all.add(packing);
                }
            }
        }
        all.sort((a, b) -> {
            int byChips = Integer.compare(b.perChip(size, blocks), a.perChip(size, blocks));
            return byChips != 0 ? byChips : Integer.compare(a.lines, b.lines);
        });
        return all;
    }
}
