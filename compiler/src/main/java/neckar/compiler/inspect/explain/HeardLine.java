package neckar.compiler.inspect.explain;

import java.util.ArrayList;
import java.util.List;
import neckar.compiler.inspect.route.FedChain;

/**
 * One line at one target chip.
 *
 * @param line the line
 * @param hicann target chip
 * @param sources cells on the line
 * @param chains drivers of each chain from the innermost outward
 * @param drivers drivers in all chains
 * @param wanted drivers that the chip could grant it, of those of all its lines
 * @param useful drivers that would have been of use within the chain limit
 * @param synapses synapses realised
 * @param lost synapses lost
 */
public record HeardLine(
        LineName line,
        int hicann,
        String sources,
        List<List<Integer>> chains,
        int drivers,
        int wanted,
        int useful,
        long synapses,
        long lost) {

    /** All lines that a chip hears or wanted to hear, by the chip and DNC merger that they leave. */
    static List<HeardLine> on(Inspection inspection, SynapseCounts counts, int hicann) {
        List<HeardLine> heard = new ArrayList<>();
        for (int line = 0; line < inspection.routes().lines().size(); line++) {
            HeardLine one = of(inspection, counts, line, hicann);
            if (one.drivers > 0 || one.synapses > 0 || one.lost > 0) {
                heard.add(one);
            }
        }
        return heard;
    }

    /** A line at a chip, with zeros when the chip does not hear it. */
    static HeardLine of(Inspection inspection, SynapseCounts counts, int line, int hicann) {
        List<List<Integer>> chains = new ArrayList<>();
        for (FedChain chain : inspection.routes().chainsOn(hicann)) {
            if (chain.line() == line) {
                chains.add(chain.drivers());
            }
        }
        return new HeardLine(
                inspection.lineName(line),
                hicann,
                CellRanges.of(inspection, inspection.cellsOf(line)),
                chains,
                chains.stream().mapToInt(List::size).sum(),
                inspection.wanted(line, hicann),
                inspection.useful(line, hicann),
                counts.realised(line, hicann),
                counts.lost(line, hicann));
    }
}
