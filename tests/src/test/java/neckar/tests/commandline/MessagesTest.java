package neckar.tests.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import neckar.tests.workbench.Workbench;
import neckar.tests.workbench.Workbench.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, version and the messages about wrong command lines. */
class MessagesTest {
    private static final String[] COMMANDS = {
        "compile", "emulate", "results", "run", "check", "dump", "inspect", "validate", "view"
    };

    private static void assertRefused(String messagePart, Object... words) {
        Outcome outcome = Workbench.run(words).expect(1);
        assertTrue(outcome.err().contains(messagePart), outcome.err());
        assertTrue(outcome.err().startsWith("neckar: "), outcome.err());
        assertEquals("", outcome.out(), "standard output is for data");
    }

    @Test
    void unknownCommandNamesTheNearest() {
        assertRefused("Maybe \"compile\"", "compil");
        assertRefused("Maybe \"inspect\"", "help", "inspct");
        assertRefused("compile, emulate, results", "nothing-like-it");
    }

    @Test
    void unknownOptionNamesTheNearest() {
        assertRefused("Maybe \"--neuron-size\"", "compile", "x.json", "-o", "y", "--neuron-sise", "4");
        assertRefused("Maybe \"--threads\"", "emulate", "x", "--thread=2");
        assertRefused("--help", "dump", "x", "--qqqqqqqqqqq");
    }

    @Test
    void optionsOfOtherCommandsAreUnknown() {
        assertRefused("no such option", "emulate", "x", "--defects", "y");
        assertRefused("no such option", "compile", "x", "-o", "y", "--silicon", "ideal");
    }

    @Test
    void incompleteAndRepeatedOptionsAreRefused() {
        assertRefused("needs a value", "compile", "x.json", "-o");
        assertRefused("2 times", "compile", "x.json", "-o", "a", "-o", "b");
        assertRefused("arguments", "compile", "-o", "y");
        assertRefused("arguments", "check", "x.json");
        assertRefused("arguments", "emulate", "x", "y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--neuron-size 0",
                "--neuron-size 66",
                "--neuron-size four",
                "--threads 0",
                "--effort hard",
                "--max-loss 1.5",
                "--max-loss NaN",
                "--speedup 10",
                "--chain-length 57",
                "--seed -1"
            })
    void valuesOutOfRangeAreRefusedWithTheRange(String option, @TempDir Path folder) {
        String[] words = option.split(" ", 2);
        Path out = folder.resolve("out");
        Outcome outcome = Workbench.run("compile", Workbench.example("smallest"), "-o", out, words[0], words[1])
                .expect(1);
        assertTrue(outcome.err().contains(words[0]) && outcome.err().contains("Allowed"), outcome.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void oddNeuronSizeIsRefused(@TempDir Path folder) {
        Outcome outcome = Workbench.run(
                        "compile", Workbench.example("smallest"), "-o", folder.resolve("out"), "--neuron-size", 5)
                .expect(1);
        assertTrue(outcome.err().contains("--neuron-size"), outcome.err());
    }

    @Test
    void missingOutputIsToldWithAnExample() {
        assertRefused("-o", "compile", Workbench.example("smallest"));
        assertRefused("-o", "run", Workbench.example("smallest"));
    }

    @Test
    void missingFilesAreNamed(@TempDir Path folder) {
        assertRefused("no-such.json", "compile", folder.resolve("no-such.json"), "-o", folder.resolve("out"));
        assertRefused("no-such", "emulate", folder.resolve("no-such"));
        assertRefused("wafer.nkb", "emulate", folder);
        assertRefused("mapping.json.gz", "results", folder);
        assertRefused("report.json", "inspect", folder);
    }

    @Test
    void helpEndsWell() {
        for (String general : new String[] {"--help", "-h", "help"}) {
            String text = Workbench.run(general).expect(0).out();
            assertTrue(Arrays.stream(COMMANDS).allMatch(text::contains), text);
        }
        for (String command : COMMANDS) {
            String text = Workbench.run(command, "--help").expect(0).out();
            assertEquals(text, Workbench.run("help", command).expect(0).out());
            assertTrue(text.contains("neckar " + command) && text.contains("--json"), text);
        }
    }

    @Test
    void versionNamesTheFormats() {
        String text = Workbench.run("--version").expect(0).out();
        for (String format :
                List.of("neckar-network/1", "neckar-experiment/1", "neckar-mapping/1", "neckar-report/1")) {
            assertTrue(text.contains(format), text);
        }
    }

    @Test
    void aFailureWithJsonIsOneDocument(@TempDir Path folder) throws IOException {
        Path network = folder.resolve("network.json");
        Files.writeString(network, "{\"format\": \"neckar-network/1\", \"duration_ms\": -5, \"populations\": []}");
        Outcome outcome = Workbench.run("compile", network, "-o", folder.resolve("out"), "--json")
                .expect(1);
        assertEquals("neckar-error/1", Workbench.json(outcome.out(), "/format").text());
        for (String key : List.of("message", "place", "value", "allowed", "advice")) {
            assertTrue(Workbench.json(outcome.out(), "/" + key).isText(), key);
        }
        String unknown = Workbench.run("emulate", "x", "--sillicon", "ideal", "--json")
                .expect(1)
                .out();
        assertTrue(Workbench.json(unknown, "/advice").text().contains("--silicon"), unknown);
    }

    @Test
    void errorsInANetworkCarryLineValueAndNearestKey(@TempDir Path folder) throws IOException {
        Path network = folder.resolve("network.json");
        Files.writeString(network, """
                {"format": "neckar-network/1", "duration_ms": 5,
                 "populations": [
                  {"label": "a", "size": 2, "cell_type": "IF_cond_exp", "parameters": {"tau_mm": 20}}]}
                """);
        String message = Workbench.run("compile", network, "-o", folder.resolve("out"))
                .expect(1)
                .err();
        assertTrue(message.contains("network.json:3:"), message);
        assertTrue(message.contains("Maybe \"tau_m\""), message);
    }

    @Test
    void quietIsQuietAndVerboseTellsTheStages(@TempDir Path folder) {
        Path network = Workbench.example("smallest");
        assertEquals(
                "",
                Workbench.run("compile", network, "-o", folder.resolve("a"), "--quiet")
                        .expect(0)
                        .err());
        String verbose = Workbench.run("compile", network, "-o", folder.resolve("b"), "--verbose")
                .expect(0)
                .err();
        assertTrue(verbose.contains("place") && verbose.contains("checksum"), verbose);
    }
}
