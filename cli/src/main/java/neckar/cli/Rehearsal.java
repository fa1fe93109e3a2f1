package neckar.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import neckar.base.CancelFlag;

/**
 * Runs each command once on a small network, so that a class data archive made of this process holds all that they
 * load: most of the time of a small compilation is otherwise spent on loading and verifying classes.
 */
public final class Rehearsal {
    private Rehearsal() {}

    /**
     * Rehearses; the exit status is that of the first command that fails.
     *
     * @param words a network file, then a folder for what the commands write
     */
    public static void main(String[] words) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Main main = new Main(nowhere, nowhere, new CancelFlag());
        String network = words[0];
        String folder = words[1];
        String[][] commands = {
            {"--version"},
            {"compile", network, "-o", folder},
            {"check", network, folder},
            {"emulate", folder},
            {"results", folder},
            {"run", network, "-o", folder, "--force", "--json", "--threads", "2"},
            {"inspect", folder},
            {"inspect", folder, "--hints"},
            {"dump", folder},
            {"no-such-command"},
        };
        int status = ExitStatus.DONE;
        for (int i = 0; i + 1 < commands.length && status == ExitStatus.DONE; i++) {
            status = main.run(commands[i]);
        }
        // A refused command: error messages have classes too.
        main.run(commands[commands.length - 1]);
        System.exit(status);
    }
}
