package neckar.emulator.oracle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import neckar.base.SeededRandom;
import neckar.spec.config.CrossbarConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.config.SynapseSwitchConfig;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.L1Topology;

/**
 * Random legal routes on some chips: each line grows over free segments, so that no two meet, and takes free driver
 * inputs.
 */
final class RandomLines {
    private final SeededRandom random;
    private final Map<Integer, HicannConfig.Builder> chips;
    private final Map<Integer, CrossbarConfig.Builder> crossbars;
    private final Map<Integer, SynapseSwitchConfig.Builder> switches;
    private final Set<Integer> used = new HashSet<>();
    private final Set<Integer> halfRows = new HashSet<>();
    /** Drivers whose input is connected, packed as in {@link L1Topology}. */
    private final List<Integer> fed = new ArrayList<>();

    RandomLines(
            SeededRandom random,
            Map<Integer, HicannConfig.Builder> chips,
            Map<Integer, CrossbarConfig.Builder> crossbars,
            Map<Integer, SynapseSwitchConfig.Builder> switches) {
        this.random = random;
        this.chips = chips;
        this.crossbars = crossbars;
        this.switches = switches;
    }

    List<Integer> fed() {
        return fed;
    }

    /** Segments that lines lead to from the sending repeaters must stay free for them. */
    void reserve(int hicann, int dnc) {
        int sender = L1Topology.sendingRepeaterOfDnc(dnc);
        used.add(L1Topology.sendingSegment(hicann, sender));
        used.add(L1Topology.sendingWestSegment(hicann, sender));
    }

    /** Lets the line of a DNC merger grow. */
    void grow(int hicann, int dnc) {
        int sender = L1Topology.sendingRepeaterOfDnc(dnc);
        boolean left = random.nextInt(3) == 0;
        boolean right = !left || random.nextInt(2) == 0;
        builder(hicann).repeater(HLineOnHicann.of(8 * sender + 6), RepeaterConfig.output(left, right));
        List<Integer> open = new ArrayList<>();
        if (right) {
            open.add(L1Topology.sendingSegment(hicann, sender));
        }
        int west = L1Topology.sendingWestSegment(hicann, sender);
        if (left && west != L1Topology.NONE && chips.containsKey(L1Topology.hicannOf(west))) {
            open.add(west);
        }
        for (int i = 0; i < open.size() && i < 12; i++) {
            int segment = open.get(i);
            if (!L1Topology.isHorizontal(segment)) {
                tap(segment);
            }
            cross(segment, open);
            forward(segment, L1Topology.LEFT_OR_TOP, open);
            forward(segment, L1Topology.RIGHT_OR_BOTTOM, open);
        }
    }

    private HicannConfig.Builder builder(int hicann) {
        HicannConfig.Builder builder = chips.get(hicann);
        if (builder == null) {
            throw new IllegalArgumentException("no chip " + hicann);
        }
        return builder;
    }

    private void cross(int segment, List<Integer> open) {
        int tries = L1Topology.isHorizontal(segment) ? 2 : random.nextInt(2);
        for (int t = 0; t < tries; t++) {
            int k = crossing(segment);
            int other = L1Topology.crossbarSegment(segment, k);
            if (used.add(other)) {
                CrossbarConfig.Builder crossbar = crossbars.get(L1Topology.hicannOf(segment));
                if (crossbar != null) {
                    crossbar.close(CrossbarSwitchOnHicann.of(L1Topology.crossbarSwitch(segment, k)));
                }
                open.add(other);
            }
        }
    }

    /** A crossing, as a rule one to a line beside a used one if there is one: such lines can couple. */
    private int crossing(int segment) {
        int count = L1Topology.crossbarCount(segment);
        int start = random.nextInt(count);
        for (int i = 0; i < count && random.nextInt(30) > 0; i++) {
            int k = (start + i) % count;
            int other = L1Topology.crossbarSegment(segment, k);
            if (!used.contains(other) && used.contains(other ^ 1)) {
                return k;
            }
        }
        return start;
    }

    private void forward(int segment, int end, List<Integer> open) {
        int next = L1Topology.next(segment, end);
        if (next == L1Topology.NONE || !chips.containsKey(L1Topology.hicannOf(next))) {
            return;
        }
        if (random.nextInt(used.contains(next ^ 1) ? 6 : 2) == 0) {
            return;
        }
        int repeater = L1Topology.crossingRepeater(segment, end);
        boolean senders = L1Topology.sendingRepeaterOf(repeater) != L1Topology.NONE && used.contains(repeater);
        if (senders || !used.add(next)) {
            return;
        }
        boolean toLeft = end == L1Topology.LEFT_OR_TOP;
        RepeaterMode mode = random.nextInt(4) == 0 ? RepeaterMode.INPUT : RepeaterMode.FORWARDING;
        RepeaterConfig config = new RepeaterConfig(mode, toLeft, !toLeft, 0, 0);
        int line = L1Topology.lineOf(repeater);
        if (L1Topology.isHorizontal(repeater)) {
            builder(L1Topology.hicannOf(repeater)).repeater(HLineOnHicann.of(line), config);
        } else {
            builder(L1Topology.hicannOf(repeater)).repeater(VLineOnHicann.of(line), config);
        }
        open.add(next);
    }

    private void tap(int segment) {
        int taps = 1 + random.nextInt(3);
        for (int t = 0; t < taps; t++) {
            int k = random.nextInt(L1Topology.SYNAPSE_SWITCHES_PER_VLINE);
            int driver = L1Topology.driverOfSegment(segment, k);
            int v = L1Topology.lineOf(segment);
            int hicann = L1Topology.hicannOf(segment);
            int y = L1Topology.switchRow(v, k);
            boolean there = driver != L1Topology.NONE && chips.containsKey(L1Topology.hicannOfDriver(driver));
            if (there && !fed.contains(driver) && halfRows.add((hicann * 224 + y) * 2 + v / 128)) {
                SynapseSwitchConfig.Builder builder = switches.get(hicann);
                if (builder != null) {
                    builder.close(SynapseSwitchOnHicann.of(y, VLineOnHicann.of(v)));
                }
                fed.add(driver);
            }
        }
    }
}
