package neckar.compiler.route.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import neckar.base.InputException;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.GroupCut;
import neckar.compiler.partition.LineLength;
import neckar.compiler.place.ChipDistance;
import neckar.compiler.place.Placement;
import neckar.compiler.route.line.LinePlan.Unserved;
import neckar.network.Network;
import neckar.network.PlacementRequest;
import neckar.network.Population;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.HicannOnWafer;

/**
 * Chooses chip and channel for each external source: near the centre of its targets, together with sources of its
 * population, within the rates of channel, chip and FPGA (hardware reference 6.3; mapping reference H20).
 */
final class InputPlanner {

    /** What a new line costs, as the distance that sources accept to share one instead. */
    private static final double NEW_LINE = 4;

    private final Network network;
    private final ConnectionTable table;
    private final Placement placement;
    private final int[] spare;
    private final byte[] denmems;
    private final int chainLength;
    private final EventRates rates;
    private final double lineHz;
    private final boolean[] exclusive = new boolean[HicannOnWafer.COUNT];
    private final double[] chipHz = new double[HicannOnWafer.COUNT];
    private final double[] fpgaHz = new double[FpgaOnWafer.COUNT];
    private final List<List<InputLine>> linesOn = new ArrayList<>();
    private final List<InputLine> lines = new ArrayList<>();
    private final Unserved[] unserved;

    /**
     * @param spare lines that each chip can still offer, by chip; used up here
     * @param unserved reasons by node; written for external sources
     */
    InputPlanner(LineTask task, int[] spare, Unserved[] unserved) {
        this.network = task.network();
        this.table = task.table();
        this.placement = task.placement();
        this.denmems = task.sizes().denmems();
        this.spare = spare;
        this.chainLength = task.chainLength();
        this.unserved = unserved;
        this.rates = EventRates.of(network);
        this.lineHz = rates.lineHz();
        for (int h = 0; h < HicannOnWafer.COUNT; h++) {
            linesOn.add(new ArrayList<>());
        }
        for (Population p : network.populations()) {
            for (PlacementRequest r : p.placement()) {
                if (r.exclusive()) {
                    r.hicanns().forEach(h -> exclusive[h] = true);
                }
            }
        }
    }

    /** Lines with their sources, in the order in which they were opened. */
    List<InputLine> plan() {
        for (Population p : network.populations()) {
            if (p.cellType().isSource() && !p.backgroundGenerator()) {
                plan(p);
            }
        }
        return lines;
    }

    private void plan(Population population) {
        int first = network.nodeOf(population.position(), 0);
        boolean[][] allowed = allowedChips(population);
        double density = LineLength.density(table, first, population.size());
        int smallest = LineLength.smallestTarget(table, denmems, first, population.size());
        int perLine = LineLength.of(density, smallest, chainLength);
        double rateHz = rates.hz(first);
        for (int index = 0; index < population.size(); index++) {
            int node = first + index;
            if (table.outDegree(node) == 0) {
                unserved[node] = Unserved.UNCONNECTED;
                continue;
            }
            unserved[node] = serve(node, allowed[index], perLine, rateHz);
            if (unserved[node] == Unserved.NO_ADDRESS) {
                unserved[node] = serve(node, allowed[index], GroupCut.ADDRESSES, rateHz);
            }
            if (unserved[node] == Unserved.NO_ADDRESS && allowed[index].length > 0) {
                throw refused(population, index, allowed[index]);
            }
        }
    }

    private InputException refused(Population population, int index, boolean[] allowed) {
        int wanted = IntStream.range(0, HicannOnWafer.COUNT)
                .filter(h -> allowed[h])
                .findFirst()
                .orElseThrow();
        String advice = IntStream.range(0, HicannOnWafer.COUNT)
                .filter(h -> spare[h] > 0)
                .boxed()
                .min(Comparator.comparingInt((Integer h) -> ChipDistance.of(h, wanted))
                        .thenComparing(h -> h))
                .map(h -> "The nearest chip with a free channel is " + h + ".")
                .orElse("No chip has a free channel.");
        return InputException.of(
                        "placement of population \"" + population.label() + "\"",
                        "source " + index + " cannot enter here: no channel is free")
                .value(HicannOnWafer.of(wanted))
                .allowed("channels without neurons on their blocks, 59 sources each")
                .advice(advice);
    }

    /** Chips where the user wants each source to enter, by index; an empty array means any chip. */
    private boolean[][] allowedChips(Population population) {
        boolean[][] allowed = new boolean[population.size()][0];
        for (PlacementRequest request : population.placement()) {
            if (!request.hicanns().isEmpty()) {
                boolean[] chips = new boolean[HicannOnWafer.COUNT];
                request.hicanns().forEach(h -> chips[h] = true);
                request.indices().stream().forEach(i -> allowed[i] = chips);
            }
        }
        return allowed;
    }

    private Unserved serve(int node, boolean[] allowed, int perLine, double rateHz) {
        double[] centre = centre(node);
        int best = -1;
        double bestCost = Double.POSITIVE_INFINITY;
        boolean tooFast = false;
        for (int h = 0; h < HicannOnWafer.COUNT; h++) {
            boolean open = open(h, perLine, rateHz) >= 0;
            boolean barred = allowed.length > 0 ? !allowed[h] : exclusive[h];
            if (barred || (!open && spare[h] == 0)) {
                continue;
            }
            int fpga = HicannOnWafer.of(h).fpga().id();
            if (chipHz[h] + rateHz > EventRates.CHIP_INPUT_HZ
                    || fpgaHz[fpga] + rateHz > EventRates.FPGA_HZ
                    || rateHz > lineHz) {
                tooFast = true;
                continue;
            }
            double cost = distance(h, centre) + (open ? 0 : NEW_LINE);
            if (cost < bestCost) {
                bestCost = cost;
                best = h;
            }
        }
        if (best < 0) {
            return tooFast ? Unserved.INPUT_BANDWIDTH : Unserved.NO_ADDRESS;
        }
        add(node, best, perLine, rateHz);
        return Unserved.NONE;
    }

    private void add(int node, int h, int perLine, double rateHz) {
        int open = open(h, perLine, rateHz);
        if (open < 0) {
            InputLine line = new InputLine(h);
            linesOn.get(h).add(line);
            lines.add(line);
            spare[h]--;
            open = linesOn.get(h).size() - 1;
        }
        linesOn.get(h).get(open).add(node, rateHz);
        chipHz[h] += rateHz;
        fpgaHz[HicannOnWafer.of(h).fpga().id()] += rateHz;
    }

    private int open(int h, int perLine, double rateHz) {
        List<InputLine> onChip = linesOn.get(h);
        for (int i = 0; i < onChip.size(); i++) {
            if (onChip.get(i).count() < perLine && onChip.get(i).rateHz() + rateHz <= lineHz) {
                return i;
            }
        }
        return -1;
    }

    private double[] centre(int node) {
        double x = 0;
        double y = 0;
        int count = 0;
        for (int k = table.firstOut(node); k < table.firstOut(node + 1); k++) {
            int target = table.target(table.outEdge(k));
            if (placement.isPlaced(target)) {
                HicannOnWafer h = HicannOnWafer.of(placement.hicann(target));
                x += h.x();
                y += h.y();
                count++;
            }
        }
        return count == 0 ? new double[] {17.5, 7.5} : new double[] {x / count, y / count};
    }

    private static double distance(int h, double[] centre) {
        HicannOnWafer hicann = HicannOnWafer.of(h);
        return ChipDistance.COLUMN_STEP * Math.abs(hicann.x() - centre[0]) + Math.abs(hicann.y() - centre[1]);
    }
}
