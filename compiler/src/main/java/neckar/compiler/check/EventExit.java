package neckar.compiler.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.Side;

/**
 * The way of events from an input of a level-0 merger through the merger tree, as the register states lead it
 * (hardware reference 3.5).
 *
 * @param dnc DNC merger at which they leave the tree, or empty when a merger does not pass them
 * @param passed mergers on the way, without the DNC merger
 * @param forks mergers on the way whose output two others would take; the DNC merger then wins (emulator reference
 *     2.4)
 */
public record EventExit(Optional<DncMergerOnHicann> dnc, List<MergerOnHicann> passed, List<MergerOnHicann> forks) {

    /** Follows events that enter a merger on a side. */
    public static EventExit follow(HicannConfig config, MergerOnHicann start, Side side) {
        List<MergerOnHicann> passed = new ArrayList<>();
        List<MergerOnHicann> forks = new ArrayList<>();
        MergerOnHicann at = start;
        Side entered = side;
        while (passes(config.merger(at).mode(), entered)) {
            passed.add(at);
            Optional<DncMergerOnHicann> dnc =
                    at.dncMerger().filter(each -> passes(config.dncMerger(each).mode(), Side.RIGHT));
            Side nextSide = at.sideOnNext();
            Optional<MergerOnHicann> next =
                    at.next().filter(each -> passes(config.merger(each).mode(), nextSide));
            if (dnc.isPresent() && next.isPresent()) {
                forks.add(at);
            }
            if (dnc.isPresent() || next.isEmpty()) {
                return new EventExit(dnc, List.copyOf(passed), List.copyOf(forks));
            }
            at = next.get();
            entered = nextSide;
        }
        return new EventExit(Optional.empty(), List.copyOf(passed), List.copyOf(forks));
    }

    /**
     * PLL cycles from the threshold crossing of a neuron to the start of its frame on the line: 2 for encoder and
     * latch, 2 for each merger including the DNC merger (emulator reference 2.3).
     */
    public int latencyCycles() {
        return dnc.isPresent() ? 2 + 2 * (passed.size() + 1) : 0;
    }

    /** Whether a merger in this mode passes events of a side. */
    public static boolean passes(MergerMode mode, Side side) {
        return switch (mode) {
            case MERGE -> true;
            case LEFT_ONLY -> side == Side.LEFT;
            case RIGHT_ONLY -> side == Side.RIGHT;
        };
    }
}
