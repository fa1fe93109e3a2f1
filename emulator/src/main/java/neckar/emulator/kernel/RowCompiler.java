package neckar.emulator.kernel;

import java.util.Arrays;
import neckar.emulator.analog.EventNoise;
import neckar.emulator.analog.ShortTermPlasticity;
import neckar.emulator.analog.SynapseRows;
import neckar.emulator.load.SynapseTable;

/** Compiles the synapses of one chip into the rows that its incoming lines reach, in the order in which they are hit. */
final class RowCompiler {
    /** Where the inputs of a chip's denmems lie in its circuits, and what its cells are worth there. */
    interface CellTargets {
        /** Position of an input of the denmem under a cell. */
        int position(int cell, int input);

        /** Conductance of a cell at an input, in the circuits' unit. */
        float increment(int cell, int input);

        /** A number that positions of the same synaptic time constant share. */
        int timeConstant(int position);

        /** Number of positions. */
        int positions();
    }

    private final SynapseTable table;
    private final CellTargets targets;
    private final boolean segmented;
    private short[] words;
    private float[] increments;
    private int count;

    /**
     * Prepares the compilation.
     *
     * @param table cells by driver and address
     * @param targets what they act on
     * @param uniform whether all events of all drivers have the same strength
     */
    RowCompiler(SynapseTable table, CellTargets targets, boolean uniform) {
        this.table = table;
        this.targets = targets;
        segmented = !uniform || hasDoubles();
        words = new short[table.size() + 64];
        increments = new float[words.length];
    }

    private boolean hasDoubles() {
        for (int i = 0; i < table.size(); i++) {
            if (table.excitatory(i) && table.inhibitory(i)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Compiles all rows.
     *
     * @param plan the lines
     * @param rowAt receives the first word of each row
     * @param plasticity index of each driver's short-term plasticity, or -1
     * @param stp states of short-term plasticity
     * @param noise noise of events
     */
    SynapseRows compile(LinePlan plan, int[] rowAt, int[] plasticity, ShortTermPlasticity stp, EventNoise noise) {
        int row = 0;
        for (RowGroup group : plan.rowGroups()) {
            for (long left = group.decoded(); left != 0; left &= left - 1) {
                rowAt[row++] = count;
                addRow(group, Long.numberOfTrailingZeros(left));
            }
        }
        words = Arrays.copyOf(words, count);
        increments = Arrays.copyOf(increments, count);
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, targets.positions() - 1));
        DistinctValues distinct = new DistinctValues(1 << (Short.SIZE - bits), targets);
        boolean coded = encode(bits, distinct);
        return new SynapseRows(
                words, coded ? distinct.values() : increments, coded ? bits : 0, segmented, plasticity, stp, noise);
    }

    private void addRow(RowGroup group, int address) {
        int head = add((short) 0, Float.NaN);
        int segments = 0;
        for (int driver : group.drivers()) {
            int list = driver * SynapseRows.ADDRESSES + address;
            int from = table.starts()[list];
            int to = table.starts()[list + 1];
            if (from == to) {
                continue;
            }
            segments++;
            int segment = count;
            if (segmented) {
                add((short) driver, Float.NaN);
                add((short) 0, Float.NaN);
                add((short) (to - from), Float.NaN);
            }
            int first = count;
            for (int cell = from; cell < to; cell++) {
                addCell(cell);
            }
            if (segmented) {
                words[segment + 1] = (short) (count - first);
            }
        }
        words[head] = (short) (segmented ? segments : count - head - 1);
    }

    private void addCell(int cell) {
        if (table.excitatory(cell)) {
            add((short) targets.position(cell, 0), targets.increment(cell, 0));
        }
        if (table.inhibitory(cell)) {
            add((short) targets.position(cell, 1), targets.increment(cell, 1));
        }
    }

    private int add(short word, float increment) {
        if (count == words.length) {
            words = Arrays.copyOf(words, 2 * count);
            increments = Arrays.copyOf(increments, 2 * count);
        }
        words[count] = word;
        increments[count] = increment;
        return count++;
    }

    /** Moves the conductances into the words if there are few enough; headers have none. */
    private boolean encode(int bits, DistinctValues distinct) {
        int[] index = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            index[i] = Float.isNaN(increments[i]) ? 0 : distinct.indexOf(increments[i], words[i]);
            if (index[i] < 0) {
                return false;
            }
        }
        for (int i = 0; i < words.length; i++) {
            words[i] |= (short) (index[i] << bits);
        }
        return true;
    }

    /** Numbers distinct conductances and time constants of their inputs in the order in which they come; index 0 stands for nothing. */
    private static final class DistinctValues {
        private final CellTargets targets;
        private final float[] values;
        private final int[] timeConstants;
        private int size = 1;
        private int last;

        DistinctValues(int limit, CellTargets targets) {
            this.targets = targets;
            values = new float[limit];
            timeConstants = new int[limit];
        }

        /** Index of a conductance at a position, or -1 if there is no room for it. */
        int indexOf(float value, int position) {
            int timeConstant = targets.timeConstant(position);
            if (last > 0 && values[last] == value && timeConstants[last] == timeConstant) {
                return last;
            }
            for (last = 1; last < size; last++) {
                if (values[last] == value && timeConstants[last] == timeConstant) {
                    return last;
                }
            }
            if (size == values.length) {
                last = 0;
                return -1;
            }
            values[size] = value;
            timeConstants[size] = timeConstant;
            return size++;
        }

        float[] values() {
            return Arrays.copyOf(values, size);
        }
    }
}
