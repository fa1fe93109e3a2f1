package neckar.tests.workbench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import neckar.base.CancelFlag;
import neckar.cli.Main;

/**
 * The main class of a laboratory process: emulates each folder named on its command line, one after the other, as the command line does it.
 * Its class path holds the program's jar and this class.
 */
public final class Batch {
    private Batch() {}

    /** Emulates the folders; ends with the first exit status that is not 0, or 0. */
    public static void main(String[] folders) {
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        for (String folder : folders) {
            int status = new Main(new PrintStream(System.out, true, StandardCharsets.UTF_8), err, new CancelFlag())
                    .run("emulate", Path.of(folder).toString(), "--threads", "1");
            if (status != 0) {
                err.println("in folder " + folder);
                System.exit(status);
            }
        }
    }
}
