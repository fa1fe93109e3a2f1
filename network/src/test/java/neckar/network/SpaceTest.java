package neckar.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpaceTest {
    private static final double[][] A = {{0}, {0}, {0}};
    private static final double[][] B = {{3}, {4}, {12}};

    @Test
    void distanceCountsTheChosenAxes() {
        assertEquals(13, Space.DEFAULT.distances(A, B).distance(0, 0));
        Space plane = new Space(List.of(0, 1), 1, Point.ZERO, Space.DEFAULT.periodicBoundaries());
        assertEquals(5, plane.distances(A, B).distance(0, 0));
    }

    @Test
    void offsetComesBeforeScale() {
        Space space = new Space(List.of(0), 2, new Point(1, 0, 0), Space.DEFAULT.periodicBoundaries());
        assertEquals(8, space.distances(A, B).distance(0, 0));
    }

    @Test
    void periodicAxesTakeTheShorterWay() {
        Space ring = new Space(
                List.of(0),
                1,
                Point.ZERO,
                List.of(Optional.of(new Space.Boundary(0, 4)), Optional.empty(), Optional.empty()));
        assertEquals(1, ring.distances(A, B).distance(0, 0));
    }

    @Test
    void gridsFillZFirst() {
        double[][] grid = new Structure.Grid(2, 1, 2, new Point(10, 1, 1), new Point(5, 0, 0), false).positions(4, 1);
        assertArrayEquals(new double[] {5, 5, 15, 15}, grid[0]);
        assertArrayEquals(new double[] {0, 1, 0, 1}, grid[2]);
    }

    @Test
    void randomOrderKeepsThePlaces() {
        Structure.Grid grid = new Structure.Grid(50, 2, 1, new Point(1, 1, 1), Point.ZERO, true);
        double[][] shuffled = grid.positions(100, 1);
        double[] x = shuffled[0].clone();
        Arrays.sort(x);
        assertEquals(49, x[99]);
        assertFalse(Arrays.equals(x, shuffled[0]));
        assertArrayEquals(shuffled[0], grid.positions(100, 1)[0]);
        assertFalse(Arrays.equals(shuffled[0], grid.positions(100, 2)[0]));
    }

    @Test
    void randomCellsStayInTheirVolume() {
        double[][] sphere = new Structure.RandomSphere(2, new Point(10, 0, 0)).positions(500, 1);
        double[][] cuboid = new Structure.RandomCuboid(new Point(2, 4, 6), new Point(0, 0, 100)).positions(500, 1);
        for (int i = 0; i < 500; i++) {
            double dx = sphere[0][i] - 10;
            assertTrue(dx * dx + sphere[1][i] * sphere[1][i] + sphere[2][i] * sphere[2][i] <= 4);
            assertTrue(Math.abs(cuboid[0][i]) <= 1 && Math.abs(cuboid[1][i]) <= 2 && Math.abs(cuboid[2][i] - 100) <= 3);
        }
    }

    @Test
    void lineIsTheDefault() {
        assertArrayEquals(new double[] {0, 1, 2}, Structure.DEFAULT.positions(3, 1)[0]);
    }
}
