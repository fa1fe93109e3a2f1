package neckar.network.io.nir;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neckar.base.InputException;
import neckar.network.CellType;

/**
 * Neurons of a node as cells {@code IF_curr_exp}. A NIR spike is a pulse of height 1 and length dt, so through weight W
 * it moves the membrane of a LIF by r W dt / tau, that of an IF by r W dt, and the current of a CubaLIF by
 * w_in W dt / tau_syn (NIR's equations, integrated over the pulse). Each neuron has its own scale of voltage: its
 * threshold lies 15 mV above its rest.
 */
final class NirNeurons {
    /** Distance of threshold and rest in mV. */
    static final double THRESHOLD_MV = 15;
    /** Rest in mV. */
    static final double REST_MV = -65;
    /** Capacitance in nF. */
    static final double CAPACITANCE_NF = 0.2;
    /** Synaptic time constant that stands for none, in ms. */
    static final double SHORTEST_SYNAPSE_MS = 1;
    /** Membrane time constant that stands for no leak, in ms. */
    static final double NO_LEAK_MS = 1000;
    /** A threshold that no membrane reaches, in mV. */
    static final double NO_THRESHOLD_MV = 50;

    private static final Map<String, List<String>> FIELDS = Map.of(
            "LIF", List.of("tau", "r", "v_leak", "v_threshold", "v_reset"),
            "CubaLIF", List.of("tau_mem", "tau_syn", "r", "v_leak", "v_threshold", "w_in", "v_reset"),
            "IF", List.of("r", "v_threshold", "v_reset"),
            "LI", List.of("tau", "r", "v_leak"),
            "CubaLI", List.of("tau_mem", "tau_syn", "r", "v_leak", "w_in"),
            "I", List.of("r"));

    private final NirNode node;
    private final int[] shape;
    private final double msPerSec;
    private final double dtSec;
    private final boolean isDtGiven;
    private final Map<String, double[]> values = new LinkedHashMap<>();
    private final double[] gainNa;
    private final double[] biasNa;

    private NirNeurons(NirNode node, int[] shape, NirUnits units) {
        this.node = node;
        this.shape = shape;
        this.msPerSec = units.msPerSec();
        this.dtSec = units.dtSec();
        this.isDtGiven = units.isDtGiven();
        int n = NirShapes.size(shape);
        this.gainNa = new double[n];
        this.biasNa = new double[n];
    }

    /** The fields of a type of neuron; empty for another type. */
    static Optional<List<String>> fields(String type) {
        return Optional.ofNullable(FIELDS.get(type));
    }

    /** Whether a type of neuron sends spikes. */
    static boolean spikes(String type) {
        return type.equals("LIF") || type.equals("CubaLIF") || type.equals("IF");
    }

    /** Membrane time constants of a node in s; empty where there is no leak. */
    static double[] membraneSec(NirNode node) {
        return switch (node.type()) {
            case "LIF", "LI" -> node.field("tau").values();
            case "CubaLIF", "CubaLI" -> node.field("tau_mem").values();
            default -> new double[0];
        };
    }

    /** Translates the neurons of a node. */
    static NirNeurons of(NirNode node, int[] shape, NirUnits units) {
        NirNeurons neurons = new NirNeurons(node, shape, units);
        neurons.translate();
        return neurons;
    }

    private void translate() {
        int n = gainNa.length;
        boolean cuba = node.type().startsWith("Cuba");
        boolean leaky = !node.type().equals("IF") && !node.type().equals("I");
        double[] tau = leaky ? field(cuba ? "tau_mem" : "tau") : filled(1);
        double[] tauSyn = cuba ? field("tau_syn") : filled(1);
        double[] leak = leaky ? field("v_leak") : filled(0);
        double[] threshold = spikes(node.type()) ? field("v_threshold") : filled(0);
        double[] reset = spikes(node.type()) && node.optional("v_reset").isPresent() ? field("v_reset") : filled(0);
        double[] r = field("r");
        double[] wIn = cuba ? field("w_in") : filled(1);
        double[] cm = own("neckar_cm_nf", CAPACITANCE_NF);
        double[] rest = own("neckar_v_rest_mv", REST_MV);
        double[] scale = scale(threshold, leak);
        double[] tauM = new double[n];
        double[] tauSynMs = new double[n];
        double[] thresholdMv = new double[n];
        double[] resetMv = new double[n];
        for (int i = 0; i < n; i++) {
            positive(tau[i], leaky ? "its membrane time constant" : "", i);
            positive(tauSyn[i], cuba ? "tau_syn" : "", i);
            tauM[i] = leaky ? tau[i] * msPerSec : NO_LEAK_MS;
            tauSynMs[i] = cuba ? tauSyn[i] * msPerSec : SHORTEST_SYNAPSE_MS;
            boolean fires = spikes(node.type());
            thresholdMv[i] = fires ? rest[i] + scale[i] * (threshold[i] - leak[i]) : NO_THRESHOLD_MV;
            resetMv[i] = fires ? rest[i] + scale[i] * (reset[i] - leak[i]) : rest[i];
            double perNa = cm[i] / tauM[i] * scale[i] * r[i];
            if (cuba) {
                gainNa[i] = perNa * (isDtGiven ? wIn[i] * dtSec / tauSyn[i] : 1);
                biasNa[i] = perNa * wIn[i];
            } else {
                double jumpMv = scale[i] * r[i] * dtSec / tau[i];
                gainNa[i] = jumpMv * cm[i] / tauSynMs[i];
                biasNa[i] = leaky ? perNa : cm[i] * scale[i] * r[i] / msPerSec;
            }
        }
        values.put("v_rest", rest);
        values.put("cm", cm);
        values.put("tau_m", tauM);
        values.put("tau_refrac", own("neckar_tau_refrac_ms", 0));
        values.put("tau_syn_E", tauSynMs);
        values.put("tau_syn_I", tauSynMs);
        values.put("v_reset", resetMv);
        values.put("v_thresh", thresholdMv);
    }

    private double[] scale(double[] threshold, double[] leak) {
        double[] scale = own("neckar_mv_per_unit", THRESHOLD_MV);
        if (node.metadata("neckar_mv_per_unit").isPresent() || !spikes(node.type())) {
            return scale;
        }
        for (int i = 0; i < scale.length; i++) {
            double distance = threshold[i] - leak[i];
            if (!(distance > 0)) {
                throw node.error("the threshold of index " + i + " does not lie above the rest")
                        .value(threshold[i] + " against " + leak[i])
                        .advice("A neuron that always fires cannot be scaled to the hardware.");
            }
            scale[i] = THRESHOLD_MV / distance;
        }
        return scale;
    }

    private void positive(double value, String what, int index) {
        if (!(value > 0)) {
            throw node.error(what + " of index " + index + " is out of range")
                    .value(value)
                    .allowed("above 0 s");
        }
    }

    private double[] field(String key) {
        return each(key, node.field(key));
    }

    private double[] own(String key, double fallback) {
        Optional<NirNode.Field> found = node.metadata(key);
        return found.isPresent() ? each(key, found.get()).clone() : filled(fallback);
    }

    private double[] each(String key, NirNode.Field field) {
        return field.broadcast(shape).orElseThrow(() -> wrongShape(key, field));
    }

    private InputException wrongShape(String key, NirNode.Field field) {
        return node.error(key + " does not fit the shape of the node")
                .value(Arrays.toString(field.shape()))
                .allowed(Arrays.toString(shape) + ", or a scalar");
    }

    private double[] filled(double value) {
        double[] all = new double[gainNa.length];
        Arrays.fill(all, value);
        return all;
    }

    /** The type of cell that all nodes become. */
    static CellType cellType() {
        return CellType.IF_CURR_EXP;
    }

    /** Values of PyNN's parameters by name, for each neuron; a constant current in nA from a bias for each neuron. */
    Map<String, double[]> values(double[] bias) {
        Map<String, double[]> all = new LinkedHashMap<>(values);
        double[] offset = new double[gainNa.length];
        for (int i = 0; i < offset.length; i++) {
            offset[i] = biasNa[i] * bias[i];
        }
        all.put("i_offset", offset);
        return all;
    }

    /** The synaptic weight in nA of a weight 1 of the graph, for a neuron. */
    double gainNa(int index) {
        return gainNa[index];
    }

    /** By what part of the way from rest to threshold a spike of this weight in nA moves the membrane, in time. */
    double reach(int index, double weightNa) {
        double cm = value("cm", index);
        return weightNa * value("tau_syn_E", index) / cm / THRESHOLD_MV;
    }

    private double value(String key, int index) {
        double[] all = values.get(key);
        return all == null ? 0 : all[index];
    }
}
