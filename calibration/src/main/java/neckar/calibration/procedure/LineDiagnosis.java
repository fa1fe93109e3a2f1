package neckar.calibration.procedure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import neckar.calibration.lab.ChipBench;
import neckar.calibration.lab.L1Part;
import neckar.calibration.lab.LinePath;
import neckar.calibration.lab.LineRouter;
import neckar.calibration.lab.LineTarget;
import neckar.spec.coord.HicannOnWafer;

/**
 * Finds out which parts of lines pass events. What lies on a path over which events arrive works. What lies on one over which they do
 * not arrive is suspected and then tried alone: a repeater or switch between two lines that work, on a path of parts that work, fails
 * if no event arrives in either of two trials; a line fails if no event arrives on paths that have none of its repeaters and switches
 * in common.
 */
final class LineDiagnosis {
    private static final int TRIALS = 2;
    /** A round of paths ends when so many targets in a row find no way beside the others. */
    private static final int MISSES = 40;

    /** Sends events over paths that share nothing; tells on which they arrive. */
    interface Trial {
        boolean[] arrivals(List<LinePath> paths);
    }

    private final HicannOnWafer chip;
    private final Trial trial;
    private final BitSet good = new BitSet();
    private final BitSet suspected = new BitSet();
    private final BitSet explored = new BitSet();
    private final Map<Integer, Integer> failures = new HashMap<>();
    /** Repeaters and switches of a line that all failing paths through it had in common. */
    private final Map<Integer, Set<Integer>> common = new HashMap<>();

    LineDiagnosis(HicannOnWafer chip, Trial trial) {
        this.chip = chip;
        this.trial = trial;
    }

    /** Tries all targets. */
    void run(List<LineTarget> targets) {
        List<LineTarget> open = new ArrayList<>(targets);
        List<LineTarget> stuck = new ArrayList<>();
        boolean progress = true;
        while (progress) {
            progress = cover(open, stuck) || explore(open);
            if (!progress && examine()) {
                open.addAll(stuck);
                stuck.clear();
                explored.clear();
                progress = true;
            }
        }
    }

    /** Other ways through suspects, so that the parts around them are known; false if there is no new suspect. */
    private boolean explore(List<LineTarget> open) {
        for (int part = suspected.nextSetBit(0); part >= 0; part = suspected.nextSetBit(part + 1)) {
            if (!explored.get(part) && !isBad(part)) {
                explored.set(part);
                open.addAll(LineTarget.of(part));
            }
        }
        return !open.isEmpty();
    }

    /** Whether events pass a part: empty if it could not be told. */
    Optional<Boolean> works(int part) {
        if (isBad(part)) {
            return Optional.of(false);
        }
        return good.get(part) ? Optional.of(true) : Optional.empty();
    }

    private boolean isBad(int part) {
        boolean isLine = L1Part.isSegment(part);
        return !good.get(part)
                && failures.getOrDefault(part, 0) >= TRIALS
                && (!isLine || common.getOrDefault(part, Set.of()).isEmpty());
    }

    /** One round of paths through targets that were not passed yet; false if there is none. */
    private boolean cover(List<LineTarget> open, List<LineTarget> stuck) {
        LineRouter router = new LineRouter(chip);
        List<LinePath> paths = new ArrayList<>();
        int misses = 0;
        for (Iterator<LineTarget> i = open.iterator();
                i.hasNext() && paths.size() < ChipBench.MOST_PATHS && misses < MISSES; ) {
            LineTarget target = i.next();
            if (good.get(target.part())) {
                i.remove();
                continue;
            }
            Optional<LinePath> path = router.take(target, suspected::get);
            if (path.isPresent()) {
                paths.add(path.get());
            } else if (paths.isEmpty()) {
                stuck.add(target);
            }
            if (path.isPresent() || paths.isEmpty()) {
                i.remove();
            }
            misses = path.isPresent() || paths.isEmpty() ? 0 : misses + 1;
        }
        boolean[] arrived = send(paths);
        for (int p = 0; p < arrived.length; p++) {
            for (int part : arrived[p] ? List.<Integer>of() : paths.get(p).parts()) {
                suspected.set(part, !good.get(part));
            }
        }
        return arrived.length > 0;
    }

    /** Sends events; what they pass is good. */
    private boolean[] send(List<LinePath> paths) {
        boolean[] arrived = paths.isEmpty() ? new boolean[0] : trial.arrivals(paths);
        for (int p = 0; p < arrived.length; p++) {
            for (int part : arrived[p] ? paths.get(p).parts() : List.<Integer>of()) {
                good.set(part);
                suspected.clear(part);
            }
        }
        return arrived;
    }

    /** One round of paths through single suspects; false if nothing is left to find out. */
    private boolean examine() {
        LineRouter router = new LineRouter(chip);
        List<LinePath> paths = new ArrayList<>();
        List<Integer> tried = new ArrayList<>();
        for (int part = suspected.nextSetBit(0);
                part >= 0 && paths.size() < ChipBench.MOST_PATHS;
                part = suspected.nextSetBit(part + 1)) {
            Optional<LinePath> path = isBad(part) ? Optional.empty() : alone(router, part);
            if (path.isPresent()) {
                paths.add(path.get());
                tried.add(part);
            }
        }
        boolean[] arrived = send(paths);
        for (int p = 0; p < arrived.length; p++) {
            int part = tried.get(p);
            if (!arrived[p]) {
                failures.merge(part, 1, Integer::sum);
                Set<Integer> shared = links(paths.get(p), part);
                common.merge(part, shared, (before, now) -> {
                    Set<Integer> both = new HashSet<>(before);
                    both.retainAll(now);
                    return both;
                });
            }
        }
        return arrived.length > 0;
    }

    /** Repeaters, in whatever direction, and switches of a line on a path. */
    private static Set<Integer> links(LinePath path, int segment) {
        return path.links().stream()
                .filter(link -> L1Part.touches(link, segment))
                .map(L1Part::eitherWay)
                .collect(Collectors.toSet());
    }

    /** A path on which all but a part works, or all but a line and what leads to it. */
    private Optional<LinePath> alone(LineRouter router, int part) {
        if (!L1Part.isSegment(part)) {
            return LineTarget.of(part).stream()
                    .map(target -> router.take(target, other -> !good.get(other)))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        Set<Integer> before = common.getOrDefault(part, Set.of());
        List<IntPredicate> choices = new ArrayList<>();
        choices.add(link -> before.contains(L1Part.eitherWay(link)));
        before.stream().sorted().forEach(one -> choices.add(link -> L1Part.eitherWay(link) == one));
        return choices.stream()
                .map(left -> router.take(
                        LineTarget.of(part).get(0),
                        other -> left.test(other) || (!good.get(other) && !L1Part.touches(other, part))))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
