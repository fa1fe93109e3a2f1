package neckar.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import neckar.base.InputException;

/** How a failure is told: a line on standard error, and with {@code --json} one document on standard output. */
final class ErrorReport {
    private ErrorReport() {}

    static void badInput(InputException e, boolean json, PrintStream out, PrintStream err) {
        err.println("neckar: " + e.getMessage());
        if (json) {
            print(out, e.what(), e.place(), e.value(), e.allowed(), e.advice());
        }
    }

    static void bug(Throwable e, String[] words, boolean json, PrintStream out, PrintStream err) {
        err.println("neckar: this is a bug of neckar, not of your input. Please report it with these lines:");
        err.println("  neckar " + String.join(" ", words));
        err.println("  " + Version.text() + ", Java " + Runtime.version());
        e.printStackTrace(err);
        if (json) {
            print(out, String.valueOf(e), "neckar", "", "", "report the stack trace on standard error");
        }
    }

    private static void print(
            PrintStream out, String message, String place, String value, String allowed, String advice) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", "neckar-error/1");
        document.put("message", message);
        document.put("place", place);
        document.put("value", value);
        document.put("allowed", allowed);
        document.put("advice", advice);
        out.print(JsonText.of(document));
    }
}
