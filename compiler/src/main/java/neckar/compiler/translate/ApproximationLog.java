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
        private double worst = -1;
        private long count;
    }

    /**
     * Adds a difference.
     *
     * @param order place of the subject in the network, which orders the report
     * @param subject label of population or projection
     * @param what PyNN name
     * @param note reason
     */
    void add(int order, String subject, String what, double asked, double given, String note) {
        Entry entry = entries.computeIfAbsent(new Key(order, subject, what, note), key -> new Entry());
        double difference = Math.abs(asked - given);
        if (difference > entry.worst) {
            entry.worst = difference;
            entry.asked = asked;
            entry.given = given;
        }
        entry.count++;
    }

    /** Adds all entries of another log. */
    void merge(ApproximationLog other) {
        other.entries.forEach((key, theirs) -> {
            Entry entry = entries.computeIfAbsent(key, k -> new Entry());
            if (theirs.worst > entry.worst) {
                entry.worst = theirs.worst;
                entry.asked = theirs.asked;
                entry.given = theirs.given;
            }
            entry.count += theirs.count;
        });
    }

    List<Approximation> list() {
        List<Approximation> list = new ArrayList<>();
        entries.forEach((key, entry) ->
                list.add(new Approximation(key.subject, key.what, entry.asked, entry.given, entry.count, key.note)));
        return list;
    }
}
