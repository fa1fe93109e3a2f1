package neckar.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import neckar.base.CancelFlag;
import neckar.base.InputException;
import neckar.base.json.JsonReader;
import neckar.base.json.JsonValue;
import neckar.cli.sweep.CommandDoor;
import neckar.cli.sweep.Job;
import neckar.cli.sweep.JobOutcome;
import neckar.cli.sweep.JobPlan;
import neckar.cli.sweep.JobStore;
import neckar.cli.sweep.JobWorker;
import neckar.cli.sweep.ResultTable;
import neckar.cli.sweep.Sweep;
import neckar.cli.sweep.SweepRun;

/** {@code neckar sweep}: a grid of seeds, trials, dies and options as independent jobs, and one table of their results. */
final class SweepCommand {
    private static final String TABLE = "results.csv";
    private static final String TIMES = "times.csv";
    private static final String DESCRIPTION = "sweep.json";
    private static final int MOST_FAILURES_TOLD = 5;

    private final Invocation invocation;
    private final Console console;
    private final CancelFlag cancel;

    SweepCommand(Invocation invocation, Console console, CancelFlag cancel) {
        this.invocation = invocation;
        this.console = console;
        this.cancel = cancel;
    }

    int run() {
        Path file = invocation.path(0).toAbsolutePath().normalize();
        byte[] bytes = ResultFiles.readFile(file);
        if (file.toString().endsWith(".json")) {
            JsonValue document = JsonReader.parse(bytes, file.toString());
            String format = document.isObject()
                    ? document.asObject()
                            .get("format")
                            .filter(JsonValue::isText)
                            .map(JsonValue::text)
                            .orElse("")
                    : "";
            if (format.equals(Job.FORMAT)) {
                return single(Job.read(document), JobStore.rootOf(file));
            }
            if (format.equals(Sweep.FORMAT)) {
                refuseGrid();
                Path base = file.getParent();
                return sweep(Sweep.read(document, base == null ? file : base), bytes);
            }
        }
        String command = invocation.choice(OptionSpec.SWEPT, "run");
        String grid = invocation.text(OptionSpec.GRID).orElse("");
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("format", Sweep.FORMAT);
        description.put("command", command);
        description.put("network", file.toString());
        Sweep sweep = Sweep.typed(command, file, grid);
        Map<String, Object> axes = new LinkedHashMap<>();
        sweep.axes()
                .forEach(axis -> axes.put(
                        axis.name(),
                        axis.values().stream().map(value -> value.tree()).toList()));
        description.put("grid", axes);
        return sweep(sweep, JsonText.of(description).getBytes(StandardCharsets.UTF_8));
    }

    private void refuseGrid() {
        for (OptionSpec option : List.of(OptionSpec.GRID, OptionSpec.SWEPT)) {
            if (invocation.has(option)) {
                throw InputException.of(option.display(), "the sweep file says this already")
                        .advice("leave the option out, or name a network file");
            }
        }
    }

    /** One job of a list, done in this process: for cluster engines. */
    private int single(Job job, Path root) {
        JobStore store = new JobStore(root, JsonText::of);
        if (store.outcome(job).map(JobOutcome::isDone).orElse(false)) {
            console.say("job " + job.name() + " is done already");
            return ExitStatus.DONE;
        }
        try (JobWorker worker = new JobWorker(store, new OwnDoor(), threads())) {
            JobOutcome outcome = worker.run(job);
            cancel.throwIfCancelled();
            console.say(String.format(
                    Locale.ROOT,
                    "job %s %s in %.2f s%s",
                    job.name(),
                    outcome.isDone() ? "done" : "failed",
                    outcome.wallSec(),
                    outcome.isDone() ? "" : ": " + outcome.message()));
            return outcome.isDone() ? ExitStatus.DONE : ExitStatus.OUTSIDE_LIMIT;
        }
    }

    private int sweep(Sweep sweep, byte[] description) {
        Path path = invocation.file(OptionSpec.OUTPUT).orElseThrow(() -> InputException.of(
                        "-o", "the folder for jobs and table is missing")
                .allowed("-o DIR")
                .advice("add for example -o sweep"));
        try (OutputFolder folder = OutputFolder.open(path, invocation.has(OptionSpec.FORCE))) {
            folder.write(DESCRIPTION, description);
            folder.commit();
            JobStore store = new JobStore(path, JsonText::of);
            store.tidy();
            List<Job> jobs = new JobPlan(sweep, optionsOf(sweep), Version.text(), store).jobs();
            List<Job> open = jobs.stream()
                    .filter(job -> !store.outcome(job).map(JobOutcome::isDone).orElse(false))
                    .toList();
            if (invocation.has(OptionSpec.LIST)) {
                open.forEach(job -> console.out().println(store.describe(job)));
                return ExitStatus.DONE;
            }
            if (open.size() < jobs.size()) {
                console.say(String.format(
                        Locale.ROOT, "%,d of %,d jobs are done already", jobs.size() - open.size(), jobs.size()));
            }
            console.stage("sweep");
            boolean ended = execute(open, store);
            ResultTable table = new ResultTable(sweep, jobs, store);
            folder.write(TABLE, table.csv());
            folder.write(TIMES, table.timesCsv());
            folder.commit();
            store.tidy();
            return told(path, jobs.size(), table, ended);
        }
    }

    private boolean execute(List<Job> open, JobStore store) {
        int threads = threads();
        int processors = Runtime.getRuntime().availableProcessors();
        int parallel = invocation.smallInteger(OptionSpec.JOBS, 1, 1024).orElse(Math.max(1, processors / threads));
        SweepRun run = new SweepRun(
                open,
                () -> new JobWorker(store, CommandDoor.ofItsOwnProcess(JsonText::line, parallel), threads),
                console);
        return run.run(parallel, cancel);
    }

    private int told(Path path, int jobs, ResultTable table, boolean ended) {
        List<String> failures = table.failures();
        failures.stream().limit(MOST_FAILURES_TOLD).forEach(failure -> console.say("failed " + failure));
        if (failures.size() > MOST_FAILURES_TOLD) {
            console.say("and " + (failures.size() - MOST_FAILURES_TOLD) + " more, see " + TABLE);
        }
        console.say(String.format(
                Locale.ROOT,
                "%,d of %,d jobs done, %,d failed, in %.2f s; wrote %s",
                table.done(),
                jobs,
                table.failed(),
                console.seconds(),
                path.resolve(TABLE)));
        if (!ended) {
            console.alarm("neckar: interrupted; the same command goes on with the jobs that are left");
            return ExitStatus.INTERRUPTED;
        }
        if (invocation.has(OptionSpec.JSON)) {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("format", "neckar-sweep-report/1");
            report.put("jobs", jobs);
            report.put("done", table.done());
            report.put("failed", table.failed());
            report.put("failures", failures);
            report.put("table", path.resolve(TABLE).toString());
            console.out().print(JsonText.of(report));
        }
        return table.done() == jobs ? ExitStatus.DONE : ExitStatus.OUTSIDE_LIMIT;
    }

    private int threads() {
        return invocation.smallInteger(OptionSpec.THREADS_OF_A_JOB, 1, 1024).orElse(1);
    }

    /** Names of the options of the swept command, and whether they take a value. */
    private static Map<String, Boolean> optionsOf(Sweep sweep) {
        Map<String, Boolean> options = new LinkedHashMap<>();
        for (CommandSpec spec : CommandSpec.values()) {
            if (spec.word.equals(sweep.command())) {
                spec.options.forEach(option -> options.put(option.longName, option.takesArgument()));
            }
        }
        return options;
    }

    /** Executes commands in this process. */
    private final class OwnDoor implements CommandDoor {
        @Override
        public Answer run(List<String> words) {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            ByteArrayOutputStream log = new ByteArrayOutputStream();
            try (PrintStream out = new PrintStream(output, false, StandardCharsets.UTF_8);
                    PrintStream err = new PrintStream(log, false, StandardCharsets.UTF_8)) {
                int status = new Main(out, err, cancel).run(words.toArray(String[]::new));
                out.flush();
                err.flush();
                return new Answer(
                        status, output.toString(StandardCharsets.UTF_8), log.toString(StandardCharsets.UTF_8));
            }
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}
