package neckar.compiler.emit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.line.Line;
import neckar.compiler.route.line.LinePlan;
import neckar.compiler.route.synapse.ChipDrivers;
import neckar.network.Network;
import neckar.network.Population;
import neckar.network.Projection;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.Availability;

/** Writes down what was asked for and what it lacks. */
final class RecordBuilder {
    private RecordBuilder() {}

    static CompilationRecord build(Emitter.Inputs in) {
        return new CompilationRecord(
                in.options(),
                in.network().populations().stream()
                        .map(RecordBuilder::population)
                        .toList(),
                projections(in),
                demand(in.demand(), in.lines(), in.availability()));
    }

    private static CompilationRecord.PopulationTraits population(Population population) {
        return new CompilationRecord.PopulationTraits(
                population.size(), population.cellType().isSource(), population.rateHz());
    }

    private static List<CompilationRecord.ProjectionTraits> projections(Emitter.Inputs in) {
        Network network = in.network();
        ConnectionTable table = in.table();
        List<LostSynapses.Builder> lost = new ArrayList<>();
        network.projections().forEach(projection -> lost.add(new LostSynapses.Builder()));
        int[] indexOf = new int[table.nodes()];
        Arrays.setAll(indexOf, network::indexOf);
        for (int edge = 0; edge < table.edges(); edge++) {
            int count = in.routing().lost(edge);
            if (count > 0) {
                lost.get(table.projection(edge))
                        .add(
                                indexOf[table.source(edge)],
                                indexOf[table.target(edge)],
                                in.routing().cause(edge).orElseThrow(),
                                count);
            }
        }
        List<CompilationRecord.ProjectionTraits> projections = new ArrayList<>();
        for (Projection projection : network.projections()) {
            int position = projection.position();
            ConnectionTable.ProjectionTraits traits = table.traits(position);
            projections.add(new CompilationRecord.ProjectionTraits(
                    projection.pre(),
                    projection.post(),
                    traits.inhibitory(),
                    traits.meanDelayMs(),
                    lost.get(position).build()));
        }
        return projections;
    }

    private static CompilationRecord.DriverDemand demand(DemandTable demand, LinePlan lines, Availability wafer) {
        int pairs = demand.pairs();
        int[] hicann = new int[pairs];
        int[] lineHicann = new int[pairs];
        int[] lineDnc = new int[pairs];
        int[] wanted = new int[pairs];
        int[] useful = new int[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            Line line = lines.line(demand.line(pair));
            hicann[pair] = demand.hicann(pair);
            lineHicann[pair] = line.hicann();
            lineDnc[pair] = line.dncMerger();
            wanted[pair] = demand.wanted(pair);
            useful[pair] = demand.useful(pair);
        }
        int[] usable = new int[HicannOnWafer.COUNT];
        for (int chip = 0; chip < usable.length; chip++) {
            usable[chip] = new ChipDrivers(chip, wafer).usable();
        }
        return new CompilationRecord.DriverDemand(usable, hicann, lineHicann, lineDnc, wanted, useful);
    }
}
