package neckar.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import neckar.base.InputException;
import neckar.cli.inspect.AnswerText;
import neckar.cli.inspect.Ink;
import neckar.cli.inspect.RecordTree;
import neckar.compiler.inspect.explain.CellName;
import neckar.compiler.inspect.explain.ChipUse;
import neckar.compiler.inspect.explain.ChipView;
import neckar.compiler.inspect.explain.Hints;
import neckar.compiler.inspect.explain.Inspection;
import neckar.compiler.inspect.explain.LineName;
import neckar.compiler.inspect.explain.LineView;
import neckar.compiler.inspect.explain.NeuronView;
import neckar.compiler.inspect.explain.SynapseCounts;
import neckar.compiler.inspect.explain.SynapseView;
import neckar.spec.coord.HicannOnWafer;

/** One question of {@code neckar inspect} beyond the summary. */
final class InspectQuery {
    static final String FORMAT = "neckar-inspect/1";

    private static final List<OptionSpec> QUESTIONS = List.of(
            OptionSpec.CHIPS,
            OptionSpec.HICANN,
            OptionSpec.NEURON,
            OptionSpec.SYNAPSE,
            OptionSpec.LINE,
            OptionSpec.HINTS,
            OptionSpec.PLOT);

    private final Invocation invocation;
    private final Console console;
    private final Path folder;

    InspectQuery(Invocation invocation, Console console, Path folder) {
        this.invocation = invocation;
        this.console = console;
        this.folder = folder;
    }

    /** Whether the command line asks a question; refuses two at once. */
    static boolean isAsked(Invocation invocation) {
        List<String> asked = QUESTIONS.stream()
                .filter(invocation::has)
                .map(OptionSpec::display)
                .toList();
        if (asked.size() > 1) {
            throw InputException.of(asked.get(1), "only one question at a time")
                    .value(String.join(" ", asked))
                    .allowed("one of "
                            + String.join(
                                    ", ",
                                    QUESTIONS.stream().map(OptionSpec::display).toList()));
        }
        if (invocation.has(OptionSpec.PROJECTION) && !invocation.has(OptionSpec.SYNAPSE)) {
            throw InputException.of("--projection", "the option belongs to --synapse")
                    .advice("add --synapse 'PRE[I]->POST[J]'");
        }
        if (invocation.has(OptionSpec.PICTURE) && !invocation.has(OptionSpec.PLOT)) {
            throw InputException.of("-o", "the option belongs to --plot").advice("add --plot wafer");
        }
        return !asked.isEmpty();
    }

    /** An answer in both forms. */
    private record Answer(String question, Object tree, String text) {}

    void answer() {
        if (invocation.has(OptionSpec.PLOT)) {
            new PlotFile(invocation, console, folder).write();
            return;
        }
        ReportFile report = ReportFile.read(folder);
        Inspection inspection =
                Inspection.of(StoredFiles.bitstream(folder, invocation.threads()), ResultsCommand.mapping(folder));
        SynapseCounts counts = new SynapseCounts(inspection);
        Answer answer = answer(inspection, counts, report);
        if (invocation.has(OptionSpec.JSON)) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("format", FORMAT);
            document.put("network", inspection.mapping().networkName());
            document.put(answer.question, answer.tree);
            console.out().print(JsonText.of(document));
        } else {
            console.out().print(answer.text);
        }
    }

    private Answer answer(Inspection inspection, SynapseCounts counts, ReportFile report) {
        Ink ink = Console.colours() ? Ink.COLOUR : Ink.PLAIN;
        if (invocation.has(OptionSpec.CHIPS)) {
            List<ChipUse> chips = ChipUse.all(inspection, counts).stream()
                    .filter(ChipUse::isUsed)
                    .toList();
            return new Answer("chips", chips.stream().map(RecordTree::of).toList(), AnswerText.chips(chips, ink));
        }
        if (invocation.has(OptionSpec.HICANN)) {
            ChipView chip = ChipView.of(inspection, counts, hicann());
            return new Answer("chip", RecordTree.of(chip), AnswerText.chip(chip, ink));
        }
        if (invocation.has(OptionSpec.NEURON)) {
            CellName name = CellName.parse(text(OptionSpec.NEURON), inspection, "--neuron");
            NeuronView neuron = NeuronView.of(inspection, counts, name);
            return new Answer("neuron", RecordTree.of(neuron), AnswerText.neuron(neuron, ink));
        }
        if (invocation.has(OptionSpec.SYNAPSE)) {
            CellName.Pair pair = CellName.parsePair(text(OptionSpec.SYNAPSE), inspection, "--synapse");
            SynapseView synapse =
                    SynapseView.of(inspection, counts, pair, invocation.text(OptionSpec.PROJECTION), "--synapse");
            return new Answer("synapse", RecordTree.of(synapse), AnswerText.synapse(synapse, ink));
        }
        if (invocation.has(OptionSpec.LINE)) {
            LineName name = LineName.parse(text(OptionSpec.LINE), "--line");
            LineView line = LineView.of(inspection, counts, name, "--line");
            return new Answer("line", RecordTree.of(line), AnswerText.line(line, ink));
        }
        return hints(inspection, counts, report, ink);
    }

    /** Counted hints, beside what the compilation itself found out about its losses. */
    private static Answer hints(Inspection inspection, SynapseCounts counts, ReportFile report, Ink ink) {
        Hints hints = Hints.of(
                inspection,
                counts,
                report.count("synapses", "requested"),
                report.count("synapses", "lower_bound_lost"));
        Map<String, Object> tree = RecordTree.of(hints);
        StringBuilder text = new StringBuilder(AnswerText.hints(hints, ink));
        for (String key : List.of("lower_bound_by", "attribution")) {
            Map<String, Object> facts = report.facts("synapses", key);
            if (!facts.isEmpty()) {
                tree.put(key, facts);
                if (facts.containsKey("what")) {
                    text.append("  lower bound by: ").append(facts.get("what")).append('\n');
                    continue;
                }
                facts.forEach((name, value) -> text.append(String.format(
                        Locale.ROOT, "  %s, %s: %s%n", key.replace('_', ' '), name.replace('_', ' '), value)));
            }
        }
        return new Answer("hints", tree, text.toString().replace(System.lineSeparator(), "\n"));
    }

    private String text(OptionSpec option) {
        return invocation.text(option).orElse("");
    }

    private HicannOnWafer hicann() {
        String text = text(OptionSpec.HICANN).strip();
        try {
            return HicannOnWafer.parse(text.startsWith("H") ? text : "H" + text);
        } catch (IllegalArgumentException e) {
            throw InputException.of("--hicann", "not a chip").value(text).allowed("0..383 or H0..H383");
        }
    }
}
