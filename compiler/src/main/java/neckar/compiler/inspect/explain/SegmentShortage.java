package neckar.compiler.inspect.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import neckar.compiler.inspect.explain.LossExplanation.Holder;
import neckar.compiler.inspect.route.LineRoute;
import neckar.compiler.route.LossCause;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.L1Layers;
import neckar.spec.topology.L1Topology;

/** The line does not reach the chip: the segments of its layer (mapping reference 5b) are taken there or on the way. */
final class SegmentShortage {
    private final Inspection inspection;
    private final SynapseCounts counts;

    SegmentShortage(Inspection inspection, SynapseCounts counts) {
        this.inspection = inspection;
        this.counts = counts;
    }

    LossExplanation explain(int line, int hicann) {
        LineRoute route = inspection.routes().lines().get(line);
        int layer = route.layer();
        Usage there = new Usage();
        there.addChip(hicann, layer, false);
        List<String> facts = new ArrayList<>();
        LineName name = inspection.lineName(line);
        facts.add(name + " is on layer " + layer + ", which has 2 horizontal and 8 vertical segments on each chip");
        facts.add("its route has " + route.size() + " segments and does not come to " + HicannOnWafer.of(hicann));
        Usage way = new Usage();
        int from = HicannOnWafer.of(route.hicann()).x();
        int to = HicannOnWafer.of(hicann).x();
        int y = HicannOnWafer.of(route.hicann()).y();
        for (int x = Math.min(from, to); x <= Math.max(from, to); x++) {
            HicannOnWafer.at(x, y).ifPresent(chip -> way.addChip(chip.id(), layer, true));
        }
        facts.add("horizontal segments of the layer in its own row of chips towards the target: " + way.used + " of "
                + way.available + " in use");
        Usage scarce = there.used >= there.available || way.available == 0 ? there : way;
        String resource = scarce == there
                ? "vertical segments of layer " + layer + " on " + HicannOnWafer.of(hicann)
                : "horizontal segments of layer " + layer + " between " + HicannOnWafer.of(route.hicann())
                        + " and column " + to;
        List<Holder> holders = new ArrayList<>();
        scarce.holders.forEach((other, segments) -> holders.add(new Holder(
                inspection.lineName(other).toString(),
                CellRanges.of(inspection, inspection.cellsOf(other)),
                segments,
                counts.realised(other, hicann))));
        return new LossExplanation(
                LossCause.L1_ROUTING.reportName(),
                resource,
                scarce.used,
                scarce.available,
                scarce.used + 1,
                scarce.used >= scarce.available,
                "segments",
                LossExplainer.sorted(holders),
                facts,
                List.of(
                        "--effort high: more rounds of negotiation",
                        "another placement: chips that talk above each other, or another --seed"));
    }

    /** Segments of a layer in use. */
    private final class Usage {
        private final Map<Integer, Integer> holders = new TreeMap<>();
        private int used;
        private int available;

        void addChip(int hicann, int layer, boolean horizontal) {
            int first = hicann * L1Layers.SEGMENTS_PER_HICANN;
            for (int at = first; at < first + L1Layers.SEGMENTS_PER_HICANN; at++) {
                int segment = L1Layers.segment(layer, at);
                if (L1Topology.isHorizontal(segment) == horizontal) {
                    available++;
                    int line = inspection.routes().lineOn(segment);
                    if (line != Inspection.NONE) {
                        used++;
                        holders.merge(line, 1, Integer::sum);
                    }
                }
            }
        }
    }
}
