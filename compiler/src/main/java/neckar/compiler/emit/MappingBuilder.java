package neckar.compiler.emit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.place.Placement;
import neckar.compiler.route.line.Line;
import neckar.compiler.route.line.LinePlan;
import neckar.compiler.route.synapse.DriverChain;
import neckar.compiler.route.synapse.HicannSynapses;
import neckar.compiler.route.synapse.SynapseRouting;
import neckar.compiler.translate.ChipParams;
import neckar.compiler.translate.HardwareParams;
import neckar.network.Network;
import neckar.network.Population;
import neckar.network.Projection;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.unit.Scaling;

/** Writes down which circuit stands for which neuron, source and synapse. */
final class MappingBuilder {
    private final Network network;
    private final ConnectionTable table;
    private final LinePlan lines;
    private final HardwareParams params;

    MappingBuilder(Network network, ConnectionTable table, LinePlan lines, HardwareParams params) {
        this.network = network;
        this.table = table;
        this.lines = lines;
        this.params = params;
    }

    List<MappingTable.Neuron> neurons() {
        Placement placement = lines.placement();
        List<MappingTable.Neuron> neurons = new ArrayList<>();
        for (Population population : network.populations()) {
            for (int index = 0; index < population.size(); index++) {
                int node = network.nodeOf(population.position(), index);
                if (placement.isPlaced(node)) {
                    neurons.add(neuron(population.position(), index, node, placement));
                }
            }
        }
        return neurons;
    }

    private MappingTable.Neuron neuron(int population, int index, int node, Placement placement) {
        boolean sent = lines.lineOf(node) != LinePlan.NO_LINE;
        int dnc = sent ? lines.line(lines.lineOf(node)).dncMerger() : MappingTable.NONE;
        return new MappingTable.Neuron(
                population,
                index,
                placement.hicann(node),
                NeuronRegisters.firingDenmem(placement.column(node)).id(),
                sent ? lines.addressOf(node) : MappingTable.NONE,
                placement.size(node),
                placement.column(node),
                dnc,
                sent ? PathDelays.treeCycles(dnc) : 0,
                params.siemensPerWeight(node, false),
                params.siemensPerWeight(node, true));
    }

    List<MappingTable.Source> sources() {
        List<MappingTable.Source> sources = new ArrayList<>();
        for (Line line : lines.lines()) {
            if (line.external()) {
                for (int i = 0; i < line.nodes().length; i++) {
                    int node = line.nodes()[i];
                    sources.add(new MappingTable.Source(
                            network.populationOf(node),
                            network.indexOf(node),
                            line.hicann(),
                            line.dncMerger(),
                            line.addresses()[i]));
                }
            }
        }
        sources.sort((a, b) -> a.population() != b.population()
                ? Integer.compare(a.population(), b.population())
                : Integer.compare(a.index(), b.index()));
        return sources;
    }

    List<MappingTable.Generator> generators() {
        List<MappingTable.Generator> generators = new ArrayList<>();
        for (Line line : lines.lines()) {
            if (line.randomGenerator() && line.nodes().length > 0) {
                generators.add(new MappingTable.Generator(
                        network.populationOf(line.nodes()[0]), line.hicann(), line.generator()));
            }
        }
        return generators;
    }

    /** The realised synapses of all projections, edge by edge in the order of the connection table. */
    List<ProjectionMapping> projections(SynapseRouting routing, PathDelays delays, Scaling scaling) {
        EdgeCells cells = new EdgeCells(table.edges(), routing);
        double[][] delayMs = chainDelays(routing, delays, scaling);
        List<ProjectionMapping.Builder> builders = new ArrayList<>();
        for (Projection projection : network.projections()) {
            builders.add(new ProjectionMapping.Builder(projection.label(), 0));
        }
        int[] indexOf = new int[table.nodes()];
        Arrays.setAll(indexOf, network::indexOf);
        for (int edge = 0; edge < table.edges(); edge++) {
            int carrier = routing.carrier(edge);
            int first = cells.first(carrier);
            int end = cells.first(carrier + 1);
            if (routing.lost(edge) == table.multiplicity(edge) || first == end) {
                continue;
            }
            int target = table.target(edge);
            int hicann = lines.placement().hicann(target);
            HicannSynapses synapses = routing.on(hicann).orElseThrow();
            ChipParams chip = params.chip(hicann).orElseThrow();
            ProjectionMapping.Builder builder = builders.get(table.projection(edge));
            int driver = synapses.cellRow(cells.cell(first)) / 2;
            builder.edge(
                    indexOf[table.source(edge)],
                    indexOf[target],
                    delayMs[hicann][driver],
                    table.weight(edge),
                    table.multiplicity(edge));
            for (int at = first; at < end; at++) {
                int cell = cells.cell(at);
                builder.cell(synapses.cellRow(cell), synapses.cellColumn(cell), chip.cellSiemens()[cell]);
            }
        }
        return builders.stream().map(ProjectionMapping.Builder::build).toList();
    }

    /** Biological delay by chip and driver. */
    private double[][] chainDelays(SynapseRouting routing, PathDelays delays, Scaling scaling) {
        double[][] delayMs = new double[HicannOnWafer.COUNT][0];
        for (HicannSynapses synapses : routing.hicanns()) {
            double[] byDriver = new double[SynapseDriverOnHicann.COUNT];
            for (DriverChain chain : synapses.chains()) {
                double ms = scaling.timeMs(delays.sec(lines.line(chain.tap().line()), chain.tap()));
                for (int position = 0; position < chain.length(); position++) {
                    byDriver[chain.driver(position)] = Math.round(ms * 1e6) / 1e6;
                }
            }
            delayMs[synapses.hicann()] = byDriver;
        }
        return delayMs;
    }

    /** The cells of each edge, which lie on the chip of its target. */
    private static final class EdgeCells {
        private final int[] first;
        private final int[] cells;

        EdgeCells(int edges, SynapseRouting routing) {
            first = new int[edges + 1];
            for (HicannSynapses synapses : routing.hicanns()) {
                for (int cell = 0; cell < synapses.cells(); cell++) {
                    first[synapses.cellEdge(cell) + 1]++;
                }
            }
            Arrays.parallelPrefix(first, Integer::sum);
            cells = new int[first[edges]];
            int[] filled = Arrays.copyOf(first, edges);
            for (HicannSynapses synapses : routing.hicanns()) {
                for (int cell = 0; cell < synapses.cells(); cell++) {
                    cells[filled[synapses.cellEdge(cell)]++] = cell;
                }
            }
        }

        int first(int edge) {
            return first[edge];
        }

        int cell(int at) {
            return cells[at];
        }
    }
}
