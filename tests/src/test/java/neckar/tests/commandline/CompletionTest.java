package neckar.tests.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of {@code neckar completion} in the shells that they are for. */
class CompletionTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private String bash(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out.strip();
    }

    private String completed(String... words) throws IOException, InterruptedException {
        StringBuilder list = new StringBuilder();
        for (String word : words) {
            list.append(" '").append(word).append('\'');
        }
        return bash("source ./neckar.bash; COMP_WORDS=(neckar" + list + "); COMP_CWORD=" + words.length
                + "; _neckar; echo \"${COMPREPLY[*]}\"");
    }

    @Test
    void bashCompletesCommandsOptionsChoicesAndFiles() throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("neckar.bash"),
                Workbench.run("completion", "bash").expect(0).out());
        Files.createFile(folder.resolve("net.json"));
        assertEquals("compile completion", completed("comp"));
        assertEquals("--effort", completed("compile", "--eff"));
        assertEquals("fast normal high", completed("run", "net.json", "--effort", ""));
        assertEquals("net.json", completed("run", "net"));
        assertEquals("net.json", completed("compile", "--wafer", "net"));
        assertEquals("bash zsh", completed("completion", ""));
        assertEquals("inspect", completed("help", "ins"));
    }

    @Test
    void zshScriptIsSoundAndNamesEveryOption() throws IOException, InterruptedException {
        String script = Workbench.run("completion", "zsh").expect(0).out();
        assertTrue(script.startsWith("#compdef neckar"), script);
        assertTrue(script.contains("{-o,--output}"), script);
        assertTrue(script.contains("(fast normal high)"), script);
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/zsh")), "there is no zsh");
        Files.writeString(folder.resolve("_neckar"), script);
        assertEquals("", bash("zsh -n _neckar"));
    }

    @Test
    void unknownShellIsRefused() {
        Workbench.Outcome fish = Workbench.run("completion", "fish").expect(1);
        assertTrue(fish.err().contains("bash, zsh"), fish.err());
    }
}
