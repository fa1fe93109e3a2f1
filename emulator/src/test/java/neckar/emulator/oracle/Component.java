package neckar.emulator.oracle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.QuadConfig;
import neckar.spec.coord.DenmemOnHicann;

/**
 * Denmems joined to a neuron (hardware reference 3.2).
 *
 * @param denmems their ids, ascending
 * @param firing id of the one that fires for all, or -1
 * @param sends whether spikes go to the encoder
 * @param address L1 address
 */
record Component(List<Integer> denmems, int firing, boolean sends, int address) {
    /** Components that fire or hold one of the observed denmems, by their first denmem. */
    static List<Component> of(HicannConfig config, Set<Integer> observed) {
        List<Component> found = new ArrayList<>();
        Set<Integer> seen = new TreeSet<>();
        for (int id = 0; id < DenmemOnHicann.COUNT; id++) {
            if (!seen.contains(id)) {
                Component component = flood(config, id);
                seen.addAll(component.denmems());
                if (component.firing() >= 0 || component.denmems().stream().anyMatch(observed::contains)) {
                    found.add(component);
                }
            }
        }
        return found;
    }

    private static Component flood(HicannConfig config, int start) {
        TreeSet<Integer> members = new TreeSet<>(Set.of(start));
        Deque<Integer> open = new ArrayDeque<>(members);
        int firing = -1;
        while (!open.isEmpty()) {
            int id = open.remove();
            firing = config.denmem(DenmemOnHicann.of(id)).activateFiring() ? id : firing;
            for (int other : joined(config, id)) {
                if (members.add(other)) {
                    open.add(other);
                }
            }
        }
        if (firing < 0) {
            return new Component(List.copyOf(members), -1, false, 0);
        }
        boolean sends = config.denmem(DenmemOnHicann.of(firing)).spl1Output();
        int address = config.denmem(DenmemOnHicann.of(firing)).l1Address();
        return new Component(List.copyOf(members), firing, sends, address);
    }

    private static List<Integer> joined(HicannConfig config, int id) {
        int x = id % 256;
        int row = id / 256;
        QuadConfig quad = config.quad(DenmemOnHicann.of(id).quad());
        List<Integer> others = new ArrayList<>();
        if (x % 2 == 0 ? quad.verticalLeft() : quad.verticalRight()) {
            others.add(256 * (1 - row) + x);
        }
        if (row == 0 ? quad.horizontalTop() : quad.horizontalBottom()) {
            others.add(256 * row + (x ^ 1));
        }
        // The neighbour across the border of the quad: x - 1 of an even, x + 1 of an odd column.
        int across = x % 2 == 0 ? x - 1 : x + 1;
        if (across >= 0 && across < 256) {
            int other = 256 * row + across;
            boolean closed = config.denmem(DenmemOnHicann.of(id)).fireInput()
                    || config.denmem(DenmemOnHicann.of(other)).fireInput();
            if (closed) {
                others.add(other);
            }
        }
        return others;
    }
}
