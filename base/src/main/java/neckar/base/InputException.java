package neckar.base;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The input is wrong: says where, what, which value, what would be allowed and what to try. Immutable; the methods that
 * add something return a copy.
 */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_VALUE = 120;

    private final String place;
    private final String what;
    private final String value;
    private final String allowed;
    private final String advice;
    private final long rank;
    private final ArrayList<InputException> others;

    private InputException(
            String place,
            String what,
            String value,
            String allowed,
            String advice,
            long rank,
            List<InputException> others) {
        super(sentence(place, what, value, allowed, advice));
        this.place = place;
        this.what = what;
        this.value = value;
        this.allowed = allowed;
        this.advice = advice;
        this.rank = rank;
        this.others = new ArrayList<>(others);
    }

    /** An error at a place (file, line, object; may be empty) with a statement of what is wrong. */
    public static InputException of(String place, String what) {
        return new InputException(place, what, "", "", "", 0, List.of());
    }

    /** One exception for several errors of a file: the first by {@link #rank()} with the rest as {@link #others()}. */
    public static InputException all(List<InputException> errors) {
        Invariant.check(!errors.isEmpty(), "at least one error");
        List<InputException> sorted = new ArrayList<>(errors);
        sorted.sort(Comparator.comparingLong(InputException::rank));
        InputException first = sorted.get(0);
        return new InputException(
                first.place,
                first.what,
                first.value,
                first.allowed,
                first.advice,
                first.rank,
                sorted.subList(1, sorted.size()));
    }

    /** A copy that names the offending value (shortened when very long). */
    public InputException value(Object newValue) {
        String text = String.valueOf(newValue);
        String shown = text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
        return new InputException(place, what, shown, allowed, advice, rank, others);
    }

    /** A copy that says what would be allowed. */
    public InputException allowed(String newAllowed) {
        return new InputException(place, what, value, newAllowed, advice, rank, others);
    }

    /** A copy that says what to try. */
    public InputException advice(String newAdvice) {
        return new InputException(place, what, value, allowed, newAdvice, rank, others);
    }

    /** A copy with its position in the file (a byte offset), by which several errors are sorted. */
    public InputException rank(long newRank) {
        return new InputException(place, what, value, allowed, advice, newRank, others);
    }

    /** Where: file, line, column and pointer, or the name of an object; empty when unknown. */
    public String place() {
        return place;
    }

    /** What is wrong. */
    public String what() {
        return what;
    }

    /** The offending value; empty when there is none. */
    public String value() {
        return value;
    }

    /** What would be allowed; empty when not said. */
    public String allowed() {
        return allowed;
    }

    /** What to try; empty when there is nothing to say. */
    public String advice() {
        return advice;
    }

    /** The position in the file; 0 when unknown. */
    public long rank() {
        return rank;
    }

    /** Further errors of the same file, in the order of their places. */
    public List<InputException> others() {
        return Collections.unmodifiableList(others);
    }

    /** All that is known in one sentence, one line for each further error. */
    @Override
    public String getMessage() {
        StringBuilder text = new StringBuilder(sentence(place, what, value, allowed, advice));
        for (InputException other : others) {
            text.append('\n').append(other.getMessage());
        }
        return text.toString();
    }

    private static String sentence(String place, String what, String value, String allowed, String advice) {
        StringBuilder text = new StringBuilder();
        if (!place.isEmpty()) {
            text.append(place).append(": ");
        }
        text.append(what);
        if (!value.isEmpty()) {
            text.append(": ").append(value);
        }
        text.append('.');
        if (!allowed.isEmpty()) {
            text.append(" Allowed: ").append(allowed).append('.');
        }
        if (!advice.isEmpty()) {
            text.append(' ').append(advice);
        }
        return text.toString();
    }
}
