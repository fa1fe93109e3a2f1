package neckar.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neckar.base.CancelFlag;
import neckar.base.InputException;
import neckar.base.json.JsonReader;
import neckar.base.json.JsonValue;
import neckar.base.json.ObjectReader;

/**
 * {@code neckar serve}: a process that lives on between commands. It reads requests from standard input, a JSON document a
 * line, and answers each with a line on standard output (format {@code neckar-serve/1}); it ends with its input.
 *
 * <p>A request: {@code {"words": ["run", "network.json", "-o", "out", "--json"], "keep_mapping": true}}. The answer has the
 * exit {@code status}, what the command wrote on standard {@code output} and {@code log} as text, and {@code mapping},
 * {@code kept} or {@code new}.
 */
final class ServeCommand {
    private static final String FORMAT = "neckar-serve/1";
    private static final int LONGEST_LINE = 1 << 24;

    private final Console console;
    private final CancelFlag cancel;
    private final InputStream input;
    private final Workshop.Warm workshop = new Workshop.Warm();

    ServeCommand(Console console, CancelFlag cancel, InputStream input) {
        this.console = console;
        this.cancel = cancel;
        this.input = input;
    }

    int run() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && !cancel.isCancelled(); line = lines.readLine()) {
                if (!line.isBlank()) {
                    console.out().println(JsonText.line(answer(line)));
                    console.out().flush();
                }
            }
        } catch (IOException e) {
            throw InputException.of("standard input", "cannot be read: " + e.getMessage());
        }
        return ExitStatus.DONE;
    }

    private Map<String, Object> answer(String line) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("format", FORMAT);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        int status;
        try (PrintStream out = new PrintStream(output, false, StandardCharsets.UTF_8);
                PrintStream err = new PrintStream(log, false, StandardCharsets.UTF_8)) {
            status = execute(line, out, err);
        }
        answer.put("status", status);
        answer.put("mapping", workshop.isMappingKept() ? "kept" : "new");
        answer.put("output", output.toString(StandardCharsets.UTF_8));
        answer.put("log", log.toString(StandardCharsets.UTF_8));
        return answer;
    }

    private int execute(String line, PrintStream out, PrintStream err) {
        List<String> words = new ArrayList<>();
        try {
            if (line.length() > LONGEST_LINE) {
                throw InputException.of("request", "the line is too long").allowed("at most " + LONGEST_LINE);
            }
            ObjectReader reader =
                    ObjectReader.failFast(JsonReader.parse(line.getBytes(StandardCharsets.UTF_8), "request"));
            for (JsonValue word : reader.require("words").asArray().elements()) {
                words.add(word.text());
            }
            workshop.keepMapping(reader.flag("keep_mapping", false));
            reader.finish();
            if (!words.isEmpty() && words.get(0).equals(CommandSpec.SERVE.word)) {
                throw InputException.of("request", "a server cannot serve within itself");
            }
        } catch (InputException e) {
            ErrorReport.badInput(e, true, out, err);
            return ExitStatus.BAD_INPUT;
        }
        return new Main(out, err, cancel, workshop).run(words.toArray(String[]::new));
    }
}
