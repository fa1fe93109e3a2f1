package neckar.cli.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neckar.base.InputException;
import neckar.cli.inspect.AnswerText;
import neckar.cli.inspect.Ink;
import neckar.cli.inspect.RecordTree;
import neckar.compiler.emit.CompilationRecord;
import neckar.compiler.emit.LostSynapses;
import neckar.compiler.inspect.explain.CellName;
import neckar.compiler.inspect.explain.ChipView;
import neckar.compiler.inspect.explain.Inspection;
import neckar.compiler.inspect.explain.LineName;
import neckar.compiler.inspect.explain.LineView;
import neckar.compiler.inspect.explain.NeuronView;
import neckar.compiler.inspect.explain.SynapseView;
import neckar.spec.coord.HicannOnWafer;

/** Answers to the questions of the page, the same as those of {@code neckar inspect}: a tree and its text. */
final class ViewAnswers {
    private static final int MOST_LOST = 500;
    private static final String PLACE = "question";

    private final ViewedRun run;
    private final Inspection inspection;

    ViewAnswers(ViewedRun run) {
        this.run = run;
        inspection = run.inspection();
    }

    /**
     * Answers a question.
     *
     * @param kind neuron, synapse, line, chip, lost
     * @param arguments its arguments by name
     * @return empty when there is no such kind of question
     * @throws InputException if the question names something that does not exist
     */
    Optional<Map<String, Object>> answer(String kind, Map<String, String> arguments) {
        String name = arguments.getOrDefault("name", "");
        return switch (kind) {
            case "neuron" -> Optional.of(neuron(name));
            case "synapse" -> Optional.of(synapse(name, Optional.ofNullable(arguments.get("projection"))));
            case "line" -> Optional.of(line(name));
            case "chip" -> Optional.of(chip(name));
            case "lost" -> Optional.of(lost(arguments));
            default -> Optional.empty();
        };
    }

    private static Map<String, Object> of(Record view, String text) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("text", text);
        answer.put("tree", RecordTree.of(view));
        return answer;
    }

    private Map<String, Object> neuron(String name) {
        NeuronView view = NeuronView.of(inspection, run.counts(), CellName.parse(name, inspection, PLACE));
        return of(view, AnswerText.neuron(view, Ink.PLAIN));
    }

    private Map<String, Object> synapse(String name, Optional<String> projection) {
        CellName.Pair pair = CellName.parsePair(name, inspection, PLACE);
        SynapseView view = SynapseView.of(inspection, run.counts(), pair, projection, PLACE);
        return of(view, AnswerText.synapse(view, Ink.PLAIN));
    }

    private Map<String, Object> line(String name) {
        LineView view = LineView.of(inspection, run.counts(), LineName.parse(name, PLACE), PLACE);
        return of(view, AnswerText.line(view, Ink.PLAIN));
    }

    private Map<String, Object> chip(String name) {
        ChipView view = ChipView.of(inspection, run.counts(), hicann(name));
        return of(view, AnswerText.chip(view, Ink.PLAIN));
    }

    private static HicannOnWafer hicann(String name) {
        try {
            return HicannOnWafer.parse(name);
        } catch (IllegalArgumentException e) {
            throw InputException.of(PLACE, "not a chip").value(name).allowed("H0..H383");
        }
    }

    /** Lost synapses of the targets on a chip ({@code chip}), of a target cell ({@code post}) or of a source ({@code pre}). */
    private Map<String, Object> lost(Map<String, String> arguments) {
        int chip = arguments.containsKey("chip")
                ? hicann(arguments.getOrDefault("chip", "")).id()
                : Inspection.NONE;
        int pre = cell(arguments, "pre");
        int post = cell(arguments, "post");
        List<Object> rows = new ArrayList<>();
        long all = 0;
        for (int p = 0; p < inspection.projections(); p++) {
            CompilationRecord.ProjectionTraits traits = inspection.traits(p);
            LostSynapses lost = traits.lost();
            for (int row = 0; row < lost.rows(); row++) {
                int source = inspection.cell(traits.pre(), lost.pre(row));
                int target = inspection.cell(traits.post(), lost.post(row));
                boolean asked = (chip == Inspection.NONE || inspection.hicannOf(target) == chip)
                        && (pre == Inspection.NONE || pre == source)
                        && (post == Inspection.NONE || post == target);
                if (asked) {
                    all++;
                    if (rows.size() < MOST_LOST) {
                        rows.add(List.of(
                                inspection.edges(p).label(),
                                inspection.name(source).toString(),
                                inspection.name(target).toString(),
                                lost.cause(row).reportName(),
                                lost.count(row)));
                    }
                }
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("pairs", all);
        answer.put("rows", rows);
        return answer;
    }

    private int cell(Map<String, String> arguments, String key) {
        return arguments.containsKey(key)
                ? inspection.cell(CellName.parse(arguments.getOrDefault(key, ""), inspection, PLACE))
                : Inspection.NONE;
    }
}
