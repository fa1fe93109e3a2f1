package neckar.cli.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All jobs of a sweep as one table (CSV, RFC 4180, newline): a row for each job in the order of the grid. */
public final class ResultTable {
    private static final String STATUS = "status";
    private static final String MESSAGE = "message";

    private final List<Map<String, String>> rows = new ArrayList<>();
    private final List<String> times = new ArrayList<>();
    private int done;
    private int failed;

    /** The table of what the jobs left in the store. */
    public ResultTable(Sweep sweep, List<Job> jobs, JobStore store) {
        for (Job job : jobs) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("job", job.name());
            row.putAll(job.point());
            Optional<JobOutcome> outcome = store.outcome(job);
            boolean isDone = outcome.map(JobOutcome::isDone).orElse(false);
            row.put(STATUS, isDone ? "done" : outcome.isPresent() ? "failed" : "open");
            outcome.ifPresent(end -> row.put("exit", Integer.toString(end.exit())));
            if (isDone) {
                row.putAll(JobValues.of(sweep.command(), store.folder(job), sweep.columns()));
                done++;
            } else if (outcome.isPresent()) {
                row.put(MESSAGE, outcome.get().message());
                failed++;
            }
            rows.add(row);
            times.add(job.name() + ","
                    + outcome.map(end -> Double.toString(end.wallSec())).orElse("") + "\n");
        }
    }

    /** The number of jobs with results. */
    public int done() {
        return done;
    }

    /** The number of jobs that failed. */
    public int failed() {
        return failed;
    }

    /** Names and messages of the jobs that failed. */
    public List<String> failures() {
        return rows.stream()
                .filter(row -> row.containsKey(MESSAGE))
                .map(row -> row.get("job") + ": " + row.get(MESSAGE))
                .toList();
    }

    /** The table. */
    public String csv() {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        if (columns.remove(MESSAGE)) {
            columns.add(MESSAGE);
        }
        StringBuilder text = new StringBuilder(1 << 12);
        appendLine(new ArrayList<>(columns), text);
        for (Map<String, String> row : rows) {
            appendLine(
                    columns.stream().map(column -> row.getOrDefault(column, "")).toList(), text);
        }
        return text.toString();
    }

    /** How long each job took, in s: what the table leaves out because it is never twice the same. */
    public String timesCsv() {
        return "job,wall_s\n" + String.join("", times);
    }

    private static void appendLine(List<String> cells, StringBuilder text) {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean isPlain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            text.append(i == 0 ? "" : ",").append(isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
        }
        text.append('\n');
    }
}
