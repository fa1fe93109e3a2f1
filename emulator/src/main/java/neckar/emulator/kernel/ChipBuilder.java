package neckar.emulator.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.emulator.analog.CircuitLayout;
import neckar.emulator.analog.CurrentStimulus;
import neckar.emulator.analog.DoubleCircuits;
import neckar.emulator.analog.FloatCircuits;
import neckar.emulator.analog.NeuronCircuits;
import neckar.emulator.analog.NeuronParameters;
import neckar.emulator.analog.ShortTermPlasticity;
import neckar.emulator.analog.SynapseDrivers;
import neckar.emulator.load.LoadedChip;
import neckar.emulator.load.LoadedNeuron;
import neckar.emulator.load.SynapseTable;
import neckar.emulator.silicon.DenmemCodes;
import neckar.emulator.silicon.DenmemQuantities;
import neckar.emulator.silicon.Silicon;
import neckar.emulator.silicon.SpeedSetting;
import neckar.emulator.silicon.TransferLaws;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.FloatingGateConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.NeuronRowConfig;
import neckar.spec.config.RowConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.SpeedMode;
import neckar.spec.config.StimulusConfig;
import neckar.spec.config.StpMode;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.experiment.StimulusStart;
import neckar.spec.unit.TimeBase;

/** Builds the analog parts of one chip from its registers and the silicon. */
final class ChipBuilder {
    private final LoadedChip chip;
    private final HicannConfig config;
    private final Silicon silicon;
    private final int stepTicks;
    private final int periodTicks;
    /** Neuron of each denmem, or -1, and the denmem's index within it. */
    private final int[] neuronOf = new int[DenmemOnHicann.COUNT];

    private final int[] memberOf = new int[DenmemOnHicann.COUNT];

    ChipBuilder(LoadedChip chip, Silicon silicon, int stepTicks, int periodTicks) {
        this.chip = chip;
        config = chip.config();
        this.silicon = silicon;
        this.stepTicks = stepTicks;
        this.periodTicks = periodTicks;
        Arrays.fill(neuronOf, -1);
        for (int n = 0; n < chip.neurons().size(); n++) {
            int[] denmems = chip.neurons().get(n).denmems();
            for (int m = 0; m < denmems.length; m++) {
                neuronOf[denmems[m]] = n;
                memberOf[denmems[m]] = m;
            }
        }
    }

    /** Index of the neuron that holds a denmem. */
    int neuronOf(DenmemOnHicann denmem) {
        return neuronOf[denmem.id()];
    }

    /** The neurons of the chip; double precision with sub-steps when asked for. */
    NeuronCircuits circuits(int doubleSubSteps) {
        List<NeuronParameters> neurons = new ArrayList<>();
        for (LoadedNeuron neuron : chip.neurons()) {
            neurons.add(parameters(neuron));
        }
        return doubleSubSteps > 0
                ? new DoubleCircuits(neurons, stepTicks, doubleSubSteps)
                : new FloatCircuits(new CircuitLayout(neurons, stepTicks));
    }

    private NeuronParameters parameters(LoadedNeuron neuron) {
        List<DenmemQuantities> denmems = new ArrayList<>();
        int firing = -1;
        for (int m = 0; m < neuron.denmems().length; m++) {
            DenmemOnHicann denmem = DenmemOnHicann.of(neuron.denmems()[m]);
            denmems.add(silicon.denmem(chip.hicann().id(), denmem.id(), codes(denmem)));
            boolean released = config.neuron().row(denmem.row()).resetReleased();
            firing = denmem.id() == neuron.firing() && released ? m : firing;
        }
        return NeuronParameters.join(denmems, firing);
    }

    private DenmemCodes codes(DenmemOnHicann denmem) {
        FloatingGateConfig gates = config.floatingGates();
        NeuronRowConfig row = config.neuron().row(denmem.row());
        return new DenmemCodes(
                gates.denmem(denmem, DenmemParameter.E_L),
                gates.denmem(denmem, DenmemParameter.E_SYNX),
                gates.denmem(denmem, DenmemParameter.E_SYNI),
                gates.denmem(denmem, DenmemParameter.I_GL),
                gates.denmem(denmem, DenmemParameter.V_SYNTCX),
                gates.denmem(denmem, DenmemParameter.V_SYNTCI),
                gates.denmem(denmem, DenmemParameter.V_T),
                gates.shared(denmem.sharedFgBlock(), SharedParameter.V_RESET),
                gates.denmem(denmem, DenmemParameter.I_PL),
                gates.denmem(denmem, DenmemParameter.V_EXP),
                gates.denmem(denmem, DenmemParameter.I_REXP),
                gates.denmem(denmem, DenmemParameter.I_BEXP),
                gates.denmem(denmem, DenmemParameter.I_GLADAPT),
                gates.denmem(denmem, DenmemParameter.I_RADAPT),
                gates.denmem(denmem, DenmemParameter.I_FIRE),
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

    /** The synapse drivers with all synapses, delivering to these circuits. */
    SynapseDrivers drivers(NeuronCircuits circuits) {
        SynapseTable table = chip.synapses();
        int[] starts = table.starts();
        int lists = starts.length - 1;
        int[] expanded = new int[lists + 1];
        for (int list = 0; list < lists; list++) {
            expanded[list + 1] = expanded[list];
            for (int i = starts[list]; i < starts[list + 1]; i++) {
                expanded[list + 1] += table.excitatory(i) && table.inhibitory(i) ? 2 : 1;
            }
        }
        short[] positions = new short[expanded[lists]];
        float[] increments = new float[positions.length];
        int next = 0;
        for (int i = 0; i < table.size(); i++) {
            double siemens = conductance(table, i);
            for (int input = 0; input < 2; input++) {
                if (input == NeuronCircuits.EXCITATORY ? table.excitatory(i) : table.inhibitory(i)) {
                    int denmem = table.row(i) / 224 * 256 + table.column(i);
                    int position = circuits.position(neuronOf[denmem], memberOf[denmem], input);
                    positions[next] = (short) position;
                    increments[next++] = (float) (siemens * circuits.perSiemens(position));
                }
            }
        }
        int[] plasticity = new int[SynapseDriverOnHicann.COUNT];
        return new SynapseDrivers(expanded, positions, increments, plasticity, plasticity(plasticity));
    }

    private double conductance(SynapseTable table, int i) {
        SynapseDriverOnHicann driver = SynapseDriverOnHicann.of(table.row(i) / 2);
        RowConfig row = config.driver(driver).row(table.row(i) % 2);
        double gmax = config.floatingGates().shared(driver.fgBlock(), SharedParameter.gmax(row.gmaxSelect()));
        // A divisor of 0 means nothing to the circuit; it acts as the smallest one.
        double divisor = Math.max(1, row.divisor());
        return silicon.synapse(chip.hicann().id(), table.row(i), table.column(i), table.weight(i), gmax, divisor);
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
            stp.set(
                    i,
                    depression,
                    TransferLaws.utilisation(setting.stpCap()),
                    TransferLaws.voltage(config.floatingGates().shared(block, SharedParameter.V_STDF)),
                    TransferLaws.voltage(config.floatingGates().shared(block, offset)),
                    TransferLaws.tauRecovery(config.floatingGates().shared(block, SharedParameter.V_DTC)));
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
                double[] amp = new double[StimulusConfig.VALUES];
                Arrays.setAll(amp, i -> TransferLaws.current(stimulus.value(i)));
                waveforms.add(new CurrentStimulus.Waveform(
                        amp,
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
                neurons.stream().mapToInt(Integer::intValue).toArray(),
                inputs.toArray(new int[0][]));
    }
}
