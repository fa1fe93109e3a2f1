package neckar.compiler.partition;

import java.util.Arrays;
import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.base.SeededRandom;
import neckar.base.Seeds;

/**
 * Coordinates in which nodes that share sources and targets lie close together: the slowest modes of averaging over
 * neighbours, by subspace iteration from random vectors (Ron, Safro, Brandt, "Relaxation-based coarsening", 2011, use such
 * vectors as a measure of distance). A node becomes a mixture of itself, the mean of its sources and the mean of its
 * targets; modes of an unstructured network die out within few rounds. Time: O(nodes) in each round, since each mean is
 * over a bounded sample.
 */
final class Smoothing {

    /** Coordinates of a node. */
    static final int DIMENSIONS = 16;

    /** Most neighbours of each direction in one mean. */
    private static final int SAMPLE = 32;

    /** The same in the last rounds, which decide how exact the places are. */
    private static final int LAST_SAMPLE = 192;

    private static final int LAST_ROUNDS = 2;

    /** Weight of a node's own place; it keeps chains and bipartite networks from swinging. */
    private static final float OWN = 0.2f;

    private static final int FEWEST_ROUNDS = 4;

    private static final int MOST_ROUNDS = 20;

    private static final int NODES_PER_TASK = 1024;

    /** A mode must decay clearly slower than those of a random network to count as structure. */
    private static final double CLEARLY = 1.2;

    /** Decay in one round below which modes are not told apart. */
    private static final double SLOWEST = 1e-4;

    private static final long STAGE = 0x736d6f6f7468L;

    private final ConnectionTable table;
    private final RunContext context;
    private final int nodes;
    private float[] place;
    private float[] next;
    private final double[] decay = new double[DIMENSIONS];

    private Smoothing(ConnectionTable table, RunContext context) {
        this.table = table;
        this.context = context;
        this.nodes = table.nodes();
        this.place = new float[nodes * DIMENSIONS];
        this.next = new float[nodes * DIMENSIONS];
    }

    /**
     * Coordinates of all nodes, node-major, each scaled by how slowly it decays; empty when the network has no structure.
     */
    static float[] coordinates(ConnectionTable table, RunContext context) {
        return new Smoothing(table, context).run();
    }

    private float[] run() {
        SeededRandom random = new SeededRandom(Seeds.split(context.seed(), STAGE));
        for (int i = 0; i < place.length; i++) {
            place[i] = (float) random.nextDouble() - 0.5f;
        }
        orthonormalise(place);
        double noise = noise();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            context.cancel().throwIfCancelled();
            average(round);
            float[] old = place;
            place = next;
            next = old;
            orthonormalise(place);
            if (round + 1 == FEWEST_ROUNDS && slowest() < CLEARLY * noise) {
                return new float[0];
            }
        }
        return modes(noise);
    }

    private double slowest() {
        return Arrays.stream(decay).max().orElse(0);
    }

    /** Decay of the modes of a random network of the same degrees: 2 / sqrt(neighbours), and the weight of the own place. */
    private double noise() {
        double sampled = 0;
        for (int node = 0; node < nodes; node++) {
            sampled += Math.min(SAMPLE, table.inDegree(node)) + Math.min(SAMPLE, table.outDegree(node));
        }
        return OWN + (1 - OWN) * 2 / StrictMath.sqrt(Math.max(4, sampled / Math.max(1, nodes)));
    }

    private void average(int round) {
        int sample = round + LAST_ROUNDS > MOST_ROUNDS ? LAST_SAMPLE : SAMPLE;
        Parallel.forRange((nodes + NODES_PER_TASK - 1) / NODES_PER_TASK, context.threads(), task -> {
            float[] mean = new float[DIMENSIONS];
            for (int node = task * NODES_PER_TASK; node < Math.min(nodes, (task + 1) * NODES_PER_TASK); node++) {
                int in = table.inDegree(node);
                int out = table.outDegree(node);
                int directions = (in > 0 ? 1 : 0) + (out > 0 ? 1 : 0);
                Arrays.fill(mean, 0);
                if (directions > 0) {
                    long draw = Seeds.split(round, node);
                    addMean(mean, table.firstEdge(node), in, true, sample, draw, (1 - OWN) / directions);
                    addMean(mean, table.firstOut(node), out, false, sample, draw, (1 - OWN) / directions);
                }
                float own = directions > 0 ? OWN : 0;
                for (int d = 0; d < DIMENSIONS; d++) {
                    next[node * DIMENSIONS + d] = own * place[node * DIMENSIONS + d] + mean[d];
                }
            }
        });
    }

    /** Adds the mean over a sample of neighbours that is spread evenly over their list, times a factor. */
    private void addMean(float[] mean, int first, int degree, boolean incoming, int sample, long draw, float factor) {
        int count = Math.min(sample, degree);
        if (count == 0) {
            return;
        }
        float share = factor / count;
        long offset = (draw >>> 33) % degree;
        for (int i = 0; i < count; i++) {
            int at = first + (int) ((offset + (long) i * degree / count) % degree);
            int other = incoming ? table.source(at) : table.target(table.outEdge(at));
            int from = other * DIMENSIONS;
            for (int d = 0; d < DIMENSIONS; d++) {
                mean[d] += share * place[from + d];
            }
        }
    }

    /** Takes the mean from each coordinate, then Cholesky's factor of the Gram matrix makes them orthonormal. */
    private void orthonormalise(float[] vectors) {
        double[] sum = new double[DIMENSIONS];
        for (int node = 0; node < nodes; node++) {
            for (int d = 0; d < DIMENSIONS; d++) {
                sum[d] += vectors[node * DIMENSIONS + d];
            }
        }
        for (int node = 0; node < nodes; node++) {
            for (int d = 0; d < DIMENSIONS; d++) {
                vectors[node * DIMENSIONS + d] -= (float) (sum[d] / nodes);
            }
        }
        double[][] factor = cholesky(gram(vectors));
        for (int d = 0; d < DIMENSIONS; d++) {
            decay[d] = factor[d][d];
        }
        for (int node = 0; node < nodes; node++) {
            int at = node * DIMENSIONS;
            for (int d = 0; d < DIMENSIONS; d++) {
                double value = vectors[at + d];
                for (int k = 0; k < d; k++) {
                    value -= factor[d][k] * vectors[at + k];
                }
                vectors[at + d] = factor[d][d] == 0 ? 0 : (float) (value / factor[d][d]);
            }
        }
    }

    private double[][] gram(float[] vectors) {
        double[][] gram = new double[DIMENSIONS][DIMENSIONS];
        for (int node = 0; node < nodes; node++) {
            int at = node * DIMENSIONS;
            for (int a = 0; a < DIMENSIONS; a++) {
                double value = vectors[at + a];
                for (int b = 0; b <= a; b++) {
                    gram[a][b] += value * vectors[at + b];
                }
            }
        }
        return gram;
    }

    /** Lower factor; a direction that depends on the earlier ones becomes zero. */
    private static double[][] cholesky(double[][] gram) {
        double[][] factor = new double[DIMENSIONS][DIMENSIONS];
        for (int a = 0; a < DIMENSIONS; a++) {
            for (int b = 0; b <= a; b++) {
                double rest = gram[a][b];
                for (int k = 0; k < b; k++) {
                    rest -= factor[a][k] * factor[b][k];
                }
                if (a == b) {
                    factor[a][a] = rest > 1e-9 * gram[a][a] ? StrictMath.sqrt(rest) : 0;
                } else {
                    factor[a][b] = factor[b][b] == 0 ? 0 : rest / factor[b][b];
                }
            }
        }
        return factor;
    }

    /**
     * Turns the coordinates to the modes themselves (Rayleigh-Ritz) and scales each by its slowness, as commute times do: a
     * ring then is a circle with small waves, which bisection cuts into arcs.
     */
    private float[] modes(double noise) {
        average(MOST_ROUNDS);
        double[][] projected = new double[DIMENSIONS][DIMENSIONS];
        for (int node = 0; node < nodes; node++) {
            int at = node * DIMENSIONS;
            for (int a = 0; a < DIMENSIONS; a++) {
                for (int b = 0; b < DIMENSIONS; b++) {
                    projected[a][b] += (double) place[at + a] * next[at + b];
                }
            }
        }
        double[][] symmetric = new double[DIMENSIONS][DIMENSIONS];
        for (int a = 0; a < DIMENSIONS; a++) {
            for (int b = 0; b < DIMENSIONS; b++) {
                symmetric[a][b] = (projected[a][b] + projected[b][a]) / 2;
            }
        }
        SymmetricEigen eigen = new SymmetricEigen(symmetric);
        double[] scale = new double[DIMENSIONS];
        for (int d = 0; d < DIMENSIONS; d++) {
            scale[d] = Math.max(0, eigen.value(d) - noise) / StrictMath.sqrt(Math.max(SLOWEST, 1 - eigen.value(d)));
        }
        for (int node = 0; node < nodes; node++) {
            for (int d = 0; d < DIMENSIONS; d++) {
                double value = 0;
                for (int k = 0; k < DIMENSIONS; k++) {
                    value += place[node * DIMENSIONS + k] * eigen.vector(k, d);
                }
                next[node * DIMENSIONS + d] = (float) (value * scale[d]);
            }
        }
        return next;
    }
}
