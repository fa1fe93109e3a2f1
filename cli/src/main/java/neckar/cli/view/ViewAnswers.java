package neckar.cli.view;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import neckar.base.InputException;
import neckar.cli.inspect.AnswerText;
import neckar.cli.inspect.Ink;
import neckar.cli.inspect.RecordTree;
import neckar.compiler.emit.CompilationRecord;
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
     * @param kind neuron, synapse, line, chip
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
            default -> Optional.empty();
        };
    }

    /**
     * Answers about lost synapses, for a page that has nobody to ask: name of the pair to its answer, in the order of
     * {@link LostPack}.
     *
     * @param most pairs that are answered
     */
    Map<String, Object> ofLost(int most) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (int p = 0; p < inspection.projections() && answers.size() < most; p++) {
            CompilationRecord.ProjectionTraits traits = inspection.traits(p);
            for (int row = 0; row < traits.lost().rows() && answers.size() < most; row++) {
                CellName.Pair pair = new CellName.Pair(
                        inspection.name(
                                inspection.cell(traits.pre(), traits.lost().pre(row))),
                        inspection.name(
                                inspection.cell(traits.post(), traits.lost().post(row))));
                answers.computeIfAbsent(pair.pre() + "->" + pair.post(), name -> synapse(pair, Optional.empty()));
            }
        }
        return answers;
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
        return synapse(CellName.parsePair(name, inspection, PLACE), projection);
    }

    private Map<String, Object> synapse(CellName.Pair pair, Optional<String> projection) {
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
}
