package neckar.emulator.kernel;

import java.util.ArrayList;
import java.util.List;
import neckar.spec.coord.SynapseDriverOnHicann;

/**
 * The lines that end at the drivers of one chip, in groups of drivers that hear an event together. Rows of synapses are
 * numbered by group and address.
 */
final class LinePlan {
    /**
     * Drivers that hear a DNC merger together.
     *
     * @param source index of the sending chip in the machine
     * @param dncMerger DNC merger that sends
     * @param delayTicks delay from the start of the frame to the rise of the conductances
     * @param firstRow number of the first of their rows
     * @param decoded addresses that at least one of their cells decodes
     * @param way what lies between, for the first of them
     * @param row the drivers
     */
    record Group(
            int source, int dncMerger, int delayTicks, int firstRow, long decoded, LineEnding.Way way, RowGroup row) {
        boolean hears(int address) {
            return (decoded >>> address & 1) != 0;
        }
    }

    /** Lines that start at one chip at most. */
    static final int LINES = 8;

    private final List<Group> groups = new ArrayList<>();
    private final List<RowGroup> rowGroups = new ArrayList<>();
    private int rows;

    /**
     * Groups the endings of a chip.
     *
     * @param endings endings in the order of source, DNC merger and driver
     * @param together whether events arrive at all drivers of a line or at none; else each driver is a group
     */
    LinePlan(List<LineEnding> endings, boolean together) {
        List<List<LineEnding>> found = new ArrayList<>();
        for (int from = 0; from < endings.size(); ) {
            int to = from;
            while (to < endings.size() && isSameLine(endings.get(from), endings.get(to))) {
                to++;
            }
            found.addAll(byDelay(endings.subList(from, to)));
            from = to;
        }
        if (together) {
            found.forEach(group -> addGroup(group, addRows(group)));
        } else {
            addSingles(endings);
        }
    }

    private static boolean isSameLine(LineEnding a, LineEnding b) {
        return a.source() == b.source() && a.dncMerger() == b.dncMerger();
    }

    /** Endings of one line by delay; those that events reach over another line stand alone. */
    private static List<List<LineEnding>> byDelay(List<LineEnding> line) {
        List<List<LineEnding>> groups = new ArrayList<>();
        for (LineEnding ending : line) {
            List<LineEnding> own = null;
            for (List<LineEnding> group : groups) {
                LineEnding first = group.get(0);
                boolean direct = first.way().jumpsAt() < 0 && ending.way().jumpsAt() < 0;
                own = direct && first.delayTicks() == ending.delayTicks() ? group : own;
            }
            if (own == null) {
                own = new ArrayList<>();
                groups.add(own);
            }
            own.add(ending);
        }
        groups.forEach(group -> group.sort((a, b) -> Integer.compare(a.driver(), b.driver())));
        return groups;
    }

    /** Each driver has its own rows, numbered by driver, so that they sort as drivers do. */
    private void addSingles(List<LineEnding> endings) {
        LineEnding[] sample = new LineEnding[SynapseDriverOnHicann.COUNT];
        endings.forEach(ending -> sample[ending.driver()] = ending);
        int[] firstRow = new int[SynapseDriverOnHicann.COUNT];
        for (int driver = 0; driver < sample.length; driver++) {
            firstRow[driver] = sample[driver] == null ? -1 : addRows(List.of(sample[driver]));
        }
        endings.forEach(ending -> addGroup(List.of(ending), firstRow[ending.driver()]));
    }

    private int addRows(List<LineEnding> members) {
        int first = rows;
        RowGroup group = rowGroup(members);
        rowGroups.add(group);
        rows += Long.bitCount(group.decoded());
        return first;
    }

    private static RowGroup rowGroup(List<LineEnding> members) {
        return new RowGroup(
                members.stream().mapToInt(LineEnding::driver).toArray(),
                members.stream().mapToLong(LineEnding::decoded).toArray());
    }

    private void addGroup(List<LineEnding> members, int firstRow) {
        LineEnding first = members.get(0);
        RowGroup row = rowGroup(members);
        groups.add(new Group(
                first.source(), first.dncMerger(), first.delayTicks(), firstRow, row.decoded(), first.way(), row));
    }

    /** Groups in the order of source and DNC merger. */
    List<Group> groups() {
        return groups;
    }

    /** Groups in the order of their rows; a group has a row for each address that it decodes, ascending. */
    List<RowGroup> rowGroups() {
        return rowGroups;
    }

    /** Number of rows. */
    int rows() {
        return rows;
    }
}
