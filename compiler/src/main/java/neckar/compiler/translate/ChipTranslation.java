package neckar.compiler.translate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import neckar.compiler.place.Placement;
import neckar.compiler.route.synapse.HicannSynapses;
import neckar.compiler.route.synapse.SynapseRouting;
import neckar.network.CurrentSource;
import neckar.network.Network;
import neckar.network.Population;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.Code;
import neckar.spec.calib.WeightMap;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.FloatingGateConfig;
import neckar.spec.config.NeuronConfig;
import neckar.spec.config.NeuronRowConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.SramTiming;
import neckar.spec.config.StimulusConfig;
import neckar.spec.config.StpMode;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapticInput;
import neckar.spec.unit.MembraneCapacitance;
import neckar.spec.unit.Scaling;
import neckar.spec.unit.TimeBase;

/** Translates everything analog of one chip. Confined to one thread; chips do not depend on each other. */
final class ChipTranslation {
    private final Translator.Inputs in;
    private final Scaling scaling;
    private final CurrentPlan currents;
    private final StpCatalogue stp;
    private final HicannOnWafer hicann;
    private final ApproximationLog log;
    private final double[] excitatorySiemensPerWeight;
    private final double[] inhibitorySiemensPerWeight;
    private final FloatingGateConfig.Builder gates = FloatingGateConfig.builder();
    private final Map<Integer, CellTarget> targets = new TreeMap<>();
    private final List<StimulusConfig> stimuli =
            new ArrayList<>(Collections.nCopies(FgBlockOnHicann.COUNT, StimulusConfig.ZERO));
    private final List<OptionalLong> starts =
            new ArrayList<>(Collections.nCopies(FgBlockOnHicann.COUNT, OptionalLong.empty()));
    private final List<DenmemOnHicann> currentInputs = new ArrayList<>();

    ChipTranslation(
            Translator.Inputs in,
            CurrentPlan currents,
            StpCatalogue stp,
            HicannOnWafer hicann,
            ApproximationLog log,
            double[] excitatorySiemensPerWeight,
            double[] inhibitorySiemensPerWeight) {
        this.in = in;
        this.scaling = Translator.scaling(in.network());
        this.currents = currents;
        this.stp = stp;
        this.hicann = hicann;
        this.log = log;
        this.excitatorySiemensPerWeight = excitatorySiemensPerWeight;
        this.inhibitorySiemensPerWeight = inhibitorySiemensPerWeight;
    }

    ChipParams translate() {
        Network network = in.network();
        Placement placement = in.placement();
        int[] nodes = placement.neuronsOn(hicann);
        for (int node : nodes) {
            targets.put(node, target(node, currents.constantNa(node)));
        }
        AnalogMode mode = ModeChoice.of(targets.values().stream()
                .map(target -> NeuronCodes.tauMemSec(target, scaling))
                .toList());
        planStimuli(nodes, mode);
        NeuronCodes codes = new NeuronCodes(network, in.calibration(), scaling, hicann, mode, gates, log);
        codes.setIdle();
        for (int node : nodes) {
            CellTarget target = targets.get(node);
            codes.set(node, target, placement);
            setWeightUnits(node, target, mode);
        }
        setReset(nodes);
        Strengths strengths = strengths();
        NeuronRowConfig row = new NeuronRowConfig(
                mode.bigCap(), mode.leak(), mode.subthresholdAdaptation(), mode.adaptationTime(), true);
        return new ChipParams(
                gates.build(),
                new NeuronConfig(row, row, true, SramTiming.DEFAULT),
                strengths.select(),
                strengths.divisor(),
                stpSettings(),
                strengths.weights(),
                strengths.siemens(),
                stimuli,
                starts,
                currentInputs);
    }

    private CellTarget target(int node, double constantNa) {
        Population population = in.network().populations().get(in.network().populationOf(node));
        if (constantNa != 0) {
            String note = population.cellType().isAdEx() && population.value("a", in.network().indexOf(node)) != 0
                    ? "constant current as a shift of v_rest, which also acts on the adaptation"
                    : "constant current as a shift of v_rest";
            log.add(population.position(), population.label(), "current", constantNa, constantNa, note);
        }
        noteTranslation(population);
        return CellTarget.of(population, in.network().indexOf(node), constantNa, scaling);
    }

    private void noteTranslation(Population population) {
        if (population.cellType().isAlpha()) {
            log.add(
                    population.position(),
                    population.label(),
                    "cell_type",
                    0,
                    0,
                    "alpha synapses as exponential ones of twice the time constant and equal charge");
        }
        if (!population.cellType().isConductance()) {
            log.add(
                    population.position(),
                    population.label(),
                    "cell_type",
                    0,
                    0,
                    "current synapses as conductances that give the asked current midway between rest and threshold");
        }
    }

    /** A clipped synaptic time constant is made up for by the weight, so that the charge stays (calibration 3.1). */
    private void setWeightUnits(int node, CellTarget target, AnalogMode mode) {
        double unit = NeuronCodes.siemensPerMicroSiemens(target, in.placement().size(node), mode, scaling);
        DenmemOnHicann denmem = DenmemOnHicann.at(in.placement().column(node), 0);
        excitatorySiemensPerWeight[node] = unit
                * target.weightExc()
                * chargeFactor(denmem, DenmemParameter.V_SYNTCX, mode, target.tauExcMs());
        inhibitorySiemensPerWeight[node] = unit
                * target.weightInh()
                * chargeFactor(denmem, DenmemParameter.V_SYNTCI, mode, target.tauInhMs());
    }

    private double chargeFactor(DenmemOnHicann denmem, DenmemParameter parameter, AnalogMode mode, double tauMs) {
        double asked = scaling.timeSec(tauMs);
        Code code = in.calibration().toCode(hicann, denmem, parameter, mode, asked);
        return code.clipped() ? asked / code.given() : 1;
    }

    /** One reset potential serves the chip: the mean over its neurons (calibration reference 3.4). */
    private void setReset(int[] nodes) {
        if (nodes.length == 0) {
            return;
        }
        double sum = 0;
        for (int node : nodes) {
            sum += targets.get(node).resetMv();
        }
        double mean = sum / nodes.length;
        double given = 0;
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            Code code = in.calibration().toCode(hicann, block, SharedParameter.V_RESET, scaling.volt(mean));
            gates.shared(block, SharedParameter.V_RESET, code.dac());
            given += scaling.mv(code.given()) / FgBlockOnHicann.COUNT;
        }
        for (int node : nodes) {
            Population population = in.network().populations().get(in.network().populationOf(node));
            double asked = targets.get(node).resetMv();
            if (Math.abs(asked - given) > 1e-9) {
                String note = Math.abs(asked - mean) > 1e-9
                        ? "one reset potential for all neurons of a chip"
                        : "rounded to a code of 10 bits";
                log.add(population.position(), population.label(), "v_reset", asked, given, note);
            }
        }
    }

    /** Gives each block the first waveform that its neurons ask for; others are told that they get none. */
    private void planStimuli(int[] nodes, AnalogMode mode) {
        Map<Integer, List<CurrentSource>> taken = new TreeMap<>();
        for (int node : nodes) {
            List<CurrentSource> wanted = currents.varying(node);
            if (wanted.isEmpty()) {
                continue;
            }
            int column = in.placement().column(node);
            FgBlockOnHicann block = DenmemOnHicann.at(column, 0).fgBlock();
            Population population = in.network().populations().get(in.network().populationOf(node));
            StimulusFit fit = fit(node, mode);
            boolean fits = wanted.equals(taken.getOrDefault(block.id(), wanted))
                    && (!taken.containsKey(block.id()) || fit.config().equals(stimuli.get(block.id())));
            if (!fits) {
                log.add(
                        population.position(),
                        population.label(),
                        wanted.get(0).shape().pynnName(),
                        peakNa(node),
                        0,
                        "one current waveform for each quarter of a chip");
                continue;
            }
            taken.put(block.id(), wanted);
            stimuli.set(block.id(), fit.config());
            starts.set(block.id(), OptionalLong.of(fit.startTick()));
            for (int k = 0; k < fit.denmems(); k++) {
                currentInputs.add(inputs(node).get(k));
            }
            targets.put(node, target(node, currents.constantNa(node) + fit.baseNa()));
            if (fit.worstNa() > 1e-9) {
                log.add(
                        population.position(),
                        population.label(),
                        wanted.get(0).shape().pynnName(),
                        peakNa(node),
                        peakNa(node) - fit.worstNa(),
                        "current in 129 steps of 10 bits");
            }
        }
    }

    /** Denmems of a neuron that can take the stimulus of its block: one for each quad in the top row. */
    private List<DenmemOnHicann> inputs(int node) {
        int first = in.placement().column(node);
        FgBlockOnHicann block = DenmemOnHicann.at(first, 0).fgBlock();
        List<DenmemOnHicann> inputs = new ArrayList<>();
        for (int x = first; x < first + in.placement().size(node) / 2; x++) {
            DenmemOnHicann denmem = DenmemOnHicann.at(x, 0);
            boolean newQuad = x == first || x % 2 == 0;
            if (newQuad && denmem.fgBlock().equals(block)) {
                inputs.add(denmem);
            }
        }
        return inputs;
    }

    private StimulusFit fit(int node, AnalogMode mode) {
        CellTarget target = targets.get(node);
        double farad = in.placement().size(node) * MembraneCapacitance.farad(mode.bigCap());
        StimulusFit.Frame frame = new StimulusFit.Frame(
                in.network().durationMs(),
                scaling.timeMs(1e-6 / in.network().hardware().pllMhz()),
                TimeBase.LEAD_IN_SYSTEM_TICKS,
                scaling.timeMs(TimeBase.SYSTEM_TICK_SEC),
                scaling.amp(1, farad, target.capacitanceNf()),
                inputs(node).size());
        return StimulusFit.of(timeMs -> currents.varyingNa(node, timeMs), frame);
    }

    private double peakNa(int node) {
        double peak = 0;
        for (int i = 0; i < 1000; i++) {
            double na = currents.varyingNa(node, i * in.network().durationMs() / 1000);
            peak = Math.abs(na) > Math.abs(peak) ? na : peak;
        }
        return peak;
    }

    /** Settings of rows and cells. */
    private record Strengths(int[] select, int[] divisor, byte[] weights, double[] siemens) {}

    private Strengths strengths() {
        SynapseRouting routing = in.routing();
        Optional<HicannSynapses> found = routing.on(hicann.id());
        if (found.isEmpty()) {
            int[] divisor = new int[SynapseRowOnHicann.COUNT];
            Arrays.fill(divisor, 1);
            return new Strengths(new int[SynapseRowOnHicann.COUNT], divisor, new byte[0], new double[0]);
        }
        HicannSynapses synapses = found.get();
        double[] wanted = new WantedConductances(
                        in, stp, excitatorySiemensPerWeight, inhibitorySiemensPerWeight)
                .of(synapses);
        WeightMap map = in.calibration().weightMap(hicann);
        RowStrengths rows = new RowStrengths(synapses, wanted, map);
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            for (int select = 0; select < RowStrengths.SELECTS; select++) {
                gates.shared(block, SharedParameter.gmax(select), rows.gmaxDac(block.id())[select]);
            }
        }
        byte[] weights = new byte[synapses.cells()];
        double[] siemens = new double[synapses.cells()];
        for (int cell = 0; cell < weights.length; cell++) {
            int row = synapses.cellRow(cell);
            double gain = gain(synapses, cell);
            int weight = rows.nearestWeight(row, wanted[cell] / gain);
            weights[cell] = (byte) weight;
            siemens[cell] = rows.siemens(row, weight) * gain;
        }
        return new Strengths(rows.selects(), rows.divisors(), weights, siemens);
    }

    private double gain(HicannSynapses synapses, int cell) {
        int row = synapses.cellRow(cell);
        boolean inhibitory = synapses.rowSign(row) == HicannSynapses.INHIBITORY;
        Calibration calibration = in.calibration();
        return calibration.synapseGain(
                hicann,
                SynapseRowOnHicann.of(row),
                DenmemOnHicann.at(synapses.cellColumn(cell), row < SynapseRowOnHicann.COUNT / 2 ? 0 : 1),
                inhibitory ? SynapticInput.INHIBITORY : SynapticInput.EXCITATORY);
    }

    /** Plasticity of the drivers, and the shared voltages of the blocks that hold plastic ones. */
    private List<StpSetting> stpSettings() {
        List<StpSetting> settings =
                new ArrayList<>(Collections.nCopies(SynapseDriverOnHicann.COUNT, StpSetting.OFF));
        Optional<HicannSynapses> synapses = in.routing().on(hicann.id());
        for (int y = 0; synapses.isPresent() && y < SynapseDriverOnHicann.COUNT; y++) {
            Optional<StpFit> fit = stp.fit(synapses.get().stpSet(y));
            if (fit.isPresent()) {
                settings.set(y, new StpSetting(true, fit.get().mode(), fit.get().cap()));
                setBlock(SynapseDriverOnHicann.of(y).fgBlock(), fit.get());
            }
        }
        return settings;
    }

    private void setBlock(FgBlockOnHicann block, StpFit fit) {
        Calibration calibration = in.calibration();
        write(calibration, block, SharedParameter.V_STDF, fit.lambda());
        SharedParameter level = fit.mode() == StpMode.DEPRESSION ? SharedParameter.V_DEP : SharedParameter.V_FAC;
        write(calibration, block, level, fit.n() * fit.lambda());
        write(calibration, block, SharedParameter.V_DTC, scaling.timeSec(fit.tauRecMs()));
    }

    private void write(Calibration calibration, FgBlockOnHicann block, SharedParameter parameter, double value) {
        gates.shared(block, parameter, calibration.toCode(hicann, block, parameter, value).dac());
    }
}
