package neckar.spec.calib;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neckar.base.Invariant;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapticInput;

/** What was measured on one chip; anything may be absent. Immutable. */
public final class HicannCalibration {
    /**
     * Maps taken in one mode.
     *
     * @param mode the mode
     * @param maps one entry per denmem
     */
    public record ModeMaps(AnalogMode mode, ParameterMaps maps) {}

    /**
     * Strength of synapses.
     *
     * @param map weight map of the chip
     * @param excitatory gain of the excitatory input per denmem
     * @param inhibitory gain of the inhibitory input per denmem
     */
    @SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by content
    public record Weights(WeightMap map, float[] excitatory, float[] inhibitory) {
        /** Checks the lengths and copies. */
        public Weights {
            Invariant.check(
                    excitatory.length == DenmemOnHicann.COUNT && inhibitory.length == DenmemOnHicann.COUNT,
                    "a gain per denmem and input",
                    excitatory.length);
            excitatory = excitatory.clone();
            inhibitory = inhibitory.clone();
        }

        @Override
        public float[] excitatory() {
            return excitatory.clone();
        }

        @Override
        public float[] inhibitory() {
            return inhibitory.clone();
        }

        private double gain(int denmem, SynapticInput input) {
            return input == SynapticInput.EXCITATORY ? excitatory[denmem] : inhibitory[denmem];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Weights w
                    && map.equals(w.map)
                    && Arrays.equals(excitatory, w.excitatory)
                    && Arrays.equals(inhibitory, w.inhibitory);
        }

        @Override
        public int hashCode() {
            return map.hashCode();
        }

        @Override
        public String toString() {
            return "Weights[" + map + "]";
        }
    }

    /**
     * Gains of synapse rows.
     *
     * @param gain gain per row
     * @param state state per row; a row that is not {@link MapState#OK} counts with gain 1
     */
    @SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by content
    public record Rows(float[] gain, MapState[] state) {
        /** Checks the lengths and copies. */
        public Rows {
            Invariant.check(
                    gain.length == SynapseRowOnHicann.COUNT && state.length == SynapseRowOnHicann.COUNT,
                    "a gain per row",
                    gain.length);
            gain = gain.clone();
            state = state.clone();
        }

        @Override
        public float[] gain() {
            return gain.clone();
        }

        @Override
        public MapState[] state() {
            return state.clone();
        }

        private double gain(int row) {
            return state[row] == MapState.OK ? gain[row] : 1.0;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Rows r && Arrays.equals(gain, r.gain) && Arrays.equals(state, r.state);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(gain);
        }

        @Override
        public String toString() {
            return "Rows[" + gain.length + "]";
        }
    }

    private final Map<DenmemParameter, List<ModeMaps>> denmem = new EnumMap<>(DenmemParameter.class);
    private final Map<SharedParameter, ParameterMaps> block = new EnumMap<>(SharedParameter.class);
    private final Map<SharedParameter, float[]> blockSpread = new EnumMap<>(SharedParameter.class);
    private final Optional<Rows> rows;
    private final Optional<Weights> weights;
    private final Optional<PlasticityGains> plasticity;

    /**
     * The measurements of a chip.
     *
     * @param denmem maps of the denmem parameters, one list entry per mode
     * @param block maps of the shared parameters
     * @param blockSpread spread between the circuits of a block in hardware units, four numbers per parameter
     * @param rows gains of the synapse rows
     * @param weights weight map and gains of the synaptic inputs
     * @param plasticity gains of the drivers' short-term plasticity
     */
    public HicannCalibration(
            Map<DenmemParameter, List<ModeMaps>> denmem,
            Map<SharedParameter, ParameterMaps> block,
            Map<SharedParameter, float[]> blockSpread,
            Optional<Rows> rows,
            Optional<Weights> weights,
            Optional<PlasticityGains> plasticity) {
        denmem.forEach((parameter, modes) -> this.denmem.put(parameter, List.copyOf(modes)));
        this.block.putAll(block);
        blockSpread.forEach((parameter, spread) -> this.blockSpread.put(parameter, spread.clone()));
        this.rows = rows;
        this.weights = weights;
        this.plasticity = plasticity;
    }

    /** Maps of a denmem parameter in all modes in which it was measured. */
    public List<ModeMaps> denmem(DenmemParameter parameter) {
        return denmem.getOrDefault(parameter, List.of());
    }

    /**
     * Maps of a denmem parameter in a mode; settings that do not touch the parameter are ignored. The capacitor touches the
     * leak alone, whose map is one of membrane time constants; for all others the maps taken with the same capacitor
     * come first.
     */
    public Optional<ParameterMaps> denmem(DenmemParameter parameter, AnalogMode mode) {
        Optional<ParameterMaps> taken = taken(parameter, mode);
        return taken.isPresent() || parameter == DenmemParameter.I_GL
                ? taken
                : taken(parameter, mode.withOtherCapacitor());
    }

    private Optional<ParameterMaps> taken(DenmemParameter parameter, AnalogMode mode) {
        return denmem(parameter).stream()
                .filter(taken -> matches(parameter, taken.mode(), mode))
                .map(ModeMaps::maps)
                .findFirst();
    }

    /** Maps of a shared parameter, one entry per floating-gate block. */
    public Optional<ParameterMaps> block(SharedParameter parameter) {
        return Optional.ofNullable(block.get(parameter));
    }

    /** Spread between the circuits of each block in hardware units; empty when not measured. */
    public Optional<float[]> blockSpread(SharedParameter parameter) {
        return Optional.ofNullable(blockSpread.get(parameter)).map(float[]::clone);
    }

    /** Gains of the synapse rows. */
    public Optional<Rows> rows() {
        return rows;
    }

    /** Weight map and gains of the synaptic inputs. */
    public Optional<Weights> weights() {
        return weights;
    }

    /** Gains of the drivers' short-term plasticity. */
    public Optional<PlasticityGains> plasticity() {
        return plasticity;
    }

    /** Gain of a row over the chip's weight map; 1 when not measured. */
    double rowGain(int row) {
        return rows.map(r -> r.gain(row)).orElse(1.0);
    }

    /** Gain of a synaptic input over the chip's weight map; 1 when not measured. */
    double inputGain(int denmemId, SynapticInput input) {
        return weights.map(w -> w.gain(denmemId, input)).orElse(1.0);
    }

    private static boolean matches(DenmemParameter parameter, AnalogMode taken, AnalogMode asked) {
        return taken.bigCap() == asked.bigCap()
                && switch (parameter) {
                    case I_GL -> taken.leak() == asked.leak();
                    case I_GLADAPT -> taken.subthresholdAdaptation() == asked.subthresholdAdaptation();
                    case I_RADAPT -> taken.adaptationTime() == asked.adaptationTime();
                    default -> true;
                };
    }
}
