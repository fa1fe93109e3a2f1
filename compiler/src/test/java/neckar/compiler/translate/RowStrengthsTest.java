package neckar.compiler.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import neckar.spec.calib.WeightMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RowStrengthsTest {
    private static final WeightMap MAP = WeightMap.NOMINAL;

    @Test
    void oneStrengthInARowIsMetWithinOnePercent() {
        for (double siemens = 1e-9; siemens < 10e-6; siemens *= 1.37) {
            int[] rows = {5, 5, 5};
            double[] wanted = {siemens, siemens, siemens};
            RowStrengths strengths = new RowStrengths(rows, wanted, MAP);
            double given = strengths.siemens(5, strengths.nearestWeight(5, siemens));
            assertEquals(1, given / siemens, 0.01, "for " + siemens);
        }
    }

    @Test
    void exampleOfTheHardwareReference() {
        // 433 nS lies between weights 4 and 5 of the reference setting.
        RowStrengths strengths = new RowStrengths(new int[] {0}, new double[] {433e-9}, MAP);
        assertEquals(433e-9, strengths.siemens(0, strengths.nearestWeight(0, 433e-9)), 4e-9);
        assertEquals(4, MAP.floorWeight(433e-9));
    }

    @Test
    void rowsOfVeryDifferentStrengthGetTheirOwnSettings() {
        int[] rows = {0, 2, 4, 6};
        double[] wanted = {10e-9, 100e-9, 1e-6, 8e-6};
        RowStrengths strengths = new RowStrengths(rows, wanted, MAP);
        for (int i = 0; i < rows.length; i++) {
            double given = strengths.siemens(rows[i], strengths.nearestWeight(rows[i], wanted[i]));
            assertEquals(1, given / wanted[i], 0.02, "row " + rows[i]);
        }
    }

    @Test
    void whatNoSettingReachesGetsTheLargest() {
        RowStrengths strengths = new RowStrengths(new int[] {0}, new double[] {50e-6}, MAP);
        int weight = strengths.nearestWeight(0, 50e-6);
        assertEquals(WeightMap.MAX_WEIGHT, weight);
        assertEquals(RowStrengths.largestSiemens(MAP), strengths.siemens(0, weight), 1e-15);
        assertEquals(10.74e-6, RowStrengths.largestSiemens(MAP), 0.01e-6);
    }

    @Test
    void aFaintCellDoesNotWeakenTheOthersOfItsRow() {
        double[] wanted = {1e-12, 0.3e-6, 0.6e-6, 0.9e-6, 1.2e-6};
        RowStrengths strengths = new RowStrengths(new int[] {7, 7, 7, 7, 7}, wanted, MAP);
        for (int i = 1; i < wanted.length; i++) {
            double given = strengths.siemens(7, strengths.nearestWeight(7, wanted[i]));
            assertEquals(1, given / wanted[i], 0.15, "for " + wanted[i]);
        }
        assertEquals(0, strengths.nearestWeight(7, wanted[0]));
    }

    @Test
    void spreadOfWeightsKeepsWithinHalfAStep() {
        double[] wanted = new double[200];
        int[] rows = new int[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = 200e-9 * (1 + 3.0 * i / wanted.length);
            rows[i] = 100;
        }
        RowStrengths strengths = new RowStrengths(rows, wanted, MAP);
        for (double siemens : wanted) {
            double given = strengths.siemens(100, strengths.nearestWeight(100, siemens));
            assertTrue(Math.abs(given / siemens - 1) < 0.22, siemens + " became " + given);
        }
        double rms = Math.sqrt(Arrays.stream(wanted)
                .map(s -> strengths.siemens(100, strengths.nearestWeight(100, s)) / s - 1)
                .map(e -> e * e)
                .average()
                .orElse(1));
        assertTrue(rms < 0.06, "rms " + rms);
    }

    @Property(tries = 50)
    void everySettingIsLegalAndEveryWeightTheNearest(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -10, max = -4.7) Double> exponents) {
        int[] rows = new int[exponents.size()];
        double[] wanted = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (37 * i) % 448;
            wanted[i] = StrictMath.pow(10, exponents.get(i));
        }
        RowStrengths strengths = new RowStrengths(rows, wanted, MAP);
        for (int row = 0; row < 448; row++) {
            assertTrue(strengths.divisors()[row] >= 2 && strengths.divisors()[row] <= 30);
            assertTrue(strengths.selects()[row] >= 0 && strengths.selects()[row] < RowStrengths.SELECTS);
        }
        for (int block = 0; block < 4; block++) {
            for (int dac : strengths.gmaxDac(block)) {
                assertTrue(dac >= 1 && dac <= 1023);
            }
        }
        for (int i = 0; i < rows.length; i++) {
            int chosen = strengths.nearestWeight(rows[i], wanted[i]);
            for (int w = 0; w <= WeightMap.MAX_WEIGHT; w++) {
                assertTrue(ratio(strengths.siemens(rows[i], chosen), wanted[i])
                        <= ratio(strengths.siemens(rows[i], w), wanted[i]) + 1e-12);
            }
        }
    }

    private static double ratio(double given, double wanted) {
        return StrictMath.abs(StrictMath.log(given / wanted));
    }
}
