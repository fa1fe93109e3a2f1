package neckar.tests.physics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import neckar.compiler.emit.MappingTable;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.Side;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.L1Topology;
import neckar.spec.topology.MergerTree;

/** Follows the events of a neuron through the registers, counting mergers and repeaters. */
final class LineWalk {
    private final CompiledRun run;
    private final int mergers;
    /** Repeaters before each segment that the events reach. */
    private final Map<Integer, Integer> repeaters = new HashMap<>();

    LineWalk(CompiledRun run, MappingTable.Neuron neuron) {
        this.run = run;
        HicannConfig chip = run.chip(neuron.hicann());
        MergerOnHicann merger = DenmemOnHicann.of(neuron.firingDenmem()).block().merger();
        Optional<DncMergerOnHicann> exit = exit(chip, merger);
        int passed = 1;
        while (exit.isEmpty()) {
            merger = merger.next().orElseThrow();
            passed++;
            exit = exit(chip, merger);
        }
        mergers = passed + 1;
        send(neuron.hicann(), exit.get().sendingRepeater().id());
    }

    /** The DNC merger that takes what leaves a merger, if it does. */
    private static Optional<DncMergerOnHicann> exit(HicannConfig chip, MergerOnHicann merger) {
        return merger.dncMerger()
                .filter(dnc -> MergerTree.passes(chip.dncMerger(dnc).mode(), Side.RIGHT));
    }

    private void send(int hicann, int sendingRepeater) {
        int segment = L1Topology.sendingSegment(hicann, sendingRepeater);
        RepeaterConfig repeater = repeater(segment);
        Deque<Integer> open = new ArrayDeque<>();
        if (repeater.mode() == RepeaterMode.OUTPUT && repeater.toRightOrBottom()) {
            reach(segment, 1, open);
        }
        if (repeater.mode() == RepeaterMode.OUTPUT && repeater.toLeftOrTop()) {
            reach(L1Topology.sendingWestSegment(hicann, sendingRepeater), 1, open);
        }
        while (!open.isEmpty()) {
            leave(open.remove(), open);
        }
    }

    private void reach(int segment, int passed, Deque<Integer> open) {
        if (segment != L1Topology.NONE && repeaters.putIfAbsent(segment, passed) == null) {
            open.add(segment);
        }
    }

    private void leave(int segment, Deque<Integer> open) {
        int passed = repeaters.getOrDefault(segment, 0);
        HicannConfig chip = run.chip(L1Topology.hicannOf(segment));
        for (int k = 0; k < L1Topology.crossbarCount(segment); k++) {
            if (chip.crossbar().isClosed(CrossbarSwitchOnHicann.of(L1Topology.crossbarSwitch(segment, k)))) {
                reach(L1Topology.crossbarSegment(segment, k), passed, open);
            }
        }
        for (int end : new int[] {L1Topology.LEFT_OR_TOP, L1Topology.RIGHT_OR_BOTTOM}) {
            int between = L1Topology.crossingRepeater(segment, end);
            if (between != L1Topology.NONE && forwards(repeater(between), end)) {
                reach(L1Topology.next(segment, end), passed + 1, open);
            }
        }
    }

    private static boolean forwards(RepeaterConfig repeater, int direction) {
        boolean enabled = direction == L1Topology.LEFT_OR_TOP ? repeater.toLeftOrTop() : repeater.toRightOrBottom();
        return repeater.mode() == RepeaterMode.FORWARDING && enabled;
    }

    private RepeaterConfig repeater(int segment) {
        HicannConfig chip = run.chip(L1Topology.hicannOf(segment));
        int line = L1Topology.lineOf(segment);
        return L1Topology.isHorizontal(segment)
                ? chip.repeater(HLineOnHicann.of(line))
                : chip.repeater(VLineOnHicann.of(line));
    }

    /** Mergers on the way to the sending repeater, M0 and the DNC merger included. */
    int mergers() {
        return mergers;
    }

    /** Repeaters on the way to the chain of a driver, the sending one included; empty when the events do not reach it. */
    Optional<Integer> repeatersTo(int hicann, int driver) {
        SynapseDriverOnHicann primary = primary(run.chip(hicann), SynapseDriverOnHicann.of(driver));
        int wanted = L1Topology.driver(hicann, primary.id());
        for (Map.Entry<Integer, Integer> reached : repeaters.entrySet()) {
            int segment = reached.getKey();
            if (L1Topology.isHorizontal(segment)) {
                continue;
            }
            HicannConfig chip = run.chip(L1Topology.hicannOf(segment));
            for (SynapseSwitchOnHicann closed : chip.synapseSwitches().closed()) {
                boolean ofSegment = closed.vline().id() == L1Topology.lineOf(segment);
                int side = L1Topology.lineOf(segment) / 128;
                if (ofSegment && L1Topology.fedDriver(L1Topology.hicannOf(segment), closed.y(), side) == wanted) {
                    return Optional.of(reached.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** The driver of a chain that takes the line. */
    private static SynapseDriverOnHicann primary(HicannConfig chip, SynapseDriverOnHicann driver) {
        SynapseDriverOnHicann at = driver;
        while (!chip.driver(at).locin()
                && at.inward().filter(inner -> chip.driver(inner).connect()).isPresent()) {
            at = at.inward().orElseThrow();
        }
        while (!chip.driver(at).locin()) {
            at = at.outward().orElseThrow();
        }
        return at;
    }
}
