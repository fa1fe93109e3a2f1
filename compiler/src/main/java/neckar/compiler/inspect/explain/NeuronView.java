package neckar.compiler.inspect.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import neckar.compiler.check.NeuronComponents;
import neckar.compiler.emit.CompilationRecord;
import neckar.compiler.emit.LostSynapses;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.emit.ProjectionMapping;
import neckar.compiler.inspect.route.MergerWay;
import neckar.compiler.inspect.route.RouteStep;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;

/**
 * One neuron or source: its circuits, its line, its targets, its inputs.
 *
 * @param cell name
 * @param kind neuron or source
 * @param hicann chip of the neuron, or where the source enters; empty when it is not on the wafer
 * @param circuit denmems of a neuron
 * @param address L1 address 0..63; upper two bits are the group, lower four what synapses compare
 * @param line its line
 * @param way everything between denmem or link and sending repeater
 * @param targets chips that hear it
 * @param outgoing its synapses by projection
 * @param incoming synapses onto it by projection
 * @param route route of its line
 */
public record NeuronView(
        CellName cell,
        String kind,
        OptionalInt hicann,
        Optional<Circuit> circuit,
        OptionalInt address,
        Optional<LineName> line,
        List<RouteStep> way,
        List<Target> targets,
        List<Traffic> outgoing,
        List<Traffic> incoming,
        Optional<RouteView> route) {

    /**
     * The circuits of a neuron.
     *
     * @param reticle reticle, enum
     * @param block neuron block 0..7
     * @param size number of denmems
     * @param firstColumn first synapse column 0..255
     * @param firingDenmem denmem that detects spikes, 0..511
     * @param denmems all denmems as the switches join them
     */
    public record Circuit(int reticle, int block, int size, int firstColumn, int firingDenmem, List<Integer> denmems) {}

    /**
     * A chip with targets.
     *
     * @param hicann chip
     * @param chains drivers that hear the cell's line there
     * @param synapses synapses of this cell there
     * @param lost those that were lost
     */
    public record Target(int hicann, List<List<Integer>> chains, long synapses, long lost) {}

    /**
     * Synapses of one projection at one cell.
     *
     * @param projection label
     * @param other label of the population at the other end
     * @param realised synapses with a cell
     * @param lost synapses without
     * @param lostByCause the latter by the names of causes
     */
    public record Traffic(String projection, String other, long realised, long lost, Map<String, Long> lostByCause) {}

    /** Describes a cell that exists. */
    public static NeuronView of(Inspection inspection, SynapseCounts counts, CellName name) {
        int cell = inspection.cell(name);
        int hicann = inspection.hicannOf(cell);
        int line = inspection.lineOf(cell);
        List<RouteStep> way = List.of();
        Optional<MappingTable.Neuron> neuron = inspection.neuron(cell);
        if (neuron.isPresent()) {
            way = MergerWay.ofDenmem(
                    hicann, inspection.config(hicann), neuron.get().firingDenmem());
        } else if (line != Inspection.NONE) {
            LineName entry = inspection.lineName(line);
            way = MergerWay.ofLink(entry.hicann(), inspection.config(entry.hicann()), entry.dnc());
        }
        return new NeuronView(
                name,
                inspection.isExternal(cell) ? "source" : "neuron",
                optional(hicann),
                neuron.map(row -> circuit(inspection, row)),
                optional(inspection.addressOf(cell)),
                line == Inspection.NONE ? Optional.empty() : Optional.of(inspection.lineName(line)),
                way,
                targets(inspection, counts, cell),
                traffic(inspection, cell, true),
                traffic(inspection, cell, false),
                line == Inspection.NONE ? Optional.empty() : Optional.of(RouteView.of(inspection.routes(), line)));
    }

    private static OptionalInt optional(int value) {
        return value == Inspection.NONE ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static Circuit circuit(Inspection inspection, MappingTable.Neuron row) {
        NeuronComponents components = NeuronComponents.of(inspection.config(row.hicann()));
        int found = components.neuronOf(row.firingDenmem());
        return new Circuit(
                HicannOnWafer.of(row.hicann()).reticle().id(),
                DenmemOnHicann.of(row.firingDenmem()).block().id(),
                row.size(),
                row.column(),
                row.firingDenmem(),
                found == NeuronComponents.NONE
                        ? List.of()
                        : components.neurons().get(found).denmems());
    }

    private static List<Target> targets(Inspection inspection, SynapseCounts counts, int cell) {
        Map<Integer, long[]> byChip = new TreeMap<>();
        for (int p = 0; p < inspection.projections(); p++) {
            CompilationRecord.ProjectionTraits traits = inspection.traits(p);
            if (traits.pre() != inspection.populationOf(cell)) {
                continue;
            }
            int index = cell - inspection.cell(traits.pre(), 0);
            ProjectionMapping edges = inspection.edges(p);
            for (int edge = 0; edge < edges.edges(); edge++) {
                if (edges.pre(edge) == index) {
                    int hicann = inspection.hicannOf(inspection.cell(traits.post(), edges.post(edge)));
                    byChip.computeIfAbsent(hicann, chip -> new long[2])[0] += edges.synapses(edge);
                }
            }
            LostSynapses lost = traits.lost();
            for (int row = 0; row < lost.rows(); row++) {
                if (lost.pre(row) == index) {
                    int hicann = inspection.hicannOf(inspection.cell(traits.post(), lost.post(row)));
                    byChip.computeIfAbsent(hicann, chip -> new long[2])[1] += lost.count(row);
                }
            }
        }
        List<Target> targets = new ArrayList<>();
        byChip.forEach((hicann, count) -> {
            int line = inspection.lineAt(cell, hicann);
            List<List<Integer>> chains = line == Inspection.NONE || hicann == Inspection.NONE
                    ? List.of()
                    : HeardLine.of(inspection, counts, line, hicann).chains();
            targets.add(new Target(hicann, chains, count[0], count[1]));
        });
        return targets;
    }

    private static List<Traffic> traffic(Inspection inspection, int cell, boolean outgoing) {
        List<Traffic> rows = new ArrayList<>();
        for (int p = 0; p < inspection.projections(); p++) {
            CompilationRecord.ProjectionTraits traits = inspection.traits(p);
            int population = outgoing ? traits.pre() : traits.post();
            if (population != inspection.populationOf(cell)) {
                continue;
            }
            int index = cell - inspection.cell(population, 0);
            ProjectionMapping edges = inspection.edges(p);
            long realised = 0;
            for (int edge = 0; edge < edges.edges(); edge++) {
                realised += (outgoing ? edges.pre(edge) : edges.post(edge)) == index ? edges.synapses(edge) : 0;
            }
            Map<String, Long> causes = new LinkedHashMap<>();
            LostSynapses lost = traits.lost();
            long all = 0;
            for (int row = 0; row < lost.rows(); row++) {
                if ((outgoing ? lost.pre(row) : lost.post(row)) == index) {
                    causes.merge(lost.cause(row).reportName(), (long) lost.count(row), Long::sum);
                    all += lost.count(row);
                }
            }
            if (realised + all > 0) {
                int other = outgoing ? traits.post() : traits.pre();
                rows.add(new Traffic(
                        edges.label(), inspection.mapping().populations().get(other), realised, all, causes));
            }
        }
        return rows;
    }
}
