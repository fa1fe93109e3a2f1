package neckar.compiler.inspect.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import neckar.compiler.inspect.route.FedChain;
import neckar.compiler.inspect.route.LineRoute;
import neckar.compiler.inspect.route.MergerWay;
import neckar.compiler.inspect.route.RouteStep;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.NeuronBlockOnHicann;
import neckar.spec.coord.Side;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.topology.L1Topology;

/**
 * One chip in detail.
 *
 * @param use what is in use
 * @param reticle reticle, enum
 * @param fpga FPGA that serves it, enum
 * @param lostByCause lost synapses whose target is here, by the names of causes
 * @param blocks neuron blocks with neurons
 * @param linesOut lines that leave it
 * @param linesIn lines that it hears or wanted to hear
 * @param classes driver classes of each side (mapping reference 1.5)
 */
public record ChipView(
        ChipUse use,
        int reticle,
        int fpga,
        Map<String, Long> lostByCause,
        List<Block> blocks,
        List<OutLine> linesOut,
        List<HeardLine> linesIn,
        List<DriverClass> classes) {

    /**
     * A neuron block.
     *
     * @param block block 0..7
     * @param neurons neurons
     * @param denmems their denmems, of 64
     * @param cells who they are
     * @param mergers mergers that their events pass, DNC merger last
     */
    public record Block(int block, int neurons, int denmems, String cells, List<RouteStep> mergers) {}

    /**
     * A line that leaves the chip.
     *
     * @param line the line
     * @param cells who sends on it
     * @param addresses addresses in use, of 59
     * @param segments L1 segments
     * @param chips chips that hear it
     */
    public record OutLine(LineName line, String cells, int addresses, int segments, int chips) {}

    /**
     * The drivers of one class on one side: the only ones at which a line of that class can come in.
     *
     * @param side left or right
     * @param driverClass class 0..7
     * @param primaries drivers that take a line, of 14
     * @param used drivers in use, as primary or within a chain
     */
    public record DriverClass(String side, int driverClass, int primaries, int used) {}

    /** Describes a chip. */
    public static ChipView of(Inspection inspection, SynapseCounts counts, HicannOnWafer hicann) {
        int id = hicann.id();
        List<OutLine> out = new ArrayList<>();
        for (int line = 0; line < inspection.routes().lines().size(); line++) {
            LineRoute route = inspection.routes().lines().get(line);
            if (route.hicann() == id) {
                List<Integer> cells = inspection.cellsOf(line);
                int chips = (int) route.feeds().stream()
                        .mapToInt(LineRoute.Feed::hicann)
                        .distinct()
                        .count();
                out.add(new OutLine(
                        inspection.lineName(line),
                        CellRanges.of(inspection, cells),
                        cells.size(),
                        route.size(),
                        chips));
            }
        }
        return new ChipView(
                ChipUse.all(inspection, counts).get(id),
                hicann.reticle().id(),
                hicann.fpga().id(),
                counts.causesOn(id),
                blocks(inspection, id),
                out,
                HeardLine.on(inspection, counts, id),
                classes(inspection, id));
    }

    private static List<Block> blocks(Inspection inspection, int hicann) {
        List<Block> blocks = new ArrayList<>();
        for (NeuronBlockOnHicann block : NeuronBlockOnHicann.all()) {
            List<Integer> cells = new ArrayList<>();
            int denmems = 0;
            int firing = -1;
            for (var neuron : inspection.mapping().neurons()) {
                boolean here = neuron.hicann() == hicann
                        && DenmemOnHicann.of(neuron.firingDenmem()).block().equals(block);
                if (here) {
                    cells.add(inspection.cell(neuron.population(), neuron.index()));
                    denmems += neuron.size();
                    firing = neuron.firingDenmem();
                }
            }
            if (!cells.isEmpty()) {
                List<RouteStep> way = MergerWay.ofDenmem(hicann, inspection.config(hicann), firing);
                blocks.add(new Block(
                        block.id(),
                        cells.size(),
                        denmems,
                        CellRanges.of(inspection, cells),
                        way.subList(1, way.size())));
            }
        }
        return blocks;
    }

    private static List<DriverClass> classes(Inspection inspection, int hicann) {
        List<DriverClass> classes = new ArrayList<>();
        for (Side side : Side.values()) {
            for (int wanted = 0; wanted < 8; wanted++) {
                int primaries = 0;
                int used = 0;
                for (FedChain chain : inspection.routes().chainsOn(hicann)) {
                    primaries += isOf(chain.primary(), side, wanted) ? 1 : 0;
                    for (int driver : chain.drivers()) {
                        used += isOf(driver, side, wanted) ? 1 : 0;
                    }
                }
                classes.add(new DriverClass(side.toString(), wanted, primaries, used));
            }
        }
        return classes;
    }

    private static boolean isOf(int driver, Side side, int wanted) {
        return L1Topology.driverSide(driver) == side.id()
                && SynapseDriverOnHicann.of(driver).switchClass() == wanted;
    }
}
