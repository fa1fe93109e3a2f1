package neckar.compiler.route.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DemandTableTest {
    /** Chip 1 has three drivers for three lines, chip 2 more than its line can use. */
    private static DemandTable table() {
        return DemandTable.builder(3)
                .add(1, new int[] {0, 1, 2}, List.of(new double[] {9, 5}, new double[] {8, 2}, new double[] {4}), 3)
                .add(2, new int[] {0}, List.of(new double[] {7, 1}), 10)
                .build();
    }

    @Test
    void driversGoToTheGreatestGains() {
        assertEquals(9 + 8 + 5 + 7 + 1, table().granted());
    }

    @Test
    void driversOfPairsOutOfReachGoToTheOthersOfTheChip() {
        assertEquals(table().granted(), table().granted(new boolean[] {true, true, true, true}));
        assertEquals(8 + 4 + 2 + 8, table().granted(new boolean[] {false, true, true, true}));
        assertEquals(9 + 5 + 4, table().granted(new boolean[] {true, false, true, false}));
    }
}
