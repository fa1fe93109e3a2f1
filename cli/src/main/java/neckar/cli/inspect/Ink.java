package neckar.cli.inspect;

/** Colours of terminal text: escape sequences, or nothing where the output is no terminal. */
public enum Ink {
    /** Plain text. */
    PLAIN(false),
    /** ANSI colours. */
    COLOUR(true);

    private static final String END = "\033[0m";

    private final boolean coloured;

    Ink(boolean coloured) {
        this.coloured = coloured;
    }

    /** A heading. */
    String head(String text) {
        return paint("\033[1m", text);
    }

    /** Something lost or full. */
    String bad(String text) {
        return paint("\033[31m", text);
    }

    /** Something in order. */
    String good(String text) {
        return paint("\033[32m", text);
    }

    /** Something of less weight. */
    String faint(String text) {
        return paint("\033[2m", text);
    }

    private String paint(String begin, String text) {
        return coloured ? begin + text + END : text;
    }
}
