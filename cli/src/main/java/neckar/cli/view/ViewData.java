package neckar.cli.view;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import neckar.spec.coord.HicannOnWafer;

/**
 * The data of the page by name: {@code runs}, and for run i {@code i/wafer}, {@code i/report}, {@code i/lost}, {@code i/answers},
 * {@code i/chip/N},
 * {@code i/activity}, {@code i/spikes/N}, {@code i/voltages}. Names outside this list do not exist; no name is ever a path.
 * Thread-safe.
 */
public final class ViewData {
    /** Lost synapses that a page without a server can explain in full. */
    private static final int MOST_ANSWERS = 1000;

    private final List<ViewedRun> runs;
    private final Function<Map<String, ?>, String> json;
    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
    private final Map<Integer, ActivityPack> activities = new ConcurrentHashMap<>();

    /**
     * Data of the given runs.
     *
     * @param json writes a tree as JSON
     */
    public ViewData(List<ViewedRun> runs, Function<Map<String, ?>, String> json) {
        this.runs = List.copyOf(runs);
        this.json = json;
    }

    List<ViewedRun> runs() {
        return runs;
    }

    String json(Map<String, ?> tree) {
        return json.apply(tree);
    }

    /** Content of a name; empty when there is none. */
    public Optional<byte[]> get(String name) {
        if (name.equals("runs")) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("runs", runs.stream().map(ViewedRun::folder).toList());
            return Optional.of(json.apply(tree).getBytes(StandardCharsets.UTF_8));
        }
        int slash = name.indexOf('/');
        OptionalInt run = number(name.substring(0, Math.max(0, slash)), runs.size());
        return run.isEmpty() ? Optional.empty() : ofRun(run.getAsInt(), name.substring(slash + 1));
    }

    private Optional<byte[]> ofRun(int number, String name) {
        ViewedRun run = runs.get(number);
        if (name.equals("report")) {
            return Optional.of(run.report().getBytes(StandardCharsets.UTF_8));
        }
        if (name.equals("wafer")) {
            return Optional.of(kept.computeIfAbsent(
                    number + "/wafer", key -> WaferPack.of(run).build(json)));
        }
        if (name.equals("lost")) {
            return Optional.of(LostPack.of(run.inspection()).build(json));
        }
        if (name.equals("answers")) {
            return Optional.of(
                    json.apply(new ViewAnswers(run).ofLost(MOST_ANSWERS)).getBytes(StandardCharsets.UTF_8));
        }
        if (name.startsWith("chip/")) {
            OptionalInt chip = number(name.substring("chip/".length()), HicannOnWafer.COUNT);
            return chip.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ChipPack.of(run, chip.getAsInt()).build(json));
        }
        if (run.recording().isEmpty()) {
            return Optional.empty();
        }
        if (name.equals("voltages")) {
            return Optional.of(
                    ActivityPack.voltages(run.recording().orElseThrow()).build(json));
        }
        return ofActivity(number, name);
    }

    private Optional<byte[]> ofActivity(int number, String name) {
        ActivityPack activity = activity(number);
        if (name.equals("activity")) {
            return Optional.of(kept.computeIfAbsent(
                    number + "/activity", key -> activity.overview().build(json)));
        }
        if (name.startsWith("spikes/")) {
            OptionalInt piece = number(name.substring("spikes/".length()), activity.pieces());
            return piece.isEmpty()
                    ? Optional.empty()
                    : Optional.of(activity.piece(piece.getAsInt()).build(json));
        }
        return Optional.empty();
    }

    private ActivityPack activity(int number) {
        return activities.computeIfAbsent(
                number,
                key -> new ActivityPack(
                        runs.get(key).recording().orElseThrow(), runs.get(key).inspection()));
    }

    /** Packs what every page loads first, so that the first one need not wait for it. */
    public void prepare() {
        for (int run = 0; run < runs.size(); run++) {
            get(run + "/wafer");
        }
    }

    /**
     * Names of all data, for a page without a server.
     *
     * @param mostPieces pieces of spikes of each run that are listed
     */
    List<String> names(int mostPieces) {
        List<String> names = new ArrayList<>();
        names.add("runs");
        for (int i = 0; i < runs.size(); i++) {
            names.add(i + "/wafer");
            names.add(i + "/report");
            names.add(i + "/lost");
            names.add(i + "/answers");
            for (HicannOnWafer chip : runs.get(i).inspection().wafer().hicanns().keySet()) {
                names.add(i + "/chip/" + chip.id());
            }
            if (runs.get(i).recording().isPresent()) {
                names.add(i + "/activity");
                names.add(i + "/voltages");
                for (int piece = 0; piece < Math.min(mostPieces, activity(i).pieces()); piece++) {
                    names.add(i + "/spikes/" + piece);
                }
            }
        }
        return names;
    }

    /** A whole number 0..limit-1 in plain digits. */
    static OptionalInt number(String text, int limit) {
        boolean digits = !text.isEmpty() && text.length() <= 9;
        for (int i = 0; i < text.length(); i++) {
            digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!digits || Integer.parseInt(text) >= limit) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(text));
    }
}
