package neckar.network;

import static neckar.base.NumberRange.between;
import static neckar.base.NumberRange.positive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neckar.base.NumberRange;

/**
 * The cell models that a network may use, with parameters, units and defaults of PyNN 0.10 (its module
 * {@code standardmodels.cells}). Voltages in mV, times in ms, capacitance in nF, currents in nA, {@code a} in nS, rates
 * in Hz.
 */
public enum CellType {
    /** Leaky integrate-and-fire, conductances that decay exponentially. */
    IF_COND_EXP("IF_cond_exp", Parameters.conductance(Parameters.leaky(5.0, 5.0))),
    /** Adaptive exponential integrate-and-fire (Brette and Gerstner 2005), conductances that decay exponentially. */
    EIF_COND_EXP_ISFA_ISTA("EIF_cond_exp_isfa_ista", Parameters.adaptive()),
    /** Leaky integrate-and-fire, currents that decay exponentially. */
    IF_CURR_EXP("IF_curr_exp", Parameters.leaky(5.0, 5.0)),
    /** Leaky integrate-and-fire, currents shaped as alpha functions. */
    IF_CURR_ALPHA("IF_curr_alpha", Parameters.leaky(0.5, 0.5)),
    /** Leaky integrate-and-fire, conductances shaped as alpha functions. */
    IF_COND_ALPHA("IF_cond_alpha", Parameters.conductance(Parameters.leaky(0.3, 0.5))),
    /** Adaptive exponential integrate-and-fire, conductances shaped as alpha functions. */
    EIF_COND_ALPHA_ISFA_ISTA("EIF_cond_alpha_isfa_ista", Parameters.adaptive()),
    /** Independent Poisson processes. */
    SPIKE_SOURCE_POISSON("SpikeSourcePoisson", Parameters.poisson()),
    /** Spikes at listed times; the times are {@link Population#spikeTimes()}, there are no scalar parameters. */
    SPIKE_SOURCE_ARRAY("SpikeSourceArray", List.of());

    private final String pynnName;
    // An unmodifiable map of records, which the checker cannot see.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, CellParameter> parameters;

    CellType(String pynnName, List<CellParameter> parameters) {
        this.pynnName = pynnName;
        Map<String, CellParameter> byName = new LinkedHashMap<>();
        parameters.forEach(parameter -> byName.put(parameter.name(), parameter));
        this.parameters = Collections.unmodifiableMap(byName);
    }

    /** The type of a PyNN class name; empty when unknown. */
    public static Optional<CellType> find(String pynnName) {
        return Arrays.stream(values())
                .filter(type -> type.pynnName.equals(pynnName))
                .findFirst();
    }

    /** The name of the class in PyNN. */
    public String pynnName() {
        return pynnName;
    }

    /** Scalar parameters by name, in PyNN's order. */
    public Map<String, CellParameter> parameters() {
        return parameters;
    }

    /** Whether it only sends spikes and has no membrane. */
    public boolean isSource() {
        return this == SPIKE_SOURCE_POISSON || this == SPIKE_SOURCE_ARRAY;
    }

    /** Whether synapses open conductances (weights in uS); else they inject currents (weights in nA). */
    public boolean isConductance() {
        return !isSource() && this != IF_CURR_EXP && this != IF_CURR_ALPHA;
    }

    /** Whether it has the exponential term and adaptation. */
    public boolean isAdEx() {
        return this == EIF_COND_EXP_ISFA_ISTA || this == EIF_COND_ALPHA_ISFA_ISTA;
    }

    /** Whether synaptic events are alpha functions of time; else they decay exponentially. */
    public boolean isAlpha() {
        return this == IF_CURR_ALPHA || this == IF_COND_ALPHA || this == EIF_COND_ALPHA_ISFA_ISTA;
    }

    /** The parameter lists; apart from the enum because its constants need them. Keys are never used twice. */
    private static final class Parameters {
        private static final NumberRange VOLTAGE = between(-1000, 1000, "mV");
        private static final NumberRange TIME_CONSTANT = positive(1e6, "ms");
        private static final NumberRange CURRENT = between(-1e4, 1e4, "nA");
        private static final NumberRange CAPACITANCE = positive(1e4, "nF");
        private static final NumberRange REFRACTORY = between(0, 1e6, "ms");

        static List<CellParameter> leaky(double tauSynE, double tauSynI) {
            return List.of(
                    new CellParameter("v_rest", 1, -65.0, VOLTAGE),
                    new CellParameter("cm", 2, 1.0, CAPACITANCE),
                    new CellParameter("tau_m", 3, 20.0, TIME_CONSTANT),
                    new CellParameter("tau_refrac", 4, 0.1, REFRACTORY),
                    new CellParameter("tau_syn_E", 5, tauSynE, TIME_CONSTANT),
                    new CellParameter("tau_syn_I", 6, tauSynI, TIME_CONSTANT),
                    new CellParameter("i_offset", 7, 0.0, CURRENT),
                    new CellParameter("v_reset", 8, -65.0, VOLTAGE),
                    new CellParameter("v_thresh", 9, -50.0, VOLTAGE));
        }

        static List<CellParameter> conductance(List<CellParameter> leaky) {
            List<CellParameter> all = new ArrayList<>(leaky);
            all.add(new CellParameter("e_rev_E", 10, 0.0, VOLTAGE));
            all.add(new CellParameter("e_rev_I", 11, -70.0, VOLTAGE));
            return all;
        }

        static List<CellParameter> adaptive() {
            return List.of(
                    new CellParameter("cm", 2, 0.281, CAPACITANCE),
                    new CellParameter("tau_refrac", 4, 0.1, REFRACTORY),
                    new CellParameter("v_spike", 12, -40.0, VOLTAGE),
                    new CellParameter("v_reset", 8, -70.6, VOLTAGE),
                    new CellParameter("v_rest", 1, -70.6, VOLTAGE),
                    new CellParameter("tau_m", 3, 9.3667, TIME_CONSTANT),
                    new CellParameter("i_offset", 7, 0.0, CURRENT),
                    new CellParameter("a", 13, 4.0, between(-1e6, 1e6, "nS")),
                    new CellParameter("b", 14, 0.0805, CURRENT),
                    new CellParameter("delta_T", 15, 2.0, between(0, 1000, "mV")),
                    new CellParameter("tau_w", 16, 144.0, TIME_CONSTANT),
                    new CellParameter("v_thresh", 9, -50.4, VOLTAGE),
                    new CellParameter("e_rev_E", 10, 0.0, VOLTAGE),
                    new CellParameter("tau_syn_E", 5, 5.0, TIME_CONSTANT),
                    new CellParameter("e_rev_I", 11, -80.0, VOLTAGE),
                    new CellParameter("tau_syn_I", 6, 5.0, TIME_CONSTANT));
        }

        static List<CellParameter> poisson() {
            return List.of(
                    new CellParameter("rate", 17, 1.0, between(0, NetworkLimits.MAX_RATE_HZ, "Hz")),
                    new CellParameter("start", 18, 0.0, between(0, 1e12, "ms")),
                    new CellParameter("duration", 19, 1e10, between(0, 1e12, "ms")));
        }
    }
}
