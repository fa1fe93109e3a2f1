package neckar.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import neckar.base.CancelFlag;
import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.compiler.check.CheckReport;
import neckar.compiler.check.Checker;
import neckar.compiler.check.ErrorDistribution;
import neckar.compiler.check.Problem;
import neckar.compiler.check.ProblemKind;
import neckar.compiler.check.ProblemLog;
import neckar.compiler.check.ProjectionCount;
import neckar.compiler.check.ReportedCounts;
import neckar.compiler.emit.MappingTable;
import neckar.network.Network;
import neckar.spec.config.WaferConfig;

/** {@code neckar check}: rebuild the network that the bitstream realises, and compare it with the one that was asked for. */
final class CheckCommand {
    private final Invocation invocation;
    private final Console console;
    private final CancelFlag cancel;

    CheckCommand(Invocation invocation, Console console, CancelFlag cancel) {
        this.invocation = invocation;
        this.console = console;
        this.cancel = cancel;
    }

    int run() {
        Path folder = invocation.path(1);
        double maxLoss = invocation.real(OptionSpec.MAX_LOSS, 0, 1).orElse(1);
        RunContext context = new RunContext(1, invocation.threads(), console, cancel);
        MappingTable[] mappings = new MappingTable[1];
        Network[] networks = new Network[1];
        WaferConfig[] wafers = new WaferConfig[1];
        Parallel.both(
                context.threads(),
                () -> {
                    mappings[0] = ResultsCommand.mapping(folder);
                    networks[0] = network(mappings[0]);
                },
                () -> wafers[0] = StoredFiles.bitstream(folder, context.threads()));
        Optional<ReportedCounts> claimed = Files.exists(folder.resolve(ResultFiles.REPORT))
                ? Optional.of(ReportFile.read(folder).counts())
                : Optional.empty();
        console.stage("check");
        CheckReport report = Checker.check(
                new Checker.Inputs(
                        wafers[0],
                        StoredFiles.availability(invocation, folder),
                        CompileCommand.calibration(invocation),
                        networks[0],
                        mappings[0],
                        claimed),
                context);
        int status = report.exitStatus(maxLoss);
        tell(report);
        if (invocation.has(OptionSpec.JSON)) {
            console.out().print(JsonText.of(tree(report, status)));
        }
        return status;
    }

    /** The network with the seed that the compilation used. */
    private Network network(MappingTable mapping) {
        Network network = CompileCommand.network(invocation);
        return invocation.has(OptionSpec.NETWORK_SEED)
                ? network
                : network.withSeed(mapping.settings().networkSeed());
    }

    private void tell(CheckReport report) {
        console.say(String.format(
                Locale.ROOT,
                "realised %,d of %,d synapses (loss %.4f %%), checked from the bitstream alone",
                report.realised(),
                report.requested(),
                100 * report.loss()));
        tellWeights(report.conductanceErrors());
        tell("illegal", report.legality());
        tell("different", report.differences());
        console.say(report.isClean() ? "clean: legal, and as the report claims" : "not clean");
    }

    private void tellWeights(ErrorDistribution errors) {
        if (errors.count() > 0) {
            console.say("weights given against those asked for: mean error " + ProjectionTable.percent(errors.mean())
                    + " %, 5..95 % from " + ProjectionTable.percent(errors.quantile(0.05))
                    + " to " + ProjectionTable.percent(errors.quantile(0.95)) + " %");
        }
    }

    private void tell(String title, ProblemLog problems) {
        for (ProblemKind kind : problems.kinds()) {
            console.alarm(String.format(
                    Locale.ROOT, "%s: %s (%s), %,d times", title, kind.text(), kind.code(), problems.count(kind)));
            problems.examples(kind).stream().limit(5).forEach(problem -> console.alarm("  " + problem));
        }
    }

    private static Map<String, Object> tree(CheckReport report, int status) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", "neckar-check/1");
        tree.put("legal", report.isLegal());
        tree.put("clean", report.isClean());
        tree.put("requested", report.requested());
        tree.put("realised", report.realised());
        tree.put("lost", report.lost());
        tree.put("loss", report.loss());
        tree.put("zero_weight", report.zeroWeight());
        List<Object> projections = new ArrayList<>();
        for (int p = 0; p < report.byProjection().size(); p++) {
            ProjectionCount count = report.byProjection().get(p);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("label", count.label());
            row.put("requested", count.requested());
            row.put("realised", count.realised());
            row.put("weight_error", ProjectionRows.errors(report.weightErrors().get(p)));
            projections.add(row);
        }
        tree.put("by_projection", projections);
        List<Object> problems = new ArrayList<>();
        addProblems(problems, report.legality());
        addProblems(problems, report.differences());
        tree.put("problems", problems);
        tree.put("exit_status", status);
        return tree;
    }

    private static void addProblems(List<Object> rows, ProblemLog log) {
        for (ProblemKind kind : log.kinds()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("code", kind.code());
            row.put("text", kind.text());
            row.put("count", log.count(kind));
            row.put(
                    "examples",
                    log.examples(kind).stream().map(Problem::toString).toList());
            rows.add(row);
        }
    }
}
