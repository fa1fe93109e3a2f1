package neckar.compiler.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import neckar.spec.config.DenmemConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.QuadConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.QuadOnHicann;

/**
 * Groups of denmems of one chip whose membranes are joined by switches (hardware reference 3.2): vertical and
 * horizontal switches of quads, and fire inputs between quads. Immutable.
 */
public final class NeuronComponents {

    /** Stands for "belongs to no neuron". */
    public static final int NONE = -1;

    private final short[] componentOf = new short[DenmemOnHicann.COUNT];
    private final List<Neuron> neurons;
    private final List<List<Integer>> silent;

    private NeuronComponents(List<Neuron> neurons, List<List<Integer>> silent) {
        this.neurons = List.copyOf(neurons);
        this.silent = List.copyOf(silent);
        Arrays.fill(componentOf, (short) NONE);
        for (int i = 0; i < neurons.size(); i++) {
            for (int denmem : neurons.get(i).denmems()) {
                componentOf[denmem] = (short) i;
            }
        }
    }

    /**
     * Joined denmems with at least one firing denmem.
     *
     * @param denmems members, ascending
     * @param firing denmems with {@code activate_firing}, ascending; one in a legal neuron
     * @param address L1 address of the first firing denmem, or empty when it does not send
     */
    public record Neuron(List<Integer> denmems, List<Integer> firing, OptionalInt address) {

        /** The firing denmem; the first where there are several. */
        public int firingDenmem() {
            return firing.get(0);
        }

        /** Leftmost column. */
        public int firstColumn() {
            return denmems.stream()
                    .mapToInt(denmem -> denmem % DenmemOnHicann.COLUMNS)
                    .min()
                    .orElseThrow();
        }
    }

    /** Finds the components of a chip. */
    public static NeuronComponents of(HicannConfig config) {
        int[] parent = new int[DenmemOnHicann.COUNT];
        Arrays.setAll(parent, denmem -> denmem);
        for (QuadOnHicann quad : QuadOnHicann.all()) {
            QuadConfig switches = config.quad(quad);
            int left = quad.firstColumn();
            int below = DenmemOnHicann.COLUMNS;
            joinIf(switches.verticalLeft(), parent, left, left + below);
            joinIf(switches.verticalRight(), parent, left + 1, left + 1 + below);
            joinIf(switches.horizontalTop(), parent, left, left + 1);
            joinIf(switches.horizontalBottom(), parent, left + below, left + 1 + below);
        }
        for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
            if (config.denmem(denmem).fireInput()) {
                denmem.fireInputNeighbour().ifPresent(other -> joinIf(true, parent, denmem.id(), other.id()));
            }
        }
        return collect(config, parent);
    }

    private static NeuronComponents collect(HicannConfig config, int[] parent) {
        List<List<Integer>> members = new ArrayList<>();
        int[] listOf = new int[parent.length];
        Arrays.fill(listOf, NONE);
        for (int denmem = 0; denmem < parent.length; denmem++) {
            int root = root(parent, denmem);
            if (listOf[root] == NONE) {
                listOf[root] = members.size();
                members.add(new ArrayList<>());
            }
            members.get(listOf[root]).add(denmem);
        }
        List<Neuron> neurons = new ArrayList<>();
        List<List<Integer>> silent = new ArrayList<>();
        for (List<Integer> component : members) {
            List<Integer> firing = component.stream()
                    .filter(denmem -> config.denmem(DenmemOnHicann.of(denmem)).activateFiring())
                    .toList();
            if (!firing.isEmpty()) {
                DenmemConfig first = config.denmem(DenmemOnHicann.of(firing.get(0)));
                OptionalInt address = first.spl1Output() ? OptionalInt.of(first.l1Address()) : OptionalInt.empty();
                neurons.add(new Neuron(List.copyOf(component), firing, address));
            } else if (component.size() > 1) {
                silent.add(List.copyOf(component));
            }
        }
        return new NeuronComponents(neurons, silent);
    }

    private static void joinIf(boolean closed, int[] parent, int one, int other) {
        if (closed) {
            int a = root(parent, one);
            int b = root(parent, other);
            parent[Math.max(a, b)] = Math.min(a, b);
        }
    }

    private static int root(int[] parent, int denmem) {
        int at = denmem;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** Components that fire, in the order of their smallest denmem. */
    public List<Neuron> neurons() {
        return neurons;
    }

    /** Joined denmems, two or more, without a firing one. */
    public List<List<Integer>> silent() {
        return silent;
    }

    /** Position in {@link #neurons()} of the neuron that a denmem belongs to, or {@link #NONE}. */
    public int neuronOf(int denmem) {
        return componentOf[denmem];
    }
}
