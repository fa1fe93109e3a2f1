package neckar.compiler.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects differences between wish and hardware, one entry for each subject, parameter and reason, with the worst example.
 * Confined to one thread.
 */
final class ApproximationLog {
    private final Map<Key, Entry> entries = new TreeMap<>();

    private record Key(int order, String subject, String what, String note) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byOrder = Integer.compare(order, other.order);
            int bySubject = byOrder != 0 ? byOrder : subject.compareTo(other.subject);
            int byWhat = bySubject != 0 ? bySubject : what.compareTo(other.what);
            return byWhat != 0 ? byWhat : note.compareTo(other.note);
        }
    }

    private static final class Entry {
        private double asked;
        private double given;
        private double severity = -1;
        private long count;

        private void add(double newAsked, double newGiven, double newSeverity, long more) {
            if (newSeverity > severity) {
                severity = newSeverity;
                asked = newAsked;
                given = newGiven;
            }
            count += more;
        }
    }

    /**
     * Adds one difference; the largest one is the worst.
     *
     * @param order place of the subject in the network, which orders the report
     * @param subject label of population or projection
     * @param what PyNN name
     * @param note reason
     */
    void add(int order, String subject, String what, double asked, double given, String note) {
        entry(order, subject, what, note).add(asked, given, Math.abs(asked - given), 1);
    }

    /**
     * Adds many differences by their worst example.
     *
     * @param severity by how much the example is bad, comparable among all examples of the entry
     * @param count how many there are
     */
    void add(
            int order,
            String subject,
            String what,
            double asked,
            double given,
            double severity,
            long count,
            String note) {
        entry(order, subject, what, note).add(asked, given, severity, count);
    }

    /** Adds all entries of another log. */
    void merge(ApproximationLog other) {
        other.entries.forEach((key, theirs) -> entries.computeIfAbsent(key, k -> new Entry())
                .add(theirs.asked, theirs.given, theirs.severity, theirs.count));
    }

    /** The entries by subject in the order of the network, then by parameter and reason. */
    List<Approximation> list() {
        List<Approximation> list = new ArrayList<>();
        entries.forEach((key, entry) ->
                list.add(new Approximation(key.subject, key.what, entry.asked, entry.given, entry.count, key.note)));
        return list;
    }

    private Entry entry(int order, String subject, String what, String note) {
        return entries.computeIfAbsent(new Key(order, subject, what, note), key -> new Entry());
    }
}
