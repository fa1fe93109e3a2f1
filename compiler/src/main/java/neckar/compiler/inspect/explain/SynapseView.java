package neckar.compiler.inspect.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import neckar.base.InputException;
import neckar.base.NearestName;
import neckar.compiler.emit.CompilationRecord;
import neckar.compiler.emit.LostSynapses;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.emit.ProjectionMapping;
import neckar.compiler.inspect.route.FedChain;
import neckar.compiler.inspect.route.MergerWay;
import neckar.compiler.inspect.route.RouteStep;
import neckar.compiler.route.LossCause;
import neckar.spec.calib.Calibration;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RowConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;

/**
 * All synapses from one cell to another.
 *
 * @param pre source
 * @param post target
 * @param edges one entry for each projection that joins them
 */
public record SynapseView(CellName pre, CellName post, List<Edge> edges) {

    /**
     * The synapses of one projection between the two cells.
     *
     * @param projection label
     * @param receptor excitatory or inhibitory
     * @param synapses synapses asked for
     * @param lost how many of them have no cell
     * @param askedWeight sum of the weights asked for, uS or nA
     * @param givenWeight the same as the cells give it, by the calibration of the compilation
     * @param askedSiemens hardware conductance asked for
     * @param givenSiemens hardware conductance of all cells together
     * @param askedDelayMs mean delay that the projection asks for, biological ms
     * @param givenDelayMs delay of the path, biological ms
     * @param cells cells of the synapse array
     * @param explanation why it was lost
     */
    public record Edge(
            String projection,
            String receptor,
            int synapses,
            int lost,
            OptionalDouble askedWeight,
            OptionalDouble givenWeight,
            OptionalDouble askedSiemens,
            OptionalDouble givenSiemens,
            OptionalDouble askedDelayMs,
            OptionalDouble givenDelayMs,
            List<Cell> cells,
            Optional<LossExplanation> explanation) {}

    /**
     * A cell of the synapse array.
     *
     * @param hicann chip
     * @param row row 0..447
     * @param column column 0..255
     * @param denmem denmem under the column
     * @param driver driver of the row
     * @param group upper two address bits that the half-row hears
     * @param decoder lower four address bits that the cell hears
     * @param sign side that the row drives: excitatory, inhibitory, both or none
     * @param weight digital weight 0..15
     * @param gmaxDac code of the row's V_gmax
     * @param divisor divisor of the row's strength, 0..30
     * @param plasticity short-term plasticity of the driver: none, facilitation or depression
     * @param nominalSiemens conductance of one event by the nominal calibration
     * @param givenSiemens the same by the calibration of the compilation
     * @param route everything that an event passes from denmem or link to the driver
     */
    public record Cell(
            int hicann,
            int row,
            int column,
            int denmem,
            int driver,
            int group,
            int decoder,
            String sign,
            int weight,
            int gmaxDac,
            int divisor,
            String plasticity,
            double nominalSiemens,
            double givenSiemens,
            List<RouteStep> route) {}

    /**
     * Describes the synapses between two cells that exist.
     *
     * @param projection label of the only projection to look at, or empty
     * @throws InputException if the network has no such synapse
     */
    public static SynapseView of(
            Inspection inspection,
            SynapseCounts counts,
            CellName.Pair pair,
            Optional<String> projection,
            String place) {
        projection.ifPresent(label -> requireProjection(inspection, label));
        List<Edge> edges = new ArrayList<>();
        for (int p = 0; p < inspection.projections(); p++) {
            boolean asked = projection.isEmpty() || inspection.edges(p).label().equals(projection.get());
            if (asked) {
                edge(inspection, counts, pair, p).ifPresent(edges::add);
            }
        }
        if (edges.isEmpty()) {
            throw InputException.of(place, "the network asks for no synapse from " + pair.pre() + " to " + pair.post())
                    .allowed(partners(inspection, pair))
                    .advice("see neckar inspect DIR --neuron " + pair.post());
        }
        return new SynapseView(pair.pre(), pair.post(), edges);
    }

    private static void requireProjection(Inspection inspection, String label) {
        List<String> labels = inspection.mapping().projections().stream()
                .map(ProjectionMapping::label)
                .toList();
        if (!labels.contains(label)) {
            throw InputException.of("--projection", "there is no projection \"" + label + "\"")
                    .allowed(labels.size() <= 12 ? String.join(", ", labels) : labels.size() + " projections")
                    .advice(NearestName.advice(label, labels));
        }
    }

    /** Some sources that the target does hear, to show what would be a good question. */
    private static String partners(Inspection inspection, CellName.Pair pair) {
        int post = inspection.cell(pair.post());
        List<String> heard = new ArrayList<>();
        for (int p = 0; p < inspection.projections() && heard.size() < 3; p++) {
            CompilationRecord.ProjectionTraits traits = inspection.traits(p);
            ProjectionMapping edges = inspection.edges(p);
            for (int edge = 0; edge < edges.edges() && heard.size() < 3; edge++) {
                if (inspection.cell(traits.post(), edges.post(edge)) == post) {
                    heard.add(inspection.name(inspection.cell(traits.pre(), edges.pre(edge))) + "->" + pair.post());
                }
            }
        }
        return heard.isEmpty() ? "" : String.join(", ", heard);
    }

    private static Optional<Edge> edge(Inspection inspection, SynapseCounts counts, CellName.Pair pair, int p) {
        CompilationRecord.ProjectionTraits traits = inspection.traits(p);
        int pre = inspection.cell(pair.pre());
        int post = inspection.cell(pair.post());
        if (traits.pre() != inspection.populationOf(pre) || traits.post() != inspection.populationOf(post)) {
            return Optional.empty();
        }
        ProjectionMapping edges = inspection.edges(p);
        int found = find(edges, pair.pre().index(), pair.post().index());
        LostSynapses losses = traits.lost();
        int lostRow = find(losses, pair.pre().index(), pair.post().index());
        if (found < 0 && lostRow < 0) {
            return Optional.empty();
        }
        int lost = lostRow < 0 ? 0 : losses.count(lostRow);
        Optional<LossExplanation> explanation = lostRow < 0
                ? Optional.empty()
                : Optional.of(explain(inspection, counts, pre, post, traits.inhibitory(), losses.cause(lostRow)));
        String receptor = traits.inhibitory() ? "inhibitory" : "excitatory";
        OptionalDouble none = OptionalDouble.empty();
        Edge known = new Edge(
                edges.label(),
                receptor,
                found < 0 ? lost : edges.synapses(found),
                lost,
                none,
                none,
                none,
                none,
                OptionalDouble.of(traits.meanDelayMs()),
                none,
                List.of(),
                explanation);
        return Optional.of(found < 0 ? known : realised(inspection, known, p, found, pre, post));
    }

    /** The same edge with its cells and what they give. */
    private static Edge realised(Inspection inspection, Edge edge, int p, int found, int pre, int post) {
        ProjectionMapping edges = inspection.edges(p);
        if (inspection.neuron(post).isEmpty()) {
            throw InputException.of("mapping.json.gz", "a synapse has cells, but its target is nowhere")
                    .value(inspection.name(pre) + "->" + inspection.name(post))
                    .advice("run neckar compile again");
        }
        List<Cell> cells = new ArrayList<>();
        double given = 0;
        for (int at = edges.firstCell(found); at < edges.firstCell(found + 1); at++) {
            Cell cell = cell(inspection, pre, post, edges, at);
            given += cell.givenSiemens();
            cells.add(cell);
        }
        double asked = edges.askedWeight(found);
        boolean inhibitory = inspection.traits(p).inhibitory();
        double perWeight = inspection
                .neuron(post)
                .map(row -> inhibitory ? row.inhibitorySiemensPerWeight() : row.excitatorySiemensPerWeight())
                .orElse(0.0);
        OptionalDouble none = OptionalDouble.empty();
        boolean known = Double.isFinite(asked);
        return new Edge(
                edge.projection(),
                edge.receptor(),
                edge.synapses(),
                edge.lost(),
                known ? OptionalDouble.of(asked) : none,
                perWeight > 0 ? OptionalDouble.of(given / perWeight) : none,
                known ? OptionalDouble.of(asked * perWeight) : none,
                OptionalDouble.of(given),
                edge.askedDelayMs(),
                OptionalDouble.of(edges.delayMs(found)),
                cells,
                edge.explanation());
    }

    private static LossExplanation explain(
            Inspection inspection, SynapseCounts counts, int pre, int post, boolean inhibitory, LossCause cause) {
        return new LossExplainer(inspection, counts).explain(pre, post, inhibitory, cause);
    }

    private static int find(ProjectionMapping edges, int pre, int post) {
        for (int edge = 0; edge < edges.edges(); edge++) {
            if (edges.pre(edge) == pre && edges.post(edge) == post) {
                return edge;
            }
        }
        return -1;
    }

    private static int find(LostSynapses lost, int pre, int post) {
        for (int row = 0; row < lost.rows(); row++) {
            if (lost.pre(row) == pre && lost.post(row) == post) {
                return row;
            }
        }
        return -1;
    }

    private static Cell cell(Inspection inspection, int pre, int post, ProjectionMapping edges, int at) {
        int hicann = inspection.hicannOf(post);
        HicannConfig config = inspection.config(hicann);
        int row = edges.row(at);
        int column = edges.column(at);
        SynapseDriverOnHicann driver = SynapseDriverOnHicann.of(row / 2);
        SynapseDriverConfig setting = config.driver(driver);
        RowConfig rowSetting = setting.row(row % 2);
        int weight = config.synapses().weight(row, column);
        int gmax = config.floatingGates().shared(driver.fgBlock(), SharedParameter.gmax(rowSetting.gmaxSelect()));
        double nominal =
                Calibration.nominal().weightMap(HicannOnWafer.of(hicann)).siemens(weight, gmax, rowSetting.divisor());
        String plasticity = setting.stpEnable() ? setting.stpMode().name().toLowerCase(java.util.Locale.ROOT) : "none";
        return new Cell(
                hicann,
                row,
                column,
                DenmemOnHicann.at(column, driver.half()).id(),
                driver.id(),
                rowSetting.decoder(column % 2),
                config.synapses().decoder(row, column),
                sign(rowSetting),
                weight,
                gmax,
                rowSetting.divisor(),
                plasticity,
                nominal,
                edges.givenSiemens(at),
                route(inspection, pre, hicann, driver.id()));
    }

    private static String sign(RowConfig row) {
        if (row.left() && row.right()) {
            return "both";
        }
        return row.left() ? "excitatory" : row.right() ? "inhibitory" : "none";
    }

    private static List<RouteStep> route(Inspection inspection, int pre, int hicann, int driver) {
        List<RouteStep> steps = new ArrayList<>();
        Optional<MappingTable.Neuron> neuron = inspection.neuron(pre);
        Optional<FedChain> chain = inspection.routes().chainOf(hicann, driver);
        if (neuron.isPresent()) {
            steps.addAll(MergerWay.ofDenmem(
                    neuron.get().hicann(),
                    inspection.config(neuron.get().hicann()),
                    neuron.get().firingDenmem()));
        } else if (inspection.lineOf(pre) != Inspection.NONE) {
            LineName entry = inspection.lineName(inspection.lineOf(pre));
            steps.addAll(MergerWay.ofLink(entry.hicann(), inspection.config(entry.hicann()), entry.dnc()));
        } else {
            steps.addAll(MergerWay.ofGenerator(hicann, inspection.config(hicann), inspection.generatorOf(pre, hicann)));
        }
        chain.ifPresent(fed -> {
            steps.addAll(inspection.routes().pathTo(fed));
            steps.addAll(inspection.routes().withinChain(fed, driver));
        });
        return steps;
    }
}
