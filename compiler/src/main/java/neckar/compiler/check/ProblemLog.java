package neckar.compiler.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Problems counted by kind, with the first few of each kind as examples. Logs of parts merge in a fixed order, so
 * that examples do not depend on threads. Confined to one thread while it grows.
 */
public final class ProblemLog {

    /** Examples kept of each kind. */
    public static final int EXAMPLES = 20;

    private final Map<ProblemKind, Long> counts = new EnumMap<>(ProblemKind.class);
    private final Map<ProblemKind, List<Problem>> examples = new EnumMap<>(ProblemKind.class);

    /** Notes a problem. */
    void add(ProblemKind kind, String place, String detail) {
        if (keeps(kind)) {
            examples.computeIfAbsent(kind, k -> new ArrayList<>()).add(new Problem(kind, place, detail));
        }
        counts.merge(kind, 1L, Long::sum);
    }

    /** Whether the next problem of this kind will be kept as an example: only then its text is worth building. */
    boolean keeps(ProblemKind kind) {
        return count(kind) < EXAMPLES;
    }

    /** Counts a problem whose text is not kept. */
    void count(ProblemKind kind, long number) {
        counts.merge(kind, number, Long::sum);
    }

    /** Adds the problems of a part. */
    void merge(ProblemLog part) {
        part.examples.forEach((kind, found) -> {
            List<Problem> kept = examples.computeIfAbsent(kind, k -> new ArrayList<>());
            kept.addAll(found.subList(0, Math.min(found.size(), EXAMPLES - kept.size())));
        });
        part.counts.forEach((kind, number) -> counts.merge(kind, number, Long::sum));
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /** Number of problems of a kind. */
    public long count(ProblemKind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** Number of problems of all kinds. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Kinds found, in the order of the enumeration. */
    public List<ProblemKind> kinds() {
        return List.copyOf(counts.keySet());
    }

    /** The first problems of a kind, at most {@link #EXAMPLES}. */
    public List<Problem> examples(ProblemKind kind) {
        return Collections.unmodifiableList(examples.getOrDefault(kind, List.of()));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (ProblemKind kind : kinds()) {
            text.append(count(kind))
                    .append(" x ")
                    .append(kind.text())
                    .append(" [")
                    .append(kind.code())
                    .append("]\n");
            for (Problem problem : examples(kind)) {
                text.append("  ").append(problem).append('\n');
            }
        }
        return text.toString();
    }
}
