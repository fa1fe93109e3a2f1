package neckar.compiler.route.synapse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        int[] shares =
                TapShares.of(taps, hicann, demand, working, options.limits().chainLength());
        Map<Integer, Integer> granted = new TreeMap<>();
        for (int tap = 0; tap < shares.length; tap++) {
            granted.merge(taps.get(tap).line(), shares[tap], Integer::sum);
        }
        Map<Integer, Integer> offset = new TreeMap<>();
        List<List<ChainRequest>> requests = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < shares.length; i++) {
            Tap tap = taps.get(i);
            int from = offset.merge(tap.line(), shares[i], Integer::sum) - shares[i];
            int all = granted.getOrDefault(tap.line(), 0);
            requests.get(tap.side().id()).add(request(tap, from, shares[i], all));
        }
        List<DriverChain> chains = new ArrayList<>();
        for (int side = 0; side < requests.size(); side++) {
            assignSide(side, requests.get(side), usable[side], Seeds.split(seed, hicann, side), chains);
        }
        chains.sort(Comparator.comparingInt(DriverChain::innermost));
        return chains;
    }

    /** The wish of a tap that has a share of what its line is granted on the chip, beginning at an offset. */
    private ChainRequest request(Tap tap, int offset, int share, int granted) {
        int pair = demand.find(tap.line(), hicann);
        double[][] values = new double[2][];
        for (int quadrant = 0; quadrant < values.length; quadrant++) {
            values[quadrant] = values(curves.gains(pair, tap.side().id(), quadrant), offset, share, granted);
        }
        return new ChainRequest(tap, Math.max(1, share), values, primaries(tap));
    }

    /** Sums of gains: those of the share first, then those that the whole pair would gain beyond what it is granted. */
    private double[] values(double[] gains, int offset, int share, int granted) {
        int own = Math.max(0, Math.min(share, gains.length - offset));
        int beyond = Math.max(0, gains.length - granted);
        int longest = Math.min(own + beyond, options.limits().chainLength());
        double[] values = new double[longest + 1];
        for (int n = 1; n <= longest; n++) {
            values[n] = values[n - 1] + (n <= own ? gains[offset + n - 1] : gains[granted + n - own - 1]);
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
