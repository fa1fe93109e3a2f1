package neckar.compiler.inspect.explain;

import java.util.ArrayList;
import java.util.List;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.inspect.explain.LossExplanation.Holder;
import neckar.compiler.route.LossCause;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HicannOnWafer;

/** Source or target is not on the wafer, or the source has no line. */
final class PlaceShortage {
    /** Addresses of a line that a source may have (hardware reference 3.3). */
    private static final int ADDRESSES = 59;

    private final Inspection inspection;

    PlaceShortage(Inspection inspection) {
        this.inspection = inspection;
    }

    LossExplanation explain(int pre, int post) {
        List<String> facts = new ArrayList<>();
        boolean targetPlaced = inspection.hicannOf(post) != Inspection.NONE;
        boolean sourcePlaced = inspection.isExternal(pre) || inspection.hicannOf(pre) != Inspection.NONE;
        facts.add(inspection.name(post) + (targetPlaced ? " is placed" : " is not on the wafer"));
        facts.add(inspection.name(pre)
                + (!sourcePlaced
                        ? " is not on the wafer"
                        : inspection.lineOf(pre) == Inspection.NONE
                                ? " has no line and no address"
                                : " sends on " + inspection.lineName(inspection.lineOf(pre))));
        if (targetPlaced && sourcePlaced) {
            return inspection.isExternal(pre) ? channels(facts) : addresses(pre, facts);
        }
        return denmems(facts);
    }

    private LossExplanation denmems(List<String> facts) {
        int populations = inspection.mapping().populations().size();
        long[] denmems = new long[populations];
        long[] neurons = new long[populations];
        long used = 0;
        int largest = 0;
        for (MappingTable.Neuron neuron : inspection.mapping().neurons()) {
            denmems[neuron.population()] += neuron.size();
            neurons[neuron.population()]++;
            used += neuron.size();
            largest = Math.max(largest, neuron.size());
        }
        List<Holder> holders = new ArrayList<>();
        long wanted = 0;
        for (int p = 0; p < populations; p++) {
            boolean external = inspection.record().populations().get(p).external();
            wanted += external ? 0 : inspection.record().populations().get(p).size();
            if (denmems[p] > 0) {
                String label = inspection.mapping().populations().get(p);
                holders.add(new Holder(label, neurons[p] + " neurons", denmems[p], 0));
            }
        }
        long available = (long) HicannOnWafer.COUNT * DenmemOnHicann.COUNT;
        List<String> help = new ArrayList<>();
        if (largest > 2) {
            help.add("smaller neurons: with --neuron-size 2 all " + wanted + " neurons need " + 2 * wanted + " of "
                    + available + " denmems; the largest have " + largest + " now");
        }
        help.add("fewer neurons, or placement requests that name more chips");
        return new LossExplanation(
                LossCause.PLACEMENT.reportName(),
                "denmems of the wafer",
                used,
                available,
                Math.max(used, 2 * wanted),
                available - used < Math.max(2, largest),
                "denmems",
                LossExplainer.sorted(holders),
                facts,
                help);
    }

    private LossExplanation addresses(int pre, List<String> facts) {
        int hicann = inspection.hicannOf(pre);
        List<Holder> holders = new ArrayList<>();
        long used = 0;
        for (int dnc = 0; dnc < DncMergerOnHicann.COUNT; dnc++) {
            int line = inspection.routes().line(hicann, dnc);
            if (line != Inspection.NONE) {
                List<Integer> cells = inspection.cellsOf(line);
                used += cells.size();
                holders.add(new Holder(
                        inspection.lineName(line).toString(), CellRanges.of(inspection, cells), cells.size(), 0));
            }
        }
        long available = (long) ADDRESSES * holders.size();
        return new LossExplanation(
                LossCause.PLACEMENT.reportName(),
                "addresses on the lines of " + HicannOnWafer.of(hicann),
                used,
                available,
                used + 1,
                used >= available,
                "addresses",
                LossExplainer.sorted(holders),
                facts,
                List.of("larger neurons, so that fewer share the lines of a chip"));
    }

    private LossExplanation channels(List<String> facts) {
        List<Holder> holders = new ArrayList<>();
        long used = 0;
        for (int line = 0; line < inspection.routes().lines().size(); line++) {
            List<Integer> cells = inspection.cellsOf(line);
            if (!cells.isEmpty() && inspection.isExternal(cells.get(0))) {
                used += cells.size();
                holders.add(new Holder(
                        inspection.lineName(line).toString(), CellRanges.of(inspection, cells), cells.size(), 0));
            }
        }
        long available = (long) ADDRESSES * inspection.routes().lines().size();
        return new LossExplanation(
                LossCause.PLACEMENT.reportName(),
                "addresses on input lines",
                used,
                available,
                used + 1,
                used >= available,
                "addresses",
                LossExplainer.sorted(holders),
                facts,
                List.of("fewer sources, or a chip for them by the placement key"));
    }
}
