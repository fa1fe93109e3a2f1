package neckar.cli.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import neckar.base.InputException;
import neckar.base.NearestName;

/** Turns the grid of a sweep into jobs. */
public final class JobPlan {
    private static final int MOST_JOBS = 1_000_000;
    private static final Set<String> OF_THE_SWEEP =
            Set.of("output", "threads", "json", "quiet", "verbose", "force", "help");

    private final Sweep sweep;
    private final Map<String, Boolean> options;
    private final String version;
    private final JobStore store;
    private final InputFiles files = new InputFiles();
    private final Set<String> used = new LinkedHashSet<>();

    /**
     * A plan.
     *
     * @param options names of the command's options, and whether they take a value; empty for a program
     * @param version of neckar; jobs of another version are others
     * @param store keeps network files with replaced values
     */
    public JobPlan(Sweep sweep, Map<String, Boolean> options, String version, JobStore store) {
        this.sweep = sweep;
        this.options = options;
        this.version = version;
        this.store = store;
    }

    /** The jobs in the order of the grid. */
    public List<Job> jobs() {
        if (sweep.size() > MOST_JOBS) {
            throw InputException.of("grid", "too many jobs").value(sweep.size()).allowed("at most " + MOST_JOBS);
        }
        List<Job> jobs = new ArrayList<>();
        for (Map<String, AxisValue> point : sweep.points()) {
            jobs.add(job(point));
        }
        refuseUnused();
        return jobs;
    }

    private Job job(Map<String, AxisValue> point) {
        Map<String, String> inputs = new LinkedHashMap<>();
        List<String> words = new ArrayList<>();
        if (sweep.isProgram()) {
            sweep.words().forEach(word -> words.add(input(filled(word, point), inputs)));
        } else {
            words.add(sweep.command());
            network(point).ifPresent(file -> words.add(input(file, inputs)));
            Map<String, AxisValue> all = new LinkedHashMap<>(sweep.options());
            all.putAll(point);
            all.forEach((name, value) -> addOption(name, value, point, words, inputs));
            words.addAll(List.of("-o", Job.FOLDER + "/out", "--force", "--json"));
            if (sweep.command().equals("run") && !all.containsKey("formats")) {
                words.addAll(List.of("--formats", "csv,npy"));
            }
            if (options.containsKey("threads")) {
                words.addAll(List.of("--threads", Job.THREADS));
            }
        }
        Map<String, String> shown = new LinkedHashMap<>();
        point.forEach((name, value) -> shown.put(name, value.text()));
        return Job.of(version, shown, sweep.isProgram(), words, inputs);
    }

    private void addOption(
            String name,
            AxisValue value,
            Map<String, AxisValue> point,
            List<String> words,
            Map<String, String> inputs) {
        boolean isOption = options.containsKey(name) && !OF_THE_SWEEP.contains(name);
        if (!isOption) {
            if (sweep.options().containsKey(name)) {
                throw unknown(name);
            }
            return;
        }
        used.add(name);
        if (Boolean.TRUE.equals(options.get(name))) {
            words.add("--" + name);
            words.add(input(filled(value.text(), point), inputs));
        } else if (value.text().equals("true")) {
            words.add("--" + name);
        } else if (!value.text().equals("false")) {
            throw InputException.of("grid", "the option --" + name + " takes no value")
                    .value(value.text())
                    .allowed("true, false");
        }
    }

    /** The network file of a job, with values replaced where the grid has pointers. */
    private Optional<String> network(Map<String, AxisValue> point) {
        Map<String, AxisValue> settings = new LinkedHashMap<>();
        point.forEach((name, value) -> {
            if (name.startsWith("/")) {
                used.add(name);
                settings.put(name, value);
            }
        });
        used.add(Sweep.NETWORK);
        AxisValue swept = point.get(Sweep.NETWORK);
        List<String> words = swept == null ? sweep.words() : List.of(swept.text());
        if (words.isEmpty()) {
            if (sweep.command().equals("calibrate")) {
                return Optional.empty();
            }
            throw InputException.of("sweep", "there is no network")
                    .allowed("the key \"network\", or an axis \"network\"");
        }
        String word = filled(words.get(0), point);
        Path file = InputFiles.file(word, sweep.base())
                .orElseThrow(() -> InputException.of("sweep", "there is no such network file")
                        .value(word));
        if (settings.isEmpty()) {
            return Optional.of(file.toString());
        }
        Map<String, Object> variant = NetworkVariant.of(InputFiles.read(file), InputFiles.folder(file), settings);
        return Optional.of(store.keepNetwork(variant).toString());
    }

    /** A word with the values of axes in place of their names in braces. */
    private String filled(String word, Map<String, AxisValue> point) {
        String result = word;
        for (Map.Entry<String, AxisValue> axis : point.entrySet()) {
            String brace = "{" + axis.getKey() + "}";
            if (result.contains(brace)) {
                used.add(axis.getKey());
                result = result.replace(brace, axis.getValue().text());
            }
        }
        return result;
    }

    /** The word, as an absolute path and noted among the inputs where it names a file. */
    private String input(String word, Map<String, String> inputs) {
        Optional<Path> file = InputFiles.file(word, sweep.base());
        if (file.isEmpty()) {
            return word;
        }
        inputs.put(file.get().toString(), files.checksum(file.get()));
        return file.get().toString();
    }

    private void refuseUnused() {
        for (Axis axis : sweep.axes()) {
            if (!used.contains(axis.name())) {
                throw unknown(axis.name());
            }
        }
    }

    private InputException unknown(String name) {
        Set<String> known = new TreeSet<>(options.keySet());
        known.removeAll(OF_THE_SWEEP);
        known.add(Sweep.NETWORK);
        return InputException.of("grid", "this changes nothing in any job")
                .value(name)
                .allowed(
                        sweep.isProgram()
                                ? "names that stand in braces in \"program\", such as {" + name + "}"
                                : "options of neckar " + sweep.command()
                                        + ", network, JSON pointers into it, names in braces")
                .advice(NearestName.advice(name, known));
    }
}
