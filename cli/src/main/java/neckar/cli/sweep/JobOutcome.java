package neckar.cli.sweep;

import java.util.LinkedHashMap;
import java.util.Map;
import neckar.base.json.JsonValue;
import neckar.base.json.ObjectReader;

/**
 * How a job ended (format {@code neckar-job-result/1}).
 *
 * @param isDone whether it has results; a failed job is run again by the next sweep
 * @param exit exit status; -1 if the process ended by itself
 * @param message why it failed, or nothing
 * @param wallSec how long it took, in s
 */
public record JobOutcome(boolean isDone, int exit, String message, double wallSec) {
    static final String FORMAT = "neckar-job-result/1";

    Map<String, Object> tree(Job job) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("key", job.key());
        tree.put("done", isDone);
        tree.put("exit", exit);
        tree.put("message", message);
        tree.put("wall_s", wallSec);
        return tree;
    }

    static JobOutcome read(JsonValue file) {
        ObjectReader reader = ObjectReader.failFast(file);
        return new JobOutcome(
                reader.flag("done", false),
                (int) reader.integer("exit", -1000, 1000),
                reader.text("message"),
                reader.require("wall_s").number());
    }
}
