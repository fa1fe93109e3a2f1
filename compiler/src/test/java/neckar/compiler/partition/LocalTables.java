package neckar.compiler.partition;

import java.util.Arrays;
import java.util.stream.IntStream;
import neckar.base.SeededRandom;

/** Connection tables of local and of random networks, whose neurons are numbered in order or in any order. */
final class LocalTables {

    /** Draws a source for a target. */
    private interface Draw {
        int source(int target, SeededRandom random);
    }

    private LocalTables() {}

    /** Clusters of neurons; nine of ten sources are in the own cluster. */
    static ConnectionTable clusters(int clusters, int size, int degree, long seed, boolean shuffled) {
        int n = clusters * size;
        return table(
                n,
                degree,
                seed,
                shuffled,
                (t, r) -> r.nextInt(10) < 9 ? t / size * size + r.nextInt(size) : r.nextInt(n));
    }

    /** A ring with sources at Gaussian distance. */
    static ConnectionTable ring(int n, int degree, double sigma, long seed, boolean shuffled) {
        return table(
                n, degree, seed, shuffled, (t, r) -> Math.floorMod(t + (int) Math.round(sigma * r.nextGaussian()), n));
    }

    /** A torus of side * side neurons with sources at Gaussian distance. */
    static ConnectionTable grid(int side, int degree, double sigma, long seed, boolean shuffled) {
        return table(side * side, degree, seed, shuffled, (t, r) -> {
            int x = Math.floorMod(t % side + (int) Math.round(sigma * r.nextGaussian()), side);
            int y = Math.floorMod(t / side + (int) Math.round(sigma * r.nextGaussian()), side);
            return y * side + x;
        });
    }

    /** Groups in a chain, each heard by the next one only. */
    static ConnectionTable chain(int groups, int size, int degree, long seed, boolean shuffled) {
        return table(
                groups * size,
                degree,
                seed,
                shuffled,
                (t, r) -> Math.floorMod(t / size - 1, groups) * size + r.nextInt(size));
    }

    /** Any neuron is a source of any other. */
    static ConnectionTable random(int n, int degree, long seed) {
        return table(n, degree, seed, false, (t, r) -> r.nextInt(n));
    }

    private static ConnectionTable table(int n, int degree, long seed, boolean shuffled, Draw draw) {
        SeededRandom random = new SeededRandom(seed);
        int[] name = IntStream.range(0, n).toArray();
        for (int i = n - 1; shuffled && i > 0; i--) {
            int j = random.nextInt(i + 1);
            int old = name[i];
            name[i] = name[j];
            name[j] = old;
        }
        int[][] sources = new int[n][];
        for (int t = 0; t < n; t++) {
            int target = t;
            sources[name[t]] = IntStream.range(0, degree)
                    .map(i -> name[draw.source(target, random)])
                    .distinct()
                    .sorted()
                    .toArray();
        }
        int[] first = new int[n + 1];
        for (int t = 0; t < n; t++) {
            first[t + 1] = first[t] + sources[t].length;
        }
        int[] source = Arrays.stream(sources).flatMapToInt(Arrays::stream).toArray();
        float[] weight = new float[source.length];
        char[] multiplicity = new char[source.length];
        Arrays.fill(weight, 1);
        Arrays.fill(multiplicity, (char) 1);
        ConnectionTable.ProjectionTraits[] traits = {
            new ConnectionTable.ProjectionTraits(false, 0, 0, source.length, 0, 1)
        };
        return new ConnectionTable(new boolean[n], traits, first, source, new int[source.length], weight, multiplicity);
    }
}
