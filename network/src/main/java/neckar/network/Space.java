package neckar.network;

import java.util.List;
import java.util.Optional;
import neckar.base.Invariant;

/**
 * How distances between cells are measured (PyNN's {@code Space}): the postsynaptic position is shifted by the offset,
 * then scaled; along an axis with periodic boundaries the shorter way round counts.
 *
 * @param axes which of the axes x, y, z count
 * @param scaleFactor factor of postsynaptic positions
 * @param offset shift of postsynaptic positions before scaling
 * @param periodicBoundaries boundaries of each of the three axes, empty for an open axis
 */
public record Space(List<Integer> axes, double scaleFactor, Point offset, List<Optional<Boundary>> periodicBoundaries) {
    /** Three open axes, no shift, no scale. */
    public static final Space DEFAULT =
            new Space(List.of(0, 1, 2), 1.0, Point.ZERO, List.of(Optional.empty(), Optional.empty(), Optional.empty()));

    /**
     * Where an axis closes.
     *
     * @param low one end
     * @param high the other end, which is the same place
     */
    public record Boundary(double low, double high) {}

    /** Copies the lists. */
    public Space {
        axes = List.copyOf(axes);
        periodicBoundaries = List.copyOf(periodicBoundaries);
        Invariant.check(periodicBoundaries.size() == 3, "three axes", periodicBoundaries.size());
    }

    /** The distances between the cells of two populations, given as arrays of x, y and z. */
    PairDistances distances(double[][] pre, double[][] post) {
        double[][] from = new double[axes.size()][];
        double[][] to = new double[axes.size()][];
        double[] period = new double[axes.size()];
        for (int k = 0; k < from.length; k++) {
            int axis = axes.get(k);
            from[k] = pre[axis];
            to[k] = new double[post[axis].length];
            for (int i = 0; i < to[k].length; i++) {
                to[k][i] = scaleFactor * (post[axis][i] + offset.get(axis));
            }
            period[k] = periodicBoundaries
                    .get(axis)
                    .map(boundary -> boundary.high() - boundary.low())
                    .orElse(Double.POSITIVE_INFINITY);
        }
        return (i, j) -> {
            double sum = 0;
            for (int k = 0; k < from.length; k++) {
                double difference = Math.abs(from[k][i] - to[k][j]);
                difference = Math.min(difference, period[k] - difference);
                sum += difference * difference;
            }
            return Math.sqrt(sum);
        };
    }
}
