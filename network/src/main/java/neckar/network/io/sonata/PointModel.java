package neckar.network.io.sonata;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import neckar.network.CellParameter;
import neckar.network.CellType;

/**
 * A model of a point neuron: its parameters by the names of its simulator, and how they become PyNN's. Defaults of NEST
 * are those of its model documentation; NEST counts in pF, pA and nS.
 */
final class PointModel {
    private static final double MILLI = 1e-3;
    /** Distance of rest and threshold of a neuron that knows only 0 and 1, in mV. */
    private static final double UNIT_MV = 15;

    private static final double UNIT_SYNAPSE_MS = 1;
    private static final double UNIT_CAPACITANCE_NF = 0.2;
    private static final Map<String, PointModel> MODELS = new LinkedHashMap<>();

    static {
        String[] current = {
            "C_m 250",
            "tau_m 10",
            "tau_syn_ex 2",
            "tau_syn_in 2",
            "t_ref 2",
            "E_L -70",
            "V_reset -70",
            "V_th -55",
            "I_e 0"
        };
        String[] conductance = {
            "C_m 250",
            "g_L 16.6667",
            "tau_syn_ex 0.2",
            "tau_syn_in 2",
            "t_ref 2",
            "E_L -70",
            "V_reset -60",
            "V_th -55",
            "E_ex 0",
            "E_in -85",
            "I_e 0"
        };
        String[] adaptive = {
            "C_m 281", "g_L 30", "tau_syn_ex 0.2", "tau_syn_in 2", "t_ref 0", "E_L -70.6", "V_reset -60", "V_th -50.4",
            "V_peak 0", "E_ex 0", "E_in -85", "I_e 0", "Delta_T 2", "tau_w 144", "a 4", "b 80.5"
        };
        nest("iaf_psc_exp", CellType.IF_CURR_EXP, current);
        nest("iaf_psc_alpha", CellType.IF_CURR_ALPHA, current);
        nest("iaf_cond_exp", CellType.IF_COND_EXP, conductance);
        nest("iaf_cond_alpha", CellType.IF_COND_ALPHA, conductance);
        nest("aeif_cond_exp", CellType.EIF_COND_EXP_ISFA_ISTA, adaptive);
        nest("aeif_cond_alpha", CellType.EIF_COND_ALPHA_ISFA_ISTA, adaptive);
        MODELS.put(
                "nrn:intfire1",
                new PointModel(
                        CellType.IF_CURR_EXP,
                        Map.of("tau", 10.0, "refrac", 5.0),
                        UNIT_MV * UNIT_CAPACITANCE_NF / UNIT_SYNAPSE_MS));
        for (CellType type : CellType.values()) {
            Map<String, Double> defaults = new LinkedHashMap<>();
            for (CellParameter parameter : type.parameters().values()) {
                defaults.put(parameter.name(), parameter.defaultValue());
            }
            MODELS.put("pynn:" + type.pynnName().toLowerCase(Locale.ROOT), new PointModel(type, defaults, 1));
        }
    }

    private final CellType cellType;
    private final Map<String, Double> defaults;
    private final double weightFactor;

    private PointModel(CellType cellType, Map<String, Double> defaults, double weightFactor) {
        this.cellType = cellType;
        this.defaults = defaults;
        this.weightFactor = weightFactor;
    }

    private static void nest(String name, CellType type, String... parameters) {
        Map<String, Double> defaults = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int space = parameter.indexOf(' ');
            defaults.put(parameter.substring(0, space), Double.valueOf(parameter.substring(space + 1)));
        }
        MODELS.put("nest:" + name, new PointModel(type, defaults, MILLI));
    }

    /** The model of a template such as {@code nest:iaf_psc_exp}; empty when it is not known. */
    static Optional<PointModel> find(String template) {
        return Optional.ofNullable(MODELS.get(template.toLowerCase(Locale.ROOT)));
    }

    /** All templates, for messages. */
    static List<String> known() {
        return List.copyOf(MODELS.keySet());
    }

    CellType cellType() {
        return cellType;
    }

    /** Parameters by the names of the simulator, with defaults. */
    Map<String, Double> defaults() {
        return defaults;
    }

    /** PyNN's weight (nA or uS) for a weight 1 of the file. */
    double weightFactor() {
        return weightFactor;
    }

    /** PyNN's parameters for values by the names of the simulator, for each cell. */
    Map<String, double[]> translated(Map<String, double[]> given, int size) {
        if (defaults.containsKey("C_m")) {
            return fromNest(given, size);
        }
        if (defaults.containsKey("refrac")) {
            Map<String, double[]> result = new HashMap<>();
            result.put("tau_m", value(given, "tau"));
            result.put("tau_refrac", value(given, "refrac"));
            result.put("cm", filled(size, UNIT_CAPACITANCE_NF));
            result.put("tau_syn_E", filled(size, UNIT_SYNAPSE_MS));
            result.put("tau_syn_I", filled(size, UNIT_SYNAPSE_MS));
            result.put("v_rest", filled(size, -65));
            result.put("v_reset", filled(size, -65));
            result.put("v_thresh", filled(size, -65 + UNIT_MV));
            return result;
        }
        return given;
    }

    private Map<String, double[]> fromNest(Map<String, double[]> given, int size) {
        Map<String, double[]> result = new HashMap<>();
        result.put("cm", scaled(value(given, "C_m"), MILLI));
        result.put("tau_syn_E", value(given, "tau_syn_ex"));
        result.put("tau_syn_I", value(given, "tau_syn_in"));
        result.put("tau_refrac", value(given, "t_ref"));
        result.put("v_rest", value(given, "E_L"));
        result.put("v_reset", value(given, "V_reset"));
        result.put("v_thresh", value(given, "V_th"));
        result.put("i_offset", scaled(value(given, "I_e"), MILLI));
        if (cellType.isConductance()) {
            double[] tau = new double[size];
            for (int i = 0; i < size; i++) {
                tau[i] = value(given, "C_m")[i] / value(given, "g_L")[i];
            }
            result.put("tau_m", tau);
            result.put("e_rev_E", value(given, "E_ex"));
            result.put("e_rev_I", value(given, "E_in"));
        } else {
            result.put("tau_m", value(given, "tau_m"));
        }
        if (cellType.isAdEx()) {
            result.put("v_spike", value(given, "V_peak"));
            result.put("delta_T", value(given, "Delta_T"));
            result.put("tau_w", value(given, "tau_w"));
            result.put("a", value(given, "a"));
            result.put("b", scaled(value(given, "b"), MILLI));
        }
        return result;
    }

    private static double[] value(Map<String, double[]> given, String name) {
        double[] values = given.get(name);
        if (values == null) {
            throw new IllegalStateException("no values of " + name);
        }
        return values;
    }

    private static double[] scaled(double[] values, double factor) {
        double[] result = values.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] *= factor;
        }
        return result;
    }

    private static double[] filled(int size, double value) {
        double[] result = new double[size];
        Arrays.fill(result, value);
        return result;
    }
}
