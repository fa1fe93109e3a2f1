package neckar.emulator.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import neckar.base.InputException;
import neckar.spec.config.DenmemConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.QuadConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.QuadOnHicann;

/** Finds the logical neurons of a chip: components of denmems joined by membrane switches (hardware reference 3.2). */
final class NeuronFinder {
    private final HicannOnWafer hicann;
    private final HicannConfig config;
    private final int[] parent = new int[DenmemOnHicann.COUNT];

    NeuronFinder(HicannOnWafer hicann, HicannConfig config) {
        this.hicann = hicann;
        this.config = config;
    }

    /** All components with more than one denmem or with a firing denmem, by their first denmem. */
    List<LoadedNeuron> find() {
        Arrays.setAll(parent, i -> i);
        joinQuads();
        joinFireInputs();
        Map<Integer, List<Integer>> members = new TreeMap<>();
        for (int denmem = 0; denmem < DenmemOnHicann.COUNT; denmem++) {
            members.computeIfAbsent(root(denmem), key -> new ArrayList<>()).add(denmem);
        }
        List<LoadedNeuron> neurons = new ArrayList<>();
        for (List<Integer> component : members.values()) {
            neurons.add(neuron(component));
        }
        return neurons;
    }

    private LoadedNeuron neuron(List<Integer> component) {
        int firing = -1;
        for (int denmem : component) {
            DenmemConfig setting = config.denmem(DenmemOnHicann.of(denmem));
            if (setting.spl1Output() && !setting.activateFiring()) {
                throw InputException.of(name(denmem), "the denmem sends spikes but does not fire")
                        .allowed("enable_spl1_output only together with activate_firing");
            }
            if (setting.activateFiring() && firing >= 0) {
                throw InputException.of(name(denmem), "a second denmem fires in a neuron of joined denmems")
                        .value("also " + name(firing))
                        .allowed("one activate_firing in each component of joined denmems");
            }
            if (setting.activateFiring()) {
                firing = denmem;
            }
        }
        boolean sends = firing >= 0 && config.denmem(DenmemOnHicann.of(firing)).spl1Output();
        int address = firing >= 0 ? config.denmem(DenmemOnHicann.of(firing)).l1Address() : 0;
        return new LoadedNeuron(component.stream().mapToInt(Integer::intValue).toArray(), firing, sends, address);
    }

    private void joinQuads() {
        for (QuadOnHicann quad : QuadOnHicann.all()) {
            QuadConfig switches = config.quad(quad);
            int left = 2 * quad.id();
            int below = DenmemOnHicann.COLUMNS;
            join(switches.verticalLeft(), left, left + below);
            join(switches.verticalRight(), left + 1, left + 1 + below);
            join(switches.horizontalTop(), left, left + 1);
            join(switches.horizontalBottom(), left + below, left + below + 1);
        }
    }

    private void joinFireInputs() {
        for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
            if (!config.denmem(denmem).fireInput()) {
                continue;
            }
            DenmemOnHicann other = denmem.fireInputNeighbour()
                    .orElseThrow(() -> InputException.of(name(denmem.id()), "the fire input leads out of the chip")
                            .allowed("fire inputs between columns 0 and 255"));
            boolean both = config.denmem(other).fireInput()
                    || config.denmem(other.verticalPartner()).fireInput();
            if (both) {
                throw InputException.of(
                                name(denmem.id()),
                                "fire inputs are set on both sides of a quad border; this can damage the chip")
                        .value("opposite " + name(other.id()))
                        .allowed("fire inputs on one side of a border");
            }
            join(true, denmem.id(), other.id());
        }
    }

    private void join(boolean closed, int a, int b) {
        if (closed) {
            int first = Math.min(root(a), root(b));
            int second = Math.max(root(a), root(b));
            parent[second] = first;
        }
    }

    private int root(int denmem) {
        int r = denmem;
        while (parent[r] != r) {
            parent[r] = parent[parent[r]];
            r = parent[r];
        }
        return r;
    }

    private String name(int denmem) {
        return hicann + "." + DenmemOnHicann.of(denmem);
    }
}
