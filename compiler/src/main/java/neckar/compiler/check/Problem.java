package neckar.compiler.check;

/**
 * Something wrong at one place.
 *
 * @param kind what is wrong
 * @param place circuit in the short form of coordinates, for example {@code H324.HL62}, or key of a file
 * @param detail values found, in words
 */
public record Problem(ProblemKind kind, String place, String detail) {
    @Override
    public String toString() {
        return place + ": " + kind.text() + (detail.isEmpty() ? "" : " (" + detail + ")") + " [" + kind.code() + "]";
    }
}
