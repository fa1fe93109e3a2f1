package neckar.compiler.route.synapse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.graph.Tap;
import neckar.spec.coord.Side;
import org.junit.jupiter.api.Test;

/** Drivers of a side go to the taps that gain most, and never more than the side has. */
class TapSharesTest {
    private static DemandTable demand(int drivers, double[]... curves) {
        int[] lines = new int[curves.length];
        for (int line = 0; line < lines.length; line++) {
            lines[line] = line;
        }
        return DemandTable.builder(1).add(0, lines, List.of(curves), drivers).build();
    }

    private static List<Tap> taps(int[] lines, int[] sides) {
        List<Tap> taps = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            taps.add(new Tap(lines[i], 0, i, Side.of(sides[i])));
        }
        return taps;
    }

    private static int[] granted(List<Tap> taps, DemandTable demand, int[] working) {
        TapShares shares = TapShares.of(taps, 0, demand, working, 3);
        return IntStream.range(0, taps.size()).map(shares::granted).toArray();
    }

    @Test
    void aCrowdedSideKeepsItsBestDriversAndTheOtherSideUsesAll() {
        DemandTable demand = demand(4, new double[] {9, 8}, new double[] {7, 6}, new double[] {5, 1});
        List<Tap> taps = taps(new int[] {0, 1, 2}, new int[] {0, 0, 1});
        assertArrayEquals(new int[] {2, 0, 2}, granted(taps, demand, new int[] {2, 2}));
        assertArrayEquals(new int[] {2, 1, 1}, granted(taps, demand, new int[] {3, 1}));
    }

    @Test
    void aLineOfTwoTapsExceedsTheChainLimitByBoth() {
        DemandTable demand = demand(5, new double[] {9, 8, 7, 6, 5});
        List<Tap> taps = taps(new int[] {0, 0}, new int[] {0, 1});
        assertArrayEquals(new int[] {3, 2}, granted(taps, demand, new int[] {9, 9}));
        assertArrayEquals(new int[] {3, 1}, granted(taps, demand, new int[] {9, 1}));
    }

    @Test
    void eachGainIsTheHopeOfOneTap() {
        DemandTable demand = demand(9, new double[] {9, 8, 7, 6, 5});
        List<Tap> taps = taps(new int[] {0, 0}, new int[] {0, 1});
        TapShares shares = TapShares.of(taps, 0, demand, new int[] {2, 0}, 3);
        assertArrayEquals(new int[] {0, 1, 4}, shares.positions(0));
        assertArrayEquals(new int[] {2, 3}, shares.positions(1));
    }
}
