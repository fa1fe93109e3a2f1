package neckar.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import neckar.base.json.JsonObject;
import neckar.base.json.JsonValue;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.route.LossCause;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseOnHicann;
import neckar.spec.topology.L1Topology;

/** {@code neckar inspect}: what a compilation uses, what it lost and why. */
final class InspectCommand {
    private static final int BAR = 10;
    private static final int WORST_PROJECTIONS = 8;

    private final Invocation invocation;
    private final Console console;

    InspectCommand(Invocation invocation, Console console) {
        this.invocation = invocation;
        this.console = console;
    }

    /** A row of the utilisation table. */
    private record Use(String name, String key, long used, long available) {
        double percent() {
            return 100.0 * used / available;
        }
    }

    int run() {
        Path folder = invocation.path(0);
        if (InspectQuery.isAsked(invocation)) {
            new InspectQuery(invocation, console, folder).answer();
            return ExitStatus.DONE;
        }
        ReportFile report = ReportFile.read(folder);
        MappingTable mapping = ResultsCommand.mapping(folder);
        List<Use> uses = uses(report);
        if (invocation.has(OptionSpec.JSON)) {
            console.out().print(JsonText.of(tree(report, uses, mapping)));
        } else {
            print(report, uses, mapping);
        }
        return ExitStatus.DONE;
    }

    private static List<Use> uses(ReportFile report) {
        long chips = HicannOnWafer.COUNT;
        List<Use> uses = new ArrayList<>();
        uses.add(use(report, "HICANNs", "hicanns_used", chips));
        uses.add(use(report, "denmem circuits", "denmems_used", chips * DenmemOnHicann.COUNT));
        uses.add(use(report, "synapse drivers", "drivers_used", chips * SynapseDriverOnHicann.COUNT));
        uses.add(use(report, "synapses (rows x columns)", "synapses_used", chips * SynapseOnHicann.COUNT));
        uses.add(use(report, "L1 segments", "l1_segments_used", L1Topology.SEGMENTS));
        return uses;
    }

    private static Use use(ReportFile report, String name, String key, long available) {
        return new Use(name, key, report.count("resources", key), available);
    }

    private void print(ReportFile report, List<Use> uses, MappingTable mapping) {
        StringBuilder text = new StringBuilder(2048);
        line(text, "%s", report.at("network", "name").text());
        line(text, "%-28s %12s %14s %7s", "Utilisation of a wafer of 384", "used", "available", "%");
        for (Use use : uses) {
            int full = (int) Math.round(use.percent() / 100 * BAR);
            line(
                    text,
                    "  %-27s %,12d %,14d %7.1f  %s",
                    use.name(),
                    use.used(),
                    use.available(),
                    use.percent(),
                    "=".repeat(full) + "-".repeat(BAR - full));
        }
        line(
                text,
                "Neurons placed %,d of %,d; sources %,d",
                report.count("neurons", "placed"),
                report.count("neurons", "requested"),
                report.count("network", "sources"));
        printLoss(text, report);
        text.append(ProjectionTable.of(report));
        printPopulations(text, mapping);
        printApproximations(text, report);
        console.out().print(text);
    }

    private static void printLoss(StringBuilder text, ReportFile report) {
        StringBuilder causes = new StringBuilder();
        for (LossCause cause : LossCause.values()) {
            causes.append(String.format(
                    Locale.ROOT,
                    "  %s %,d",
                    cause.reportName().replace('_', ' '),
                    report.count("synapses", "lost_by_cause", cause.reportName())));
        }
        line(
                text,
                "Loss %.4f %% (%,d of %,d)%s  bound >= %,d%s",
                100 * report.at("synapses", "loss").number(),
                report.count("synapses", "lost"),
                report.count("synapses", "requested"),
                causes,
                report.count("synapses", "lower_bound_lost"),
                report.boundBy().isEmpty() ? "" : " by " + report.boundBy());
        List<JsonObject> rows = new ArrayList<>(report.rows("synapses", "by_projection"));
        rows.removeIf(row -> loss(row) == 0);
        rows.sort((a, b) -> Double.compare(loss(b), loss(a)));
        rows.stream()
                .limit(WORST_PROJECTIONS)
                .forEach(row -> line(
                        text, "  %-27s %.2f %%", ReportFile.cell(row, "label").text(), 100 * loss(row)));
    }

    private static double loss(JsonObject row) {
        double requested = ReportFile.cell(row, "requested").number();
        return requested == 0 ? 0 : 1 - ReportFile.cell(row, "realised").number() / requested;
    }

    private static void printPopulations(StringBuilder text, MappingTable mapping) {
        for (PopulationUse use : populations(mapping)) {
            line(
                    text,
                    "  %-27s %,8d placed, size %s, on %d HICANNs",
                    use.label(),
                    use.placed(),
                    use.sizes(),
                    use.hicanns());
        }
    }

    private static void printApproximations(StringBuilder text, ReportFile report) {
        List<JsonObject> rows = report.rows("approximations");
        if (!rows.isEmpty()) {
            line(text, "Approximations");
        }
        for (JsonObject row : rows) {
            line(
                    text,
                    "  %-20s %-14s asked %.6g, given %.6g; %s",
                    ReportFile.cell(row, "population").text(),
                    ReportFile.cell(row, "what").text(),
                    ReportFile.cell(row, "asked").number(),
                    ReportFile.cell(row, "given").number(),
                    ReportFile.cell(row, "note").text());
        }
    }

    /** Where a population went. */
    private record PopulationUse(String label, int placed, List<Integer> sizes, int hicanns) {}

    private static List<PopulationUse> populations(MappingTable mapping) {
        List<PopulationUse> uses = new ArrayList<>();
        for (int p = 0; p < mapping.populations().size(); p++) {
            Set<Integer> sizes = new TreeSet<>();
            Set<Integer> chips = new TreeSet<>();
            int placed = 0;
            for (MappingTable.Neuron neuron : mapping.neurons()) {
                if (neuron.population() == p) {
                    sizes.add(neuron.size());
                    chips.add(neuron.hicann());
                    placed++;
                }
            }
            if (placed > 0) {
                uses.add(new PopulationUse(mapping.populations().get(p), placed, List.copyOf(sizes), chips.size()));
            }
        }
        return uses;
    }

    private static Map<String, Object> tree(ReportFile report, List<Use> uses, MappingTable mapping) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", "neckar-inspect/1");
        tree.put("network", report.at("network", "name").text());
        Map<String, Object> utilisation = new LinkedHashMap<>();
        for (Use use : uses) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("used", use.used());
            row.put("available", use.available());
            row.put("percent", use.percent());
            utilisation.put(use.key(), row);
        }
        tree.put("utilisation", utilisation);
        tree.put("loss", report.at("synapses", "loss").number());
        Map<String, Object> causes = new LinkedHashMap<>();
        for (LossCause cause : LossCause.values()) {
            causes.put(cause.reportName(), report.count("synapses", "lost_by_cause", cause.reportName()));
        }
        tree.put("lost_by_cause", causes);
        tree.put("lower_bound_lost", report.count("synapses", "lower_bound_lost"));
        Map<String, Object> by = report.facts("synapses", "lower_bound_by");
        if (!by.isEmpty()) {
            tree.put("lower_bound_by", by);
        }
        tree.put(
                "projections",
                report.rows("synapses", "by_projection").stream()
                        .map(InspectCommand::projection)
                        .toList());
        List<Object> populations = new ArrayList<>();
        for (PopulationUse use : populations(mapping)) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("population", use.label());
            row.put("placed", use.placed());
            row.put("sizes", use.sizes());
            row.put("hicanns", use.hicanns());
            populations.add(row);
        }
        tree.put("populations", populations);
        return tree;
    }

    /** A row of the report as it stands there. */
    private static Map<String, Object> projection(JsonObject row) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (String key : row.keys()) {
            JsonValue value = ReportFile.cell(row, key);
            if (value.isObject()) {
                tree.put(key, projection(value.asObject()));
            } else if (value.isNumber()) {
                double number = value.number();
                boolean whole = number == Math.rint(number);
                tree.put(key, whole ? (Object) (long) number : (Object) number);
            } else {
                tree.put(key, value.text());
            }
        }
        return tree;
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
