package neckar.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import neckar.base.InputException;
import neckar.base.json.JsonReader;
import neckar.base.json.JsonValue;

/** Runs the launcher as a process of its own, as a user does, and reads what the report says. */
final class CompilerProcess {
    private final Path launcher;
    private final Path work;

    /**
     * Wall and CPU seconds of a process, children included.
     *
     * @param wallSec wall
     * @param cpuSec user and system
     */
    private record Times(double wallSec, double cpuSec) {}

    CompilerProcess(Path home, Path work) {
        this.launcher = home.resolve("neckar");
        this.work = work;
    }

    /** Draws a network, compiles it and checks the result; both folders are removed afterwards. */
    Measurement measure(PublicRow row, int seed, String effort, boolean checked) {
        Path folder = work.resolve("network");
        Path out = work.resolve("out");
        Path network = PublicNetworks.write(folder, row.kind(), row.arguments(), seed);
        List<String> command = new ArrayList<>(
                List.of("compile", network.toString(), "-o", out.toString(), "--force", "--quiet", "--effort", effort));
        if (!row.options().isEmpty()) {
            command.addAll(List.of(row.options().split(" ", -1)));
        }
        Times compiled = time(command);
        double checkSec = checked
                ? time(List.of("check", network.toString(), out.toString(), "--quiet"))
                        .wallSec()
                : 0;
        Measurement result = read(row.title(), seed, effort, out.resolve("report.json"), compiled, checkSec);
        remove(folder);
        remove(out);
        return result;
    }

    private static Measurement read(
            String title, int seed, String effort, Path report, Times compiled, double checkSec) {
        JsonValue root;
        try {
            root = JsonReader.parse(Files.readAllBytes(report), report.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        double checkStageSec = 0;
        for (JsonValue stage : at(root, "stages").asArray().elements()) {
            if (at(stage, "name").text().equals("check")) {
                checkStageSec = at(stage, "wall_s").number();
            }
        }
        JsonValue synapses = at(root, "synapses");
        return new Measurement(
                title,
                seed,
                effort,
                whole(at(synapses, "requested")),
                whole(at(synapses, "lost")),
                whole(at(synapses, "lower_bound_lost")),
                (int) whole(at(at(root, "resources"), "hicanns_used")),
                compiled.wallSec(),
                compiled.cpuSec(),
                at(root, "peak_rss_mb").number(),
                checkStageSec,
                checkSec);
    }

    private static JsonValue at(JsonValue value, String key) {
        return value.asObject().get(key).orElseThrow(() -> value.error("the key \"" + key + "\" is missing"));
    }

    private static long whole(JsonValue value) {
        return value.integer(0, Long.MAX_VALUE);
    }

    /** Runs a command of the launcher; returns its wall time in seconds. */
    double run(List<String> words) {
        return time(words).wallSec();
    }

    /** The shell's own clock sees the process from its start and knows its CPU time. */
    private Times time(List<String> words) {
        List<String> command = new ArrayList<>(
                List.of("bash", "-c", "TIMEFORMAT='%R %U %S'; time \"$@\"", "bash", launcher.toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("LC_ALL", "C"));
        try {
            Process process = builder.start();
            String errors;
            try (InputStream stream = process.getErrorStream()) {
                errors = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            }
            int status = process.waitFor();
            if (status != 0) {
                throw InputException.of("neckar " + String.join(" ", words), "the command failed")
                        .value(errors);
            }
            String[] numbers = errors.strip()
                    .substring(errors.strip().lastIndexOf('\n') + 1)
                    .split(" ", 3);
            return new Times(
                    Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]) + Double.parseDouble(numbers[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Removes a folder. */
    static void remove(Path folder) {
        try (java.util.stream.Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
