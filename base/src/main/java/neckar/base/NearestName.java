package neckar.base;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that somebody may have meant, by the number of edits between words. */
public final class NearestName {
    private static final int LONGEST_WORD = 200;
    /** A word of this length or more that begins a name stands for it, as if one edit away. */
    private static final int SHORTEST_BEGINNING = 3;

    private NearestName() {}

    /** {@code Maybe "tau_m"?}, or the empty text when no known word is near. */
    public static String advice(String word, Collection<String> known) {
        return find(word, known).map(name -> "Maybe \"" + name + "\"?").orElse("");
    }

    /** The known word with the fewest edits (the first of equals); empty when it would differ in most letters. */
    public static Optional<String> find(String word, Collection<String> known) {
        if (word.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        Optional<String> best = Optional.empty();
        int fewest = Math.max(2, word.length() / 2) + 1;
        for (String candidate : known) {
            String lowerCandidate = candidate.toLowerCase(Locale.ROOT);
            boolean isBeginning = lower.length() >= SHORTEST_BEGINNING && lowerCandidate.startsWith(lower);
            if (!isBeginning && Math.abs(candidate.length() - word.length()) >= fewest) {
                continue;
            }
            int edits = isBeginning ? 1 : edits(lower, lowerCandidate);
            if (edits < fewest && edits < Math.max(candidate.length(), word.length())) {
                fewest = edits;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    /** Levenshtein distance with swaps of neighbouring letters counted as one edit (optimal string alignment). */
    private static int edits(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + change, Math.min(above[j], row[j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] free = before;
            before = above;
            above = row;
            row = free;
        }
        return above[b.length()];
    }
}
