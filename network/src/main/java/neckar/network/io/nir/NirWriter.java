package neckar.network.io.nir;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import neckar.base.InputException;
import neckar.network.CellType;
import neckar.network.Network;
import neckar.network.Population;
import neckar.network.Projection;
import neckar.network.Receptor;
import neckar.network.RecordVariable;
import neckar.network.io.build.ExplicitNetwork;
import neckar.network.io.build.ImportNote;

/**
 * Writes a network as NIR graph: {@code IF_curr_exp} as CubaLIF in mV and s, with r = tau_m / cm and w_in = tau_syn / dt,
 * so that a weight of the graph is one in nA; sources as Input.
 */
public final class NirWriter {
    private static final String VERSION = "1.0.6";
    private static final double SEC_PER_MS = 1e-3;
    private static final long MAX_WEIGHTS = 50_000_000;
    private static final int MAX_DELAYS = 32;

    private final Network network;
    private final List<ImportNote> notes = new ArrayList<>();
    private final List<String[]> edges = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();

    private NirWriter(Network network) {
        this.network = network;
    }

    /**
     * Checks that NIR can hold a network.
     *
     * @throws InputException if it cannot; names the object
     */
    public static void check(Network network) {
        for (Population population : network.populations()) {
            if (!population.cellType().isSource() && population.cellType() != CellType.IF_CURR_EXP) {
                throw InputException.of("population \"" + population.label() + "\"", "NIR has no such cell")
                        .value(population.cellType().pynnName())
                        .allowed("IF_curr_exp, and spike sources as inputs")
                        .advice("NIR knows currents only; --sonata and --pynn hold conductances.");
            }
            boolean differ = !population.cellType().isSource()
                    && !Arrays.equals(population.values("tau_syn_E"), population.values("tau_syn_I"));
            if (differ) {
                throw InputException.of(
                                "population \"" + population.label() + "\"",
                                "NIR has one synaptic time constant a neuron, but tau_syn_E and tau_syn_I differ")
                        .allowed("the same value for both");
            }
        }
        for (Projection projection : network.projections()) {
            if (!projection.dynamics().isStatic()) {
                throw InputException.of("projection \"" + projection.label() + "\"", "NIR has no plastic synapses")
                        .value("TsodyksMarkramSynapse")
                        .allowed("StaticSynapse");
            }
            long size = (long) network.populations().get(projection.pre()).size()
                    * network.populations().get(projection.post()).size();
            if (size > MAX_WEIGHTS) {
                throw InputException.of(
                                "projection \"" + projection.label() + "\"",
                                "NIR has full matrices, and this is too large")
                        .value(size + " weights")
                        .allowed("at most " + MAX_WEIGHTS);
            }
        }
        if (!network.currents().isEmpty()) {
            throw InputException.of("currents[0]", "NIR has no current sources")
                    .value(network.currents().get(0).shape().pynnName());
        }
    }

    /** Writes a new file; the notes say what NIR cannot hold. */
    public static List<ImportNote> write(Network network, Path file) {
        check(network);
        NirWriter writer = new NirWriter(network);
        try (WritableHdfFile root = HdfFile.write(file)) {
            root.putDataset("version", VERSION);
            WritableGroup top = root.putGroup("node");
            top.putDataset("type", "NIRGraph");
            WritableGroup nodes = top.putGroup("nodes");
            network.populations().forEach(population -> writer.population(nodes, population));
            network.projections().forEach(projection -> writer.projection(nodes, projection));
            if (!writer.edges.isEmpty()) {
                top.putDataset("edges", writer.edges.toArray(String[][]::new));
            } else {
                top.putDataset("edges", new String[][] {});
            }
        }
        return List.copyOf(writer.notes);
    }

    private WritableGroup node(WritableGroup nodes, String name, String type) {
        names.add(name);
        WritableGroup node = nodes.putGroup(name);
        node.putDataset("type", type);
        return node;
    }

    private String free(String base) {
        String name = base;
        for (int k = 2; names.contains(name) || isPopulation(name); k++) {
            name = base + "#" + k;
        }
        return name;
    }

    private boolean isPopulation(String name) {
        return network.populations().stream().anyMatch(population -> ExplicitNetwork.hdfName(population.label())
                .equals(name));
    }

    private void population(WritableGroup nodes, Population population) {
        String name = ExplicitNetwork.hdfName(population.label());
        if (population.cellType().isSource()) {
            node(nodes, name, "Input").putDataset("shape", new long[] {population.size()});
            notes.add(new ImportNote(population.label(), "NIR holds no spikes of inputs; take them from spikes.csv"));
        } else {
            neurons(node(nodes, name, "CubaLIF"), population);
        }
        boolean recorded =
                population.record().stream().anyMatch(request -> request.variable() == RecordVariable.SPIKES);
        if (recorded) {
            String output = free(name + ".output");
            node(nodes, output, "Output").putDataset("shape", new long[] {population.size()});
            edges.add(new String[] {name, output});
        }
    }

    private void neurons(WritableGroup node, Population population) {
        int n = population.size();
        double[] cm = population.values("cm");
        double[] tauM = population.values("tau_m");
        double[] tauSyn = population.values("tau_syn_E");
        double[] rest = population.values("v_rest");
        double[] offset = population.values("i_offset");
        double[] r = new double[n];
        double[] wIn = new double[n];
        for (int i = 0; i < n; i++) {
            r[i] = tauM[i] / cm[i];
            wIn[i] = tauSyn[i] * SEC_PER_MS / NirUnits.DEFAULT_DT_SEC;
            rest[i] += offset[i] * r[i];
        }
        node.putDataset("tau_mem", scaled(tauM));
        node.putDataset("tau_syn", scaled(tauSyn));
        node.putDataset("r", r);
        node.putDataset("v_leak", rest);
        node.putDataset("v_threshold", population.values("v_thresh"));
        node.putDataset("v_reset", population.values("v_reset"));
        node.putDataset("w_in", wIn);
        WritableGroup metadata = node.putGroup("metadata");
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        metadata.putDataset("neckar_cm_nf", cm);
        metadata.putDataset("neckar_v_rest_mv", rest);
        metadata.putDataset("neckar_mv_per_unit", ones);
        metadata.putDataset("neckar_tau_refrac_ms", population.values("tau_refrac"));
        if (Arrays.stream(offset).anyMatch(i -> i != 0)) {
            notes.add(new ImportNote(population.label(), "i_offset is written as a shift of v_leak"));
        }
        if (Arrays.stream(population.values("tau_refrac")).anyMatch(t -> t > 0)) {
            notes.add(new ImportNote(
                    population.label(), "NIR has no refractory period; tau_refrac stands in the metadata only"));
        }
    }

    private static double[] scaled(double[] ms) {
        double[] sec = new double[ms.length];
        for (int i = 0; i < sec.length; i++) {
            sec[i] = ms[i] * SEC_PER_MS;
        }
        return sec;
    }

    private void projection(WritableGroup nodes, Projection projection) {
        int pres = network.populations().get(projection.pre()).size();
        int posts = network.populations().get(projection.post()).size();
        ExplicitNetwork.Synapses synapses = ExplicitNetwork.synapses(network, projection);
        double sign = projection.receptor() == Receptor.EXCITATORY ? 1 : -1;
        Map<Double, double[][]> byDelay = new TreeMap<>();
        boolean repeated = false;
        for (int s = 0; s < synapses.size(); s++) {
            double[][] weights = byDelay.computeIfAbsent(synapses.delayMs()[s], key -> new double[posts][pres]);
            if (byDelay.size() > MAX_DELAYS) {
                throw InputException.of(
                                "projection \"" + projection.label() + "\"",
                                "NIR has one matrix for each delay, and there are too many different delays")
                        .allowed("at most " + MAX_DELAYS + " different delays");
            }
            repeated |= weights[synapses.post()[s]][synapses.pre()[s]] != 0;
            weights[synapses.post()[s]][synapses.pre()[s]] += sign * synapses.weight()[s];
        }
        if (repeated) {
            notes.add(new ImportNote(projection.label(), "several synapses of a pair are written as their sum"));
        }
        byDelay.forEach((delayMs, weights) -> {
            String linear = free(ExplicitNetwork.hdfName(projection.label()));
            node(nodes, linear, "Linear").putDataset("weight", weights);
            String late = free(linear + ".delay");
            double[] delays = new double[posts];
            Arrays.fill(delays, delayMs * SEC_PER_MS);
            node(nodes, late, "Delay").putDataset("delay", delays);
            edges.add(new String[] {name(projection.pre()), linear});
            edges.add(new String[] {linear, late});
            edges.add(new String[] {late, name(projection.post())});
        });
    }

    private String name(int population) {
        return ExplicitNetwork.hdfName(network.populations().get(population).label());
    }
}
