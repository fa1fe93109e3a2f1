package neckar.cli;

import java.io.PrintStream;
import java.util.Locale;
import neckar.base.Progress;

/** What the user sees: data on standard output, progress, log and messages on standard error. */
final class Console implements Progress {
    private static final int BAR_CELLS = 24;
    private static final long BAR_DELAY_NANOS = 500_000_000L;
    private static final long BAR_INTERVAL_NANOS = 100_000_000L;
    private static final long LINE_INTERVAL_NANOS = 1_000_000_000L;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final boolean quiet;
    private final boolean verbose;
    private final long startNanos = System.nanoTime();
    private String stage = "";
    private long lastNanos = startNanos;
    private int barWidth;

    Console(PrintStream out, PrintStream err, boolean terminal, boolean quiet, boolean verbose) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.quiet = quiet;
        this.verbose = verbose;
    }

    /** Whether text on standard output may have colours: it is a terminal, and NO_COLOR is not set. */
    static boolean colours() {
        return Boolean.getBoolean("neckar.colours") && System.getenv("NO_COLOR") == null;
    }

    /** Standard output, for data. */
    PrintStream out() {
        return out;
    }

    /** A line for everybody who did not ask for quiet. */
    synchronized void say(String text) {
        if (!quiet) {
            eraseBar();
            err.println(text);
        }
    }

    /** A line for those who asked for details. */
    synchronized void detail(String text) {
        if (verbose && !quiet) {
            eraseBar();
            err.println(text);
        }
    }

    /** A line that is shown whatever was asked. */
    synchronized void alarm(String text) {
        eraseBar();
        err.println(text);
    }

    @Override
    public synchronized void stage(String name) {
        stage = name;
        if (verbose && !quiet) {
            eraseBar();
            err.printf(Locale.ROOT, "%8.2f s  %s%n", seconds(), name);
        }
    }

    @Override
    public synchronized void fraction(double done, String detail) {
        long now = System.nanoTime();
        if (quiet || now - startNanos < BAR_DELAY_NANOS) {
            return;
        }
        if (terminal && now - lastNanos >= BAR_INTERVAL_NANOS) {
            lastNanos = now;
            drawBar(done, detail);
        } else if (!terminal && now - lastNanos >= LINE_INTERVAL_NANOS) {
            lastNanos = now;
            err.printf(Locale.ROOT, "%s %3.0f %% %s%n", stage, 100 * done, detail);
        }
    }

    @Override
    public void warn(String text) {
        say("warning: " + text);
    }

    private void drawBar(double done, String detail) {
        int full = (int) Math.round(Math.max(0, Math.min(1, done)) * BAR_CELLS);
        String text = String.format(
                Locale.ROOT,
                "%-12s [%s%s] %3.0f %% %s",
                stage,
                "=".repeat(full),
                " ".repeat(BAR_CELLS - full),
                100 * done,
                detail);
        err.print("\r" + text + " ".repeat(Math.max(0, barWidth - text.length())));
        err.flush();
        barWidth = text.length();
    }

    private void eraseBar() {
        if (barWidth > 0) {
            err.print("\r" + " ".repeat(barWidth) + "\r");
            barWidth = 0;
        }
    }

    /** Seconds since the command started. */
    double seconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }
}
