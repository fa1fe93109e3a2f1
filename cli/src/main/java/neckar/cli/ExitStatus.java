package neckar.cli;

/** The exit statuses users rely on. */
final class ExitStatus {
    /** Done. */
    static final int DONE = 0;

    /** The input is wrong. */
    static final int BAD_INPUT = 1;

    /** Done and everything written, but outside a limit the user set. */
    static final int OUTSIDE_LIMIT = 2;

    /** A bug of this program. */
    static final int BUG = 3;

    /** Interrupted. */
    static final int INTERRUPTED = 130;

    private ExitStatus() {}
}
