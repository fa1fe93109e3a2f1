package neckar.compiler.route.synapse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import neckar.base.Seeds;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.graph.L1Bus;
import neckar.compiler.route.graph.Tap;

/** Gives the taps of a chip their driver chains, side by side. Confined to one thread. */
final class ChainAssignment {
    private final int hicann;
    private final DemandTable demand;
    private final L1Bus bus;
    private final ChipDrivers drivers;
    private final ValueCurves curves;
    private final SynapseOptions options;
    private boolean isBest = true;

    /** Worth of the first n drivers of a line, by quadrant of a side. */
    interface ValueCurves {
        /** Gain of each further driver of a pair in a quadrant (0 top, 1 bottom) of a side (0 left, 1 right). */
        double[] gains(int pair, int side, int quadrant);
    }

    ChainAssignment(
            int hicann,
            DemandTable demand,
            L1Bus bus,
            ChipDrivers drivers,
            ValueCurves curves,
            SynapseOptions options) {
        this.hicann = hicann;
        this.demand = demand;
        this.bus = bus;
        this.drivers = drivers;
        this.curves = curves;
        this.options = options;
    }

    /** True when no chains for the taps assigned last are worth more. */
    boolean isBest() {
        return isBest;
    }

    /** Chains of all taps that got one, ordered by their innermost driver. */
    List<DriverChain> assign(List<Tap> taps, long seed) {
        boolean[][] usable = {usable(0), usable(1)};
        int[] working = {working(usable[0]), working(usable[1])};
        int chainLength = options.limits().chainLength();
        TapShares shares = TapShares.of(taps, hicann, demand, working, chainLength);
        List<List<ChainRequest>> requests = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < taps.size(); i++) {
            Tap tap = taps.get(i);
            requests.get(tap.side().id()).add(request(tap, shares.granted(i), shares.positions(i)));
        }
        List<DriverChain> chains = new ArrayList<>();
        for (int side = 0; side < requests.size(); side++) {
            assignSide(side, requests.get(side), usable[side], Seeds.split(seed, hicann, side), chains);
        }
        chains.sort(Comparator.comparingInt(DriverChain::innermost));
        return chains;
    }

    /** The wish of a tap that was granted some drivers and stands for these positions on the gains of its line. */
    private ChainRequest request(Tap tap, int granted, int[] positions) {
        int pair = demand.find(tap.line(), hicann);
        double[][] values = new double[2][];
        for (int quadrant = 0; quadrant < values.length; quadrant++) {
            values[quadrant] = values(curves.gains(pair, tap.side().id(), quadrant), positions);
        }
        return new ChainRequest(tap, Math.max(1, granted), values, primaries(tap));
    }

    /** Sums of the gains at ascending positions. */
    private static double[] values(double[] gains, int[] positions) {
        int longest = 0;
        while (longest < positions.length && positions[longest] < gains.length) {
            longest++;
        }
        double[] values = new double[longest + 1];
        for (int n = 1; n <= longest; n++) {
            values[n] = values[n - 1] + gains[positions[n - 1]];
        }
        return values;
    }

    private int[] primaries(Tap tap) {
        int[] positions = new int[ChainSearch.SIDE];
        int count = 0;
        for (int position = 0; position < ChainSearch.SIDE; position++) {
            int y = ChipDrivers.driverAt(tap.side().id(), position);
            if (drivers.workingRows(y) > 0 && bus.feeds(tap.segment(), hicann, y)) {
                positions[count++] = position;
            }
        }
        return Arrays.copyOf(positions, count);
    }

    private boolean[] usable(int side) {
        boolean[] usable = new boolean[ChainSearch.SIDE];
        for (int position = 0; position < usable.length; position++) {
            usable[position] = drivers.workingRows(ChipDrivers.driverAt(side, position)) > 0;
        }
        return usable;
    }

    private static int working(boolean[] usable) {
        int count = 0;
        for (boolean works : usable) {
            count += works ? 1 : 0;
        }
        return count;
    }

    private void assignSide(
            int side, List<ChainRequest> requests, boolean[] usable, long seed, List<DriverChain> chains) {
        if (requests.isEmpty()) {
            return;
        }
        DriverSearch found = DriverSearch.of(requests, usable, options.limits().driverMoves(), seed);
        isBest &= found.isBest();
        int[] primaries = found.primaries();
        for (int quadrant = 0; quadrant < 2; quadrant++) {
            int[][] intervals = new ChainLengths(requests, usable, quadrant).intervals(primaries);
            for (int r = 0; r < intervals.length; r++) {
                int length = intervals[r][1] - intervals[r][0] + 1;
                if (length > 0 && requests.get(r).longest(quadrant) > 0) {
                    int innermost = quadrant == 0 ? intervals[r][1] : intervals[r][0];
                    chains.add(new DriverChain(
                            requests.get(r).tap(),
                            ChipDrivers.driverAt(side, primaries[r]),
                            ChipDrivers.driverAt(side, innermost),
                            length));
                }
            }
        }
    }
}
