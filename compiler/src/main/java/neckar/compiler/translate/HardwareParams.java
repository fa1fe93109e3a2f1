package neckar.compiler.translate;

import java.util.List;
import java.util.Optional;

/** Analog settings of all chips in use, and what could not be met exactly. Frozen. */
public final class HardwareParams {
    private final List<Optional<ChipParams>> chips;
    private final double[] excitatorySiemensPerWeight;
    private final double[] inhibitorySiemensPerWeight;
    private final List<Approximation> approximations;

    /**
     * Takes the settings by chip enum, the hardware conductance in siemens per unit of network weight by node (0 for
     * sources and unplaced neurons), and the approximations.
     */
    public HardwareParams(
            List<Optional<ChipParams>> chips,
            double[] excitatorySiemensPerWeight,
            double[] inhibitorySiemensPerWeight,
            List<Approximation> approximations) {
        this.chips = List.copyOf(chips);
        this.excitatorySiemensPerWeight = excitatorySiemensPerWeight;
        this.inhibitorySiemensPerWeight = inhibitorySiemensPerWeight;
        this.approximations = List.copyOf(approximations);
    }

    /** Settings of a chip (enum); empty when it has neither neurons nor synapses. */
    public Optional<ChipParams> chip(int hicann) {
        return chips.get(hicann);
    }

    /** Hardware conductance in siemens that one unit of network weight (uS or nA) asks for at a neuron's input. */
    public double siemensPerWeight(int node, boolean inhibitory) {
        return inhibitory ? inhibitorySiemensPerWeight[node] : excitatorySiemensPerWeight[node];
    }

    /** What could not be met exactly, by population and parameter. */
    public List<Approximation> approximations() {
        return approximations;
    }
}
