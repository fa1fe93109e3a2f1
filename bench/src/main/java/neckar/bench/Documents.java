package neckar.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import neckar.base.InputException;

/** Replaces what stands between {@code <!-- begin NAME -->} and {@code <!-- end NAME -->} in a document. */
final class Documents {
    private Documents() {}

    /** Replaces one region; the rest of the document stays. */
    static void replace(Path document, String region, String text) {
        try {
            String before = Files.readString(document);
            String begin = "<!-- begin " + region + " -->\n";
            int from = before.indexOf(begin);
            int to = before.indexOf("<!-- end " + region + " -->");
            if (from < 0 || to < from) {
                throw InputException.of(document.toString(), "the region \"" + region + "\" is missing");
            }
            Files.writeString(document, before.substring(0, from + begin.length()) + text + before.substring(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
