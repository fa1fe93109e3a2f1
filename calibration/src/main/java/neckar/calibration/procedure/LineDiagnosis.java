package neckar.calibration.procedure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
 * in common, nor on one without any two of them that could be broken instead. What is not known yet on a way to a suspect is tried
 * before it.
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
    private final BitSet approached = new BitSet();
    private final Map<Integer, Integer> failures = new HashMap<>();
    /** Of each failing path through a line: its repeaters and switches on it that are not known to work. */
    private final Map<Integer, List<Set<Integer>>> blamed = new HashMap<>();

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
                approached.clear();
                progress = true;
            }
            progress = progress || approach(open);
        }
    }

    /** Other ways through suspects and the lines that they join, so that what is around them is known; false if there is none. */
    private boolean explore(List<LineTarget> open) {
        for (int part = suspected.nextSetBit(0); part >= 0; part = suspected.nextSetBit(part + 1)) {
            if (explored.get(part) || isBad(part)) {
                continue;
            }
            explored.set(part);
            for (LineTarget target : LineTarget.of(part)) {
                open.add(target);
                open.addAll(LineTarget.of(target.from()));
                open.addAll(LineTarget.of(target.to()));
            }
        }
        return !open.isEmpty();
    }

    /** What is not known yet on a way to a suspect that has no path of parts that work; false if there is none. */
    private boolean approach(List<LineTarget> open) {
        for (int part = suspected.nextSetBit(0); part >= 0; part = suspected.nextSetBit(part + 1)) {
            if (approached.get(part) || isBad(part)) {
                continue;
            }
            approached.set(part);
            Optional<LinePath> path = alone(new LineRouter(chip), part, suspected::get);
            for (int other : path.map(LinePath::parts).orElse(List.of())) {
                if (!good.get(other) && !suspected.get(other)) {
                    open.addAll(LineTarget.of(other));
                }
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
        return !good.get(part)
                && failures.getOrDefault(part, 0) >= TRIALS
                && explanations(part).stream().noneMatch(few -> few.size() == 1);
    }

    /** Single links or pairs of links of a line that would explain, without it, why no path through it worked; none for other parts. */
    private List<Set<Integer>> explanations(int part) {
        List<Set<Integer>> paths = blamed.getOrDefault(part, List.of());
        List<Set<Integer>> found = new ArrayList<>();
        for (int one : paths.isEmpty() ? Set.<Integer>of() : paths.get(0)) {
            List<Set<Integer>> others =
                    paths.stream().filter(path -> !path.contains(one)).toList();
            if (others.isEmpty()) {
                found.add(Set.of(one));
            }
            for (int two : others.isEmpty() ? Set.<Integer>of() : others.get(0)) {
                if (others.stream().allMatch(path -> path.contains(two))) {
                    found.add(Set.of(one, two));
                }
            }
        }
        return found;
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
            Optional<LinePath> path = alone(router, part, other -> !good.get(other));
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
                if (L1Part.isSegment(part)) {
                    blamed.computeIfAbsent(part, key -> new ArrayList<>()).add(links(paths.get(p), part));
                }
            }
        }
        return arrived.length > 0;
    }

    /** Repeaters, in whatever direction, and switches of a line on a path that are not known to work. */
    private Set<Integer> links(LinePath path, int segment) {
        return path.links().stream()
                .filter(link -> L1Part.touches(link, segment) && !good.get(link))
                .map(L1Part::eitherWay)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * A path through a part without others that are in doubt; what leads to a line may be. None if the part is known to fail, unless
     * two broken links of a line would explain it as well and there is a path without them.
     */
    private Optional<LinePath> alone(LineRouter router, int part, IntPredicate doubtful) {
        List<IntPredicate> choices = new ArrayList<>();
        if (!isBad(part)) {
            choices.add(doubtful);
        }
        if (L1Part.isSegment(part)) {
            IntPredicate apart = other -> doubtful.test(other) && !L1Part.touches(other, part);
            if (!blamed.containsKey(part)) {
                choices.add(apart);
            }
            explanations(part).stream()
                    .sorted(Comparator.comparingInt(Set::size))
                    .forEach(few -> choices.add(other -> few.contains(L1Part.eitherWay(other)) || apart.test(other)));
        }
        return choices.stream()
                .flatMap(avoided -> LineTarget.of(part).stream().map(target -> router.take(target, avoided)))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
