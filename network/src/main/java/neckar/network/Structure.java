package neckar.network;

import java.util.Arrays;
import neckar.base.Invariant;
import neckar.base.SeededRandom;

/** Where the cells of a population lie in space, with PyNN's structures and parameters. */
public sealed interface Structure {
    /** PyNN's default: a line along x with distance 1. */
    Structure DEFAULT = new Line(1.0, 0.0, 0.0, 0.0);

    /**
     * The coordinates of n cells.
     *
     * @param n number of cells
     * @param seed seed of structures that draw
     * @return three arrays: x, y and z by index
     */
    double[][] positions(int n, long seed);

    /**
     * Cells along x.
     *
     * @param dx distance
     * @param x0 coordinate of the first
     * @param y coordinate of all
     * @param z coordinate of all
     */
    record Line(double dx, double x0, double y, double z) implements Structure {
        @Override
        public double[][] positions(int n, long seed) {
            double[][] result = new double[3][n];
            for (int i = 0; i < n; i++) {
                result[0][i] = x0 + dx * i;
            }
            Arrays.fill(result[1], y);
            Arrays.fill(result[2], z);
            return result;
        }
    }

    /**
     * Cells on a regular grid; z runs fastest, then y, then x. A plane grid has one layer in z.
     *
     * @param nx number along x
     * @param ny number along y
     * @param nz number along z
     * @param distance distances along x, y, z
     * @param origin coordinates of the first corner
     * @param randomOrder whether cells take the places in random order
     */
    record Grid(int nx, int ny, int nz, Point distance, Point origin, boolean randomOrder) implements Structure {
        @Override
        public double[][] positions(int n, long seed) {
            Invariant.check((long) nx * ny * nz == n, "a grid has one place for each cell", nx, ny, nz, n);
            int[] places = new int[n];
            Arrays.setAll(places, i -> i);
            if (randomOrder) {
                SeededRandom random = new SeededRandom(seed);
                for (int i = n - 1; i > 0; i--) {
                    int other = random.nextInt(i + 1);
                    int place = places[i];
                    places[i] = places[other];
                    places[other] = place;
                }
            }
            double[][] result = new double[3][n];
            for (int i = 0; i < n; i++) {
                int column = places[i] / (ny * nz);
                int row = places[i] / nz % ny;
                int layer = places[i] % nz;
                result[0][i] = origin.x() + distance.x() * column;
                result[1][i] = origin.y() + distance.y() * row;
                result[2][i] = origin.z() + distance.z() * layer;
            }
            return result;
        }
    }

    /**
     * Cells anywhere in a cuboid with equal probability.
     *
     * @param extent width, height and depth (along x, y, z)
     * @param origin centre
     */
    record RandomCuboid(Point extent, Point origin) implements Structure {
        @Override
        public double[][] positions(int n, long seed) {
            SeededRandom random = new SeededRandom(seed);
            double[][] result = new double[3][n];
            for (int i = 0; i < n; i++) {
                result[0][i] = origin.x() + extent.x() * (random.nextDouble() - 0.5);
                result[1][i] = origin.y() + extent.y() * (random.nextDouble() - 0.5);
                result[2][i] = origin.z() + extent.z() * (random.nextDouble() - 0.5);
            }
            return result;
        }
    }

    /**
     * Cells anywhere in a sphere with equal probability.
     *
     * @param radius radius
     * @param origin centre
     */
    record RandomSphere(double radius, Point origin) implements Structure {
        @Override
        public double[][] positions(int n, long seed) {
            SeededRandom random = new SeededRandom(seed);
            double[][] result = new double[3][n];
            for (int i = 0; i < n; i++) {
                double x;
                double y;
                double z;
                do {
                    x = 2 * random.nextDouble() - 1;
                    y = 2 * random.nextDouble() - 1;
                    z = 2 * random.nextDouble() - 1;
                } while (x * x + y * y + z * z >= 1);
                result[0][i] = origin.x() + radius * x;
                result[1][i] = origin.y() + radius * y;
                result[2][i] = origin.z() + radius * z;
            }
            return result;
        }
    }

    /** Cells at listed points. */
    final class Listed implements Structure {
        private final double[][] coordinates;

        /** Arrays of x, y and z by index, all of the same length. */
        public Listed(double[] x, double[] y, double[] z) {
            Invariant.check(
                    x.length == y.length && y.length == z.length, "equal lengths", x.length, y.length, z.length);
            coordinates = new double[][] {x.clone(), y.clone(), z.clone()};
        }

        @Override
        public double[][] positions(int n, long seed) {
            Invariant.check(coordinates[0].length == n, "one point for each cell", coordinates[0].length, n);
            return new double[][] {coordinates[0].clone(), coordinates[1].clone(), coordinates[2].clone()};
        }
    }
}
