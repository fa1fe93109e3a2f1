package neckar.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import neckar.base.Invariant;

/** The version of this build and the formats it reads and writes. */
final class Version {
    private Version() {}

    static String text() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            Invariant.check(in != null, "the jar holds version.properties");
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "neckar " + properties.getProperty("version", "?");
    }

    /** The version with format numbers and the running Java. */
    static String full() {
        return text()
                + "\nformats: neckar-network/1 neckar-wafer/1 neckar-defects/1 neckar-calibration/1 neckar-experiment/1"
                + " neckar-mapping/1 neckar-report/1 neckar-dump/1 neckar-recording/1 neckar-emulation/1 neckar-silicon/1"
                + "\nJava: " + Runtime.version();
    }
}
