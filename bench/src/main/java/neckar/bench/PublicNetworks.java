package neckar.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import neckar.base.InputException;
import neckar.bench.NetworkFolder.Drawing;

/**
 * The kinds of public benchmark networks. The draws are those of the runs of the existing mapper; with another seed than
 * 42 each kind with draws gives another sample.
 */
final class PublicNetworks {
    /** The seed of the published measurements. */
    static final int SEED = 42;

    private static final String EXCITATORY = "excitatory";
    private static final String INHIBITORY = "inhibitory";

    /** Cells that fire by themselves at about 21 Hz; time constants of the membrane spread by 20 %. */
    private static final String SELF_FIRING =
            "\"v_rest\": -48.1, \"v_thresh\": -50.0, \"v_reset\": -70.0, \"tau_refrac\": 1.0, \"cm\": 0.2,"
                    + " \"e_rev_E\": 0.0, \"e_rev_I\": -100.0, \"tau_syn_E\": 5.0, \"tau_syn_I\": 5.0";

    private final Path folder;
    private final Map<String, Double> arguments;
    private final int shift;

    private PublicNetworks(Path folder, Map<String, Double> arguments, int seed) {
        this.folder = folder;
        this.arguments = arguments;
        this.shift = seed - SEED;
    }

    /**
     * Writes a network into a folder.
     *
     * @param kind kind of network
     * @param arguments its numbers by name
     * @param seed 42 for the published draws
     * @return the network file
     */
    static Path write(Path folder, String kind, Map<String, Double> arguments, int seed) {
        PublicNetworks networks = new PublicNetworks(folder, arguments, seed);
        NetworkFolder made =
                switch (kind) {
                    case "random" -> networks.random();
                    case "a2a" -> networks.allToAll();
                    case "bm" -> networks.boltzmann();
                    case "rbm" -> networks.restrictedBoltzmann();
                    case "ff" -> networks.feedForward();
                    case "synfire" -> networks.synfire();
                    case "ring" -> networks.ring();
                    case "poisson" -> networks.poisson();
                    case "clustered" -> networks.clustered(false);
                    case "wafer" -> networks.clustered(true);
                    case "hicann" -> networks.hicann();
                    default ->
                        throw InputException.of("public set", "there is no such kind of network")
                                .value(kind);
                };
        return made.save();
    }

    private int whole(String name) {
        return (int) real(name);
    }

    private double real(String name) {
        Double value = arguments.get(name);
        if (value == null) {
            throw InputException.of("public set", "the argument \"" + name + "\" is missing");
        }
        return value;
    }

    private NetworkFolder named(String kind, double durationMs) {
        String numbers = arguments.values().stream()
                .map(value -> String.format(Locale.ROOT, value % 1 == 0 ? "%.0f" : "%s", value))
                .collect(Collectors.joining("-"));
        return new NetworkFolder(folder, kind + "-" + numbers, durationMs);
    }

    /** Each pair with a probability. */
    private Drawing prob(int pre, int post, double probability, int seed) {
        return pairs -> {
            PythonRandom random = PythonRandom.plain(seed + shift);
            long limit = PythonRandom.limit(probability);
            for (int i = 0; i < pre; i++) {
                for (int j = 0; j < post; j++) {
                    if (Long.compareUnsigned(random.bits64(), limit) < 0) {
                        pairs.add(i, j);
                    }
                }
            }
        };
    }

    /** A fixed number of sources for each target. */
    private Drawing fixedPre(int pre, int post, int number, int seed) {
        return pairs -> {
            PythonRandom random = PythonRandom.of(seed + 1000 * shift);
            for (int j = 0; j < post; j++) {
                int[] drawn = random.sample(pre, Math.min(pre, number + 1));
                for (int k = 0; k < Math.min(number, drawn.length); k++) {
                    pairs.add(drawn[k], j);
                }
            }
        };
    }

    private NetworkFolder random() {
        int n = whole("n");
        return named("random", 200).population("p", n).list("p", "p", EXCITATORY, prob(n, n, real("p"), SEED));
    }

    private NetworkFolder allToAll() {
        return allToAll("a2a").projection("p", "p", EXCITATORY, OTHERS);
    }

    private static final String OTHERS = "{\"type\": \"AllToAllConnector\", \"allow_self_connections\": false}";

    private NetworkFolder allToAll(String kind) {
        return named(kind, 200).population("p", whole("n"));
    }

    private NetworkFolder boltzmann() {
        return allToAll("bm").projection("p", "p", EXCITATORY, OTHERS).projection("p", "p", INHIBITORY, OTHERS);
    }

    private NetworkFolder restrictedBoltzmann() {
        NetworkFolder net = named("rbm", 200).population("v", whole("n")).population("h", whole("n"));
        for (String[] way : new String[][] {{"v", "h"}, {"h", "v"}}) {
            net.allToAll(way[0], way[1], EXCITATORY).allToAll(way[0], way[1], INHIBITORY);
        }
        return net;
    }

    private NetworkFolder feedForward() {
        NetworkFolder net = named("ff", 200);
        for (int i = 0; i < whole("layers"); i++) {
            net.population("l" + i, whole("n"));
        }
        for (int i = 0; i + 1 < whole("layers"); i++) {
            net.allToAll("l" + i, "l" + (i + 1), EXCITATORY);
        }
        return net;
    }

    private NetworkFolder synfire() {
        int groups = whole("groups");
        NetworkFolder net = named("synfire", 200);
        for (int g = 0; g < groups; g++) {
            net.population("E" + g, 100).population("I" + g, 25);
        }
        for (int g = 0; g < groups; g++) {
            if (g + 1 < groups) {
                net.list("E" + g, "E" + (g + 1), EXCITATORY, fixedPre(100, 100, 60, 10 * g + 1));
                net.list("E" + g, "I" + (g + 1), EXCITATORY, fixedPre(100, 25, 60, 10 * g + 2));
            }
            net.allToAll("I" + g, "E" + g, INHIBITORY);
        }
        return net;
    }

    private NetworkFolder ring() {
        int n = whole("n");
        int k = whole("k");
        int[][] sources = new int[n][];
        PythonRandom random = PythonRandom.of(7 + shift);
        int[] takenFor = new int[n];
        Arrays.fill(takenFor, -1);
        for (int j = 0; j < n; j++) {
            int[] drawn = new int[k];
            int count = 0;
            while (count < k) {
                int i = Math.floorMod(j + (long) Math.rint(random.gauss(real("sigma"))), n);
                if (i != j && takenFor[i] != j) {
                    takenFor[i] = j;
                    drawn[count++] = i;
                }
            }
            Arrays.sort(drawn);
            sources[j] = drawn;
        }
        return named("ring", 200)
                .population("p", n)
                .list("p", "p", EXCITATORY, signed(sources, true))
                .list("p", "p", INHIBITORY, signed(sources, false));
    }

    /** Of each ten indices the first eight are excitatory. */
    private static Drawing signed(int[][] sources, boolean excitatory) {
        return pairs -> {
            for (int j = 0; j < sources.length; j++) {
                for (int i : sources[j]) {
                    if (i % 10 < 8 == excitatory) {
                        pairs.add(i, j);
                    }
                }
            }
        };
    }

    private NetworkFolder poisson() {
        int sources = whole("src");
        int n = whole("n");
        return named("poisson", 200)
                .population("in", sources, "SpikeSourcePoisson", "{\"rate\": 20.0}", "")
                .population("p", n)
                .list("in", "p", EXCITATORY, prob(sources, n, 0.05, SEED + 1))
                .list("p", "p", EXCITATORY, prob(n, n, 0.05, SEED));
    }

    private NetworkFolder hicann() {
        int n = whole("n");
        NetworkFolder net = named("hicann", 1000)
                .weight(real("w"))
                .population("p", n, "IF_cond_exp", selfFiring(n, ""), ", \"record\": [\"spikes\"]");
        return real("p") > 0 ? net.list("p", "p", EXCITATORY, prob(n, n, real("p"), SEED)) : net;
    }

    private NetworkFolder clustered(boolean firing) {
        int n = whole("n");
        int k = whole("k");
        int clusters = n / 500;
        NetworkFolder net = named(firing ? "wafer" : "clustered", firing ? 1000 : 200);
        for (int c = 0; c < clusters; c++) {
            if (firing) {
                boolean adex = real("adex") != 0;
                String more = ", \"a\": 1.0, \"b\": 0.005, \"tau_w\": 100.0, \"delta_T\": 1.0, \"v_spike\": -45.0";
                net.population(
                        "c" + c,
                        500,
                        adex ? "EIF_cond_exp_isfa_ista" : "IF_cond_exp",
                        selfFiring(500, adex ? more : ""),
                        ", \"record\": [\"spikes\"], \"rate_hz\": 20.0");
            } else {
                net.population("c" + c, 500);
            }
        }
        if (firing) {
            net.weight(1e-5);
        }
        PythonRandom random = PythonRandom.of(11 + shift);
        for (int c = 0; c < clusters; c++) {
            net.list("c" + c, "c" + c, EXCITATORY, pick(random, k / 2));
            int[] others = random.sample(clusters - 1, Math.min(8, clusters - 1));
            for (int other : others) {
                net.list("c" + (other < c ? other : other + 1), "c" + c, EXCITATORY, pick(random, k / 16));
            }
        }
        return net;
    }

    private static Drawing pick(PythonRandom random, int count) {
        return pairs -> {
            for (int j = 0; j < 500; j++) {
                for (int i : random.sample(500, count)) {
                    pairs.add(i, j);
                }
            }
        };
    }

    private static String selfFiring(int n, String more) {
        String tau = IntStream.range(0, n)
                .mapToObj(i -> Double.toString(20.0 * (0.8 + 0.4 * i / n)))
                .collect(Collectors.joining(", "));
        return "{" + SELF_FIRING + more + ", \"tau_m\": [" + tau + "]}";
    }
}
