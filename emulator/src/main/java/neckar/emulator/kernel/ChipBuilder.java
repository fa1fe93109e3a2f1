package neckar.emulator.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.emulator.analog.CircuitLayout;
import neckar.emulator.analog.CurrentStimulus;
import neckar.emulator.analog.DoubleCircuits;
import neckar.emulator.analog.EventNoise;
import neckar.emulator.analog.FloatCircuits;
import neckar.emulator.analog.MembraneNoise;
import neckar.emulator.analog.NeuronCircuits;
import neckar.emulator.analog.NeuronParameters;
import neckar.emulator.analog.SharedArrays;
import neckar.emulator.analog.ShortTermPlasticity;
import neckar.emulator.analog.StepKernels;
import neckar.emulator.analog.SynapseRows;
import neckar.emulator.load.LoadedChip;
import neckar.emulator.load.LoadedNeuron;
import neckar.emulator.load.SynapseTable;
import neckar.emulator.silicon.DenmemCodes;
import neckar.emulator.silicon.DenmemQuantities;
import neckar.emulator.silicon.PlasticityQuantities;
import neckar.emulator.silicon.Silicon;
import neckar.emulator.silicon.SpeedSetting;
import neckar.emulator.silicon.TransferLaws;
import neckar.emulator.silicon.Variation;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.FloatingGateConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.NeuronRowConfig;
import neckar.spec.config.RowConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.SpeedMode;
import neckar.spec.config.StimulusConfig;
import neckar.spec.config.StpMode;
import neckar.spec.config.SynapseArray;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.experiment.StimulusStart;
import neckar.spec.unit.TimeBase;

/** Builds the analog parts of one chip from its registers and the silicon. */
final class ChipBuilder {
    /** Codes of a cell's decoder. */
    private static final int DECODERS = 16;

    private final LoadedChip chip;
    private final HicannConfig config;
    private final Silicon silicon;
    private final int stepTicks;
    private final int periodTicks;
    /** Neuron of each denmem, or -1, and the denmem's index within it. */
    private final int[] neuronOf = new int[DenmemOnHicann.COUNT];

    private final int[] memberOf = new int[DenmemOnHicann.COUNT];
    private final ProgrammedCells cells;
    /** What the denmems of all neurons do; other places are empty. */
    private final DenmemQuantities[] quantities = new DenmemQuantities[DenmemOnHicann.COUNT];

    private final double[][] gmaxCodes = new double[FgBlockOnHicann.COUNT][4];
    private final double[] rowGain = new double[SynapseRowOnHicann.COUNT];

    ChipBuilder(LoadedChip chip, Silicon silicon, int stepTicks, int periodTicks) {
        this.chip = chip;
        config = chip.config();
        this.silicon = silicon;
        this.stepTicks = stepTicks;
        this.periodTicks = periodTicks;
        cells = new ProgrammedCells(config.floatingGates(), silicon, chip.hicann());
        Arrays.fill(neuronOf, -1);
        for (int n = 0; n < chip.neurons().size(); n++) {
            int[] denmems = chip.neurons().get(n).denmems();
            for (int m = 0; m < denmems.length; m++) {
                neuronOf[denmems[m]] = n;
                memberOf[denmems[m]] = m;
                DenmemCodes codes = codes(DenmemOnHicann.of(denmems[m]));
                quantities[denmems[m]] = silicon.denmem(chip.hicann().id(), denmems[m], codes);
            }
        }
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            Arrays.setAll(gmaxCodes[block.id()], select -> cells.shared(block, SharedParameter.gmax(select)));
        }
        Arrays.setAll(rowGain, row -> silicon.rowGain(chip.hicann().id(), row));
    }

    /** Index of the neuron that holds a denmem. */
    int neuronOf(DenmemOnHicann denmem) {
        return neuronOf[denmem.id()];
    }

    /** The neurons of the chip; double precision with sub-steps when asked for. */
    NeuronCircuits circuits(int doubleSubSteps, StepKernels kernels, SharedArrays shared) {
        List<NeuronParameters> neurons = new ArrayList<>();
        for (LoadedNeuron neuron : chip.neurons()) {
            neurons.add(parameters(neuron));
        }
        MembraneNoise noise = noise(neurons);
        return doubleSubSteps > 0
                ? new DoubleCircuits(neurons, stepTicks, doubleSubSteps, noise)
                : new FloatCircuits(new CircuitLayout(neurons, stepTicks, shared), noise, kernels);
    }

    private MembraneNoise noise(List<NeuronParameters> neurons) {
        double sigmaVolt = silicon.sigma(Variation.MEMBRANE_NOISE);
        if (sigmaVolt == 0) {
            return MembraneNoise.NONE;
        }
        double tauSec = silicon.limits().noiseTauSec();
        long[] keys = new long[neurons.size()];
        double[] amp = new double[keys.length];
        for (int n = 0; n < keys.length; n++) {
            int first = chip.neurons().get(n).denmems()[0];
            keys[n] = silicon.noiseKey(Variation.MEMBRANE_NOISE, chip.hicann().id(), first);
            amp[n] = MembraneNoise.amp(sigmaVolt, neurons.get(n), tauSec);
        }
        return new MembraneNoise(keys, amp, tauSec, TimeBase.secOfTicks(stepTicks));
    }

    private NeuronParameters parameters(LoadedNeuron neuron) {
        List<DenmemQuantities> denmems = new ArrayList<>();
        int firing = -1;
        for (int m = 0; m < neuron.denmems().length; m++) {
            DenmemOnHicann denmem = DenmemOnHicann.of(neuron.denmems()[m]);
            denmems.add(quantities[denmem.id()]);
            boolean released = config.neuron().row(denmem.row()).resetReleased();
            firing = denmem.id() == neuron.firing() && released ? m : firing;
        }
        return NeuronParameters.join(denmems, firing);
    }

    private DenmemCodes codes(DenmemOnHicann denmem) {
        NeuronRowConfig row = config.neuron().row(denmem.row());
        return new DenmemCodes(
                cells.denmem(denmem, DenmemParameter.E_L),
                cells.denmem(denmem, DenmemParameter.E_SYNX),
                cells.denmem(denmem, DenmemParameter.E_SYNI),
                cells.denmem(denmem, DenmemParameter.I_GL),
                cells.denmem(denmem, DenmemParameter.V_SYNTCX),
                cells.denmem(denmem, DenmemParameter.V_SYNTCI),
                cells.denmem(denmem, DenmemParameter.V_T),
                cells.shared(denmem.sharedFgBlock(), SharedParameter.V_RESET),
                cells.denmem(denmem, DenmemParameter.I_PL),
                cells.denmem(denmem, DenmemParameter.V_EXP),
                cells.denmem(denmem, DenmemParameter.I_REXP),
                cells.denmem(denmem, DenmemParameter.I_BEXP),
                cells.denmem(denmem, DenmemParameter.I_GLADAPT),
                cells.denmem(denmem, DenmemParameter.I_RADAPT),
                cells.denmem(denmem, DenmemParameter.I_FIRE),
                cells.denmem(denmem, DenmemParameter.I_CONVX),
                cells.denmem(denmem, DenmemParameter.I_CONVI),
                cells.denmem(denmem, DenmemParameter.V_CONVOFFX),
                cells.denmem(denmem, DenmemParameter.V_CONVOFFI),
                cells.areAll(
                        denmem,
                        FloatingGateConfig.MAX_CODE,
                        DenmemParameter.V_EXP,
                        DenmemParameter.I_REXP,
                        DenmemParameter.I_BEXP),
                cells.areAll(denmem, 0, DenmemParameter.I_GLADAPT, DenmemParameter.I_FIRE),
                row.bigCap(),
                speed(row.gl()));
    }

    private static SpeedSetting speed(SpeedMode mode) {
        return switch (mode) {
            case FAST -> SpeedSetting.FAST;
            case NORMAL -> SpeedSetting.NORMAL;
            case SLOW -> SpeedSetting.SLOW;
        };
    }

    /**
     * The synapses, compiled for these circuits and the lines that reach them.
     *
     * @param circuits where events are delivered
     * @param lines the lines
     * @param rowAt receives the first word of each row
     */
    SynapseRows rows(NeuronCircuits circuits, LinePlan lines, int[] rowAt) {
        int[] plasticity = new int[SynapseDriverOnHicann.COUNT];
        ShortTermPlasticity stp = plasticity(plasticity);
        EventNoise noise = eventNoise();
        boolean uniform = noise.isSilent() && Arrays.stream(plasticity).allMatch(index -> index < 0);
        Cells targets = new Cells(circuits);
        circuits.quantise(targets.largestSum());
        return new RowCompiler(chip.synapses(), targets, uniform).compile(lines, rowAt, plasticity, stp, noise);
    }

    /** The cells of the chip as they act on its circuits. */
    private final class Cells implements RowCompiler.CellTargets {
        private final SynapseTable table = chip.synapses();
        private final NeuronCircuits circuits;
        private final int[] position = new int[2 * DenmemOnHicann.COUNT];
        private final int positions;
        private final double[] siemens = new double[table.size()];

        Cells(NeuronCircuits circuits) {
            this.circuits = circuits;
            int largest = 0;
            for (int denmem = 0; denmem < neuronOf.length; denmem++) {
                for (int input = 0; input < 2 && neuronOf[denmem] >= 0; input++) {
                    int at = circuits.position(neuronOf[denmem], memberOf[denmem], input);
                    position[2 * denmem + input] = at;
                    largest = Math.max(largest, at);
                }
            }
            positions = largest + 1;
            Arrays.setAll(siemens, cell -> conductance(table, cell));
        }

        /** What the cells that are in use add to one position together, at most; cells with the decoder of unused ones do not count. */
        double largestSum() {
            double[] sum = new double[positions];
            for (int list = 0; list + 1 < table.starts().length; list++) {
                boolean counts = list % DECODERS != SynapseArray.DISABLED_DECODER;
                for (int cell = table.starts()[list]; counts && cell < table.starts()[list + 1]; cell++) {
                    if (table.excitatory(cell)) {
                        sum[position(cell, NeuronCircuits.EXCITATORY)] += increment(cell, NeuronCircuits.EXCITATORY);
                    }
                    if (table.inhibitory(cell)) {
                        sum[position(cell, NeuronCircuits.INHIBITORY)] += increment(cell, NeuronCircuits.INHIBITORY);
                    }
                }
            }
            return Arrays.stream(sum).max().orElse(0);
        }

        private int denmem(int cell) {
            return table.row(cell) / 224 * 256 + table.column(cell);
        }

        @Override
        public int position(int cell, int input) {
            return position[2 * denmem(cell) + input];
        }

        /** An input without bias current passes nothing. */
        @Override
        public float increment(int cell, int input) {
            boolean open = quantities[denmem(cell)].limitSiemens(input == NeuronCircuits.EXCITATORY) > 0;
            return open ? (float) (siemens[cell] * circuits.perSiemens(position(cell, input))) : 0f;
        }

        @Override
        public int timeConstant(int position) {
            return circuits.timeConstant(position);
        }

        @Override
        public int positions() {
            return positions;
        }
    }

    private EventNoise eventNoise() {
        long key = silicon.noiseKey(Variation.EVENT_NOISE, chip.hicann().id(), 0);
        return new EventNoise(silicon.sigma(Variation.EVENT_NOISE), key);
    }

    private double conductance(SynapseTable table, int i) {
        SynapseDriverOnHicann driver = SynapseDriverOnHicann.of(table.row(i) / 2);
        RowConfig row = config.driver(driver).row(table.row(i) % 2);
        double gmax = gmaxCodes[driver.fgBlock().id()][row.gmaxSelect()];
        // A divisor of 0 means nothing to the circuit; it acts as the smallest one.
        double divisor = Math.max(1, row.divisor());
        return silicon.synapse(chip.hicann().id(), table.row(i), table.column(i), table.weight(i), gmax, divisor)
                * rowGain[table.row(i)];
    }

    private ShortTermPlasticity plasticity(int[] index) {
        List<SynapseDriverOnHicann> plastic = new ArrayList<>();
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            SynapseDriverConfig setting = config.driver(driver);
            boolean acts = setting.enable() && setting.stpEnable();
            index[driver.id()] = acts ? plastic.size() : -1;
            if (acts) {
                plastic.add(driver);
            }
        }
        ShortTermPlasticity stp = new ShortTermPlasticity(plastic.size());
        for (int i = 0; i < plastic.size(); i++) {
            SynapseDriverConfig setting = config.driver(plastic.get(i));
            FgBlockOnHicann block = plastic.get(i).fgBlock();
            boolean depression = setting.stpMode() == StpMode.DEPRESSION;
            SharedParameter offset = depression ? SharedParameter.V_DEP : SharedParameter.V_FAC;
            PlasticityQuantities circuit = silicon.plasticity(
                    chip.hicann().id(),
                    plastic.get(i).id(),
                    setting.stpCap(),
                    cells.shared(block, SharedParameter.V_STDF),
                    cells.shared(block, offset),
                    cells.shared(block, SharedParameter.V_DTC));
            stp.set(i, depression, circuit.utilisation(), circuit.scale(), circuit.offset(), circuit.recoverySec());
        }
        return stp;
    }

    /** The current stimuli that run in the experiment. */
    CurrentStimulus stimulus(List<StimulusStart> starts) {
        List<CurrentStimulus.Waveform> waveforms = new ArrayList<>();
        List<Integer> blocks = new ArrayList<>();
        for (StimulusStart start : starts) {
            StimulusConfig stimulus = config.stimulus(start.block());
            if (start.hicann().equals(chip.hicann()) && !stimulus.isZero()) {
                int[] codes = new int[StimulusConfig.VALUES];
                Arrays.setAll(codes, stimulus::value);
                waveforms.add(new CurrentStimulus.Waveform(
                        codes,
                        (long) stimulus.stepCycles() * periodTicks,
                        start.tick() * TimeBase.TICKS_PER_SYSTEM_TICK,
                        stimulus.continuous()));
                blocks.add(start.block().id());
            }
        }
        List<Integer> neurons = new ArrayList<>();
        List<int[]> inputs = new ArrayList<>();
        for (int n = 0; n < chip.neurons().size() && !waveforms.isEmpty(); n++) {
            int[] count = new int[waveforms.size()];
            for (int id : chip.neurons().get(n).denmems()) {
                DenmemOnHicann denmem = DenmemOnHicann.of(id);
                for (int b = 0; b < count.length; b++) {
                    boolean flows = config.denmem(denmem).currentInput();
                    count[b] += flows && denmem.fgBlock().id() == blocks.get(b) ? 1 : 0;
                }
            }
            if (Arrays.stream(count).sum() > 0) {
                neurons.add(n);
                inputs.add(count);
            }
        }
        return new CurrentStimulus(
                waveforms.toArray(new CurrentStimulus.Waveform[0]),
                TransferLaws.current(1),
                neurons.stream().mapToInt(Integer::intValue).toArray(),
                inputs.toArray(new int[0][]));
    }
}
