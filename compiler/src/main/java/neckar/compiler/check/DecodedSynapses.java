package neckar.compiler.check;

import java.util.Arrays;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.WeightMap;
import neckar.spec.config.RowConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.StpMode;
import neckar.spec.config.SynapseArray;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapticInput;

/**
 * The synapses of one chip that join known nodes, as columns in the order of their places: what each hears, what it
 * acts on, and how strongly. Confined to one thread.
 */
final class DecodedSynapses implements RealisedChip.SynapseVisitor {

    /** No synapse that hears a stream. */
    static final int NONE = -1;

    private static final byte BOTH_OR_NO_SIDE = 1;
    private static final byte INHIBITORY = 2;
    private static final byte STP = 4;
    private static final byte DEPRESSION = 8;

    private final RealisedChip chip;
    private final NodeBinding nodes;
    private final Calibration calibration;
    private final WeightMap weights;
    private final boolean isMeasured;
    private final int[] nodeOfNeuron;

    private int count;
    private int[] place;
    private int[] source;
    private short[] neuron;
    private byte[] kind;
    private double[] siemens;
    private double[] firstEvent;
    private double[] halfStep;

    // The row that is being visited.
    private int row;
    private int stream;
    private byte kindOfRow;
    private double firstFactor;
    private final double[] siemensOfWeight = new double[WeightMap.MAX_WEIGHT + 1];

    /** The synapses of a chip; their expected number saves growth. */
    DecodedSynapses(RealisedChip chip, NodeBinding nodes, Calibration calibration, int expected) {
        int size = Math.max(64, expected);
        place = new int[size];
        source = new int[size];
        neuron = new short[size];
        kind = new byte[size];
        siemens = new double[size];
        firstEvent = new double[size];
        halfStep = new double[size];
        this.chip = chip;
        this.nodes = nodes;
        this.calibration = calibration;
        weights = calibration.weightMap(chip.hicann());
        isMeasured = calibration.chips().containsKey(chip.hicann());
        nodeOfNeuron = chip.components().neurons().stream()
                .mapToInt(neuron -> nodes.nodeOf(chip.hicann(), neuron))
                .toArray();
        chip.visit(this);
    }

    @Override
    public void row(int visited, SynapseDriverConfig driver, RowConfig setting, int heard) {
        row = visited;
        stream = heard;
        kindOfRow = 0;
        kindOfRow |= setting.left() == setting.right() ? BOTH_OR_NO_SIDE : 0;
        kindOfRow |= setting.right() ? INHIBITORY : 0;
        kindOfRow |= driver.stpEnable() ? STP : 0;
        kindOfRow |= driver.stpMode() == StpMode.DEPRESSION ? DEPRESSION : 0;
        SynapseDriverOnHicann circuit = SynapseDriverOnHicann.of(visited / 2);
        FgBlockOnHicann block = circuit.fgBlock();
        int gmaxDac = chip.config().floatingGates().shared(block, SharedParameter.gmax(setting.gmaxSelect()));
        for (int weight = 0; weight < siemensOfWeight.length; weight++) {
            siemensOfWeight[weight] = weights.siemens(weight, gmaxDac, setting.divisor());
        }
        firstFactor = driver.stpEnable() ? firstFactor(circuit, driver.stpMode()) : 1;
    }

    /**
     * What short-term plasticity makes of the first event after a long pause: the state I is 0, so depression gives
     * 1 + lambda N_dep = 1 + V_dep and facilitation 1 - lambda N_fac = 1 - V_fac, in volts (hardware reference 4.6).
     */
    private double firstFactor(SynapseDriverOnHicann driver, StpMode mode) {
        FgBlockOnHicann block = driver.fgBlock();
        boolean depression = mode == StpMode.DEPRESSION;
        SharedParameter parameter = depression ? SharedParameter.V_DEP : SharedParameter.V_FAC;
        int dac = chip.config().floatingGates().shared(block, parameter);
        double volt = calibration.toHardware(chip.hicann(), block, parameter, dac)
                * calibration.plasticity(chip.hicann(), driver).scale();
        return Math.max(0, depression ? 1 + volt : 1 - volt);
    }

    @Override
    public void synapse(int column, int weight, int address, int actsOn) {
        if (count == place.length) {
            grow(2 * count);
        }
        double gain = isMeasured ? gain(column) : 1;
        // The step above the weight; below it for the largest weight.
        int lower = Math.min(weight, WeightMap.MAX_WEIGHT - 1);
        double step = siemensOfWeight[lower + 1] - siemensOfWeight[lower];
        place[count] = row * SynapseArray.COLUMNS + column;
        source[count] = nodes.nodeOf(stream, address);
        neuron[count] = (short) actsOn;
        kind[count] = kindOfRow;
        siemens[count] = siemensOfWeight[weight] * gain;
        firstEvent[count] = siemens[count] * firstFactor;
        halfStep[count] = step / 2 * gain * firstFactor;
        count++;
    }

    private double gain(int column) {
        SynapticInput input = (kindOfRow & INHIBITORY) != 0 ? SynapticInput.INHIBITORY : SynapticInput.EXCITATORY;
        DenmemOnHicann denmem = DenmemOnHicann.at(column, row < SynapseArray.ROWS / 2 ? 0 : 1);
        return calibration.synapseGain(chip.hicann(), SynapseRowOnHicann.of(row), denmem, input);
    }

    private void grow(int size) {
        place = Arrays.copyOf(place, size);
        source = Arrays.copyOf(source, size);
        neuron = Arrays.copyOf(neuron, size);
        kind = Arrays.copyOf(kind, size);
        siemens = Arrays.copyOf(siemens, size);
        firstEvent = Arrays.copyOf(firstEvent, size);
        halfStep = Arrays.copyOf(halfStep, size);
    }

    int count() {
        return count;
    }

    /** The synapse at each place, or {@link #NONE}. */
    int[] byPlace() {
        int[] synapseAt = new int[SynapseArray.ROWS * SynapseArray.COLUMNS];
        Arrays.fill(synapseAt, NONE);
        for (int synapse = 0; synapse < count; synapse++) {
            synapseAt[place[synapse]] = synapse;
        }
        return synapseAt;
    }

    /** Row times 256 plus column; ascending. */
    int place(int synapse) {
        return place[synapse];
    }

    /** Node that is heard, or {@link NodeBinding#NONE}. */
    int source(int synapse) {
        return source[synapse];
    }

    /** Node that is acted on, or {@link NodeBinding#NONE}. */
    int target(int synapse) {
        return neuron[synapse] == NeuronComponents.NONE ? NodeBinding.NONE : nodeOfNeuron[neuron[synapse]];
    }

    /** Position of the neuron that is acted on in {@link NeuronComponents#neurons()}, or {@link NeuronComponents#NONE}. */
    int neuron(int synapse) {
        return neuron[synapse];
    }

    /** Whether the row drives exactly one synaptic input. */
    boolean hasOneSide(int synapse) {
        return (kind[synapse] & BOTH_OR_NO_SIDE) == 0;
    }

    boolean isInhibitory(int synapse) {
        return (kind[synapse] & INHIBITORY) != 0;
    }

    boolean hasStp(int synapse) {
        return (kind[synapse] & STP) != 0;
    }

    StpMode stpMode(int synapse) {
        return (kind[synapse] & DEPRESSION) != 0 ? StpMode.DEPRESSION : StpMode.FACILITATION;
    }

    /** Conductance jump of one event without short-term plasticity, siemens. */
    double siemens(int synapse) {
        return siemens[synapse];
    }

    /** Conductance jump of the first event after a long pause, siemens. */
    double firstEventSiemens(int synapse) {
        return firstEvent[synapse];
    }

    /** Half the difference that the neighbouring weight would make to the first event, siemens. */
    double halfStep(int synapse) {
        return halfStep[synapse];
    }
}
