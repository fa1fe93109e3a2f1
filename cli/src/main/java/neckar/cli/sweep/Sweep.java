package neckar.cli.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neckar.base.InputException;
import neckar.base.json.JsonValue;
import neckar.base.json.ObjectReader;

/**
 * What to sweep (format {@code neckar-sweep/1}).
 *
 * @param command a command of neckar, or {@link #PROGRAM}
 * @param words of a program the words; of a command the network file, or nothing
 * @param options what all jobs have in common, by the name of the option
 * @param axes the grid; the last axis varies fastest
 * @param columns further columns of the table: name and JSON pointer into the document of the job
 * @param base the folder from which relative paths go out
 */
public record Sweep(
        String command,
        List<String> words,
        Map<String, AxisValue> options,
        List<Axis> axes,
        Map<String, String> columns,
        Path base) {
    /** The format of the file. */
    public static final String FORMAT = "neckar-sweep/1";
    /** Stands for a command: any program. */
    public static final String PROGRAM = "program";
    /** The axis of network files. */
    public static final String NETWORK = "network";
    /** Commands that can be swept. */
    public static final List<String> COMMANDS = List.of("run", "compile", "validate", "calibrate");

    /** A sweep over one network file, as typed on the command line: axes separated by blanks. */
    public static Sweep typed(String command, Path network, String grid) {
        List<Axis> axes = new ArrayList<>();
        for (String word : Arrays.asList(grid.strip().split("\\s+", -1))) {
            if (!word.isEmpty()) {
                axes.add(Axis.typed(word, "--grid"));
            }
        }
        Path file = network.toAbsolutePath().normalize();
        return new Sweep(
                command,
                List.of(file.toString()),
                Map.of(),
                axes,
                Map.of(),
                Path.of("").toAbsolutePath());
    }

    /** A sweep file. */
    public static Sweep read(JsonValue file, Path base) {
        ObjectReader reader = ObjectReader.failFast(file);
        reader.require("format");
        Map<String, AxisValue> options = new LinkedHashMap<>();
        reader.find("options").ifPresent(value -> {
            for (String key : value.asObject().keys()) {
                options.put(key, AxisValue.of(value.asObject().get(key).orElseThrow()));
            }
        });
        List<Axis> axes = new ArrayList<>();
        JsonValue grid = reader.require("grid");
        for (String key : grid.asObject().keys()) {
            axes.add(Axis.of(key, grid.asObject().get(key).orElseThrow()));
        }
        Map<String, String> columns = new LinkedHashMap<>();
        reader.find("columns").ifPresent(value -> {
            for (String key : value.asObject().keys()) {
                columns.put(key, value.asObject().get(key).orElseThrow().text());
            }
        });
        List<String> program =
                reader.elements(PROGRAM).stream().map(JsonValue::text).toList();
        String network = reader.text(NETWORK, "");
        String command = reader.text("command", program.isEmpty() ? "run" : PROGRAM);
        reader.finish();
        if (program.isEmpty() ? !COMMANDS.contains(command) : !command.equals(PROGRAM) || !network.isEmpty()) {
            throw file.error("either a command with a network, or a program")
                    .value(command)
                    .allowed(String.join(", ", COMMANDS) + "; or the key \"program\" alone");
        }
        List<String> words = !program.isEmpty() ? program : network.isEmpty() ? List.of() : List.of(network);
        return new Sweep(command, words, options, axes, columns, base);
    }

    /** Whether the jobs run a program instead of a command of neckar. */
    public boolean isProgram() {
        return command.equals(PROGRAM);
    }

    /** The number of jobs. */
    public long size() {
        long size = 1;
        for (Axis axis : axes) {
            size = Math.multiplyExact(size, (long) axis.values().size());
        }
        return size;
    }

    /** The points of the grid in order: a value for each axis. */
    List<Map<String, AxisValue>> points() {
        List<Map<String, AxisValue>> points = List.of(Map.of());
        for (Axis axis : axes) {
            List<Map<String, AxisValue>> longer = new ArrayList<>();
            for (Map<String, AxisValue> point : points) {
                for (AxisValue value : axis.values()) {
                    Map<String, AxisValue> next = new LinkedHashMap<>(point);
                    if (next.put(axis.name(), value) != null) {
                        throw InputException.of("grid", "an axis stands twice").value(axis.name());
                    }
                    longer.add(next);
                }
            }
            points = longer;
        }
        return points;
    }
}
