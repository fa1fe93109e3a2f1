package neckar.compiler.translate;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import neckar.network.CellType;
import neckar.network.Network;
import neckar.network.Population;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.Code;
import neckar.spec.config.FloatingGateConfig;
import neckar.spec.config.NeuronConfig;
import neckar.spec.config.NeuronRowConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.SramTiming;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.unit.Scaling;

/** Translates everything analog of one chip. Confined to one thread; chips do not depend on each other. */
final class ChipTranslation {
    private final Translator.Inputs in;
    private final Scaling scaling;
    private final CurrentPlan currents;
    private final HicannOnWafer hicann;
    private final ApproximationLog log;
    private final double[] excitatorySiemensPerWeight;
    private final double[] inhibitorySiemensPerWeight;
    private final FloatingGateConfig.Builder gates = FloatingGateConfig.builder();
    private final Map<Integer, CellTarget> targets = new TreeMap<>();

    ChipTranslation(
            Translator.Inputs in,
            CurrentPlan currents,
            HicannOnWafer hicann,
            ApproximationLog log,
            double[] excitatorySiemensPerWeight,
            double[] inhibitorySiemensPerWeight) {
        this.in = in;
        this.scaling = Translator.scaling(in.network());
        this.currents = currents;
        this.hicann = hicann;
        this.log = log;
        this.excitatorySiemensPerWeight = excitatorySiemensPerWeight;
        this.inhibitorySiemensPerWeight = inhibitorySiemensPerWeight;
    }

    /** The settings; the conductances per unit of weight of this chip's neurons go into the two arrays. */
    ChipParams translate() {
        Network network = in.network();
        Calibration calibration = in.calibration();
        int[] nodes = in.placement().neuronsOn(hicann);
        for (int node : nodes) {
            targets.put(node, targetWith(node, currents.constantNa(node)));
            noteModel(node);
        }
        AnalogMode mode = ModeChoice.of(
                targets.values().stream()
                        .map(target -> scaling.timeSec(target.tauMemMs()))
                        .toList(),
                Optional.ofNullable(calibration.chips().get(hicann)));
        StimulusAssignment stimuli = new StimulusAssignment(network, in.placement(), currents, scaling, mode, log);
        NeuronCodes codes = new NeuronCodes(network, calibration, scaling, hicann, mode, gates, log);
        codes.setIdle();
        for (int node : nodes) {
            double baseNa = stimuli.assign(node, target(node));
            if (baseNa != 0) {
                targets.put(node, targetWith(node, currents.constantNa(node) + baseNa));
            }
            NeuronCodes.ChargeFactors charge = codes.set(node, target(node), in.placement());
            setWeightUnits(node, mode, charge);
        }
        setReset(nodes);
        WantedConductances wanted = new WantedConductances(in, excitatorySiemensPerWeight, inhibitorySiemensPerWeight);
        StpChoice stp = StpChoice.of(hicann, in, scaling, gates);
        CellStrengths strengths = CellStrengths.of(hicann, in, wanted, stp, gates, log);
        NeuronRowConfig row = new NeuronRowConfig(
                mode.bigCap(), mode.leak(), mode.subthresholdAdaptation(), mode.adaptationTime(), true);
        return new ChipParams(
                gates.build(),
                new NeuronConfig(row, row, true, SramTiming.DEFAULT),
                strengths.select(),
                strengths.divisor(),
                stp.settings(),
                strengths.weights(),
                strengths.siemens(),
                stimuli.stimuli(),
                stimuli.starts(),
                stimuli.inputs());
    }

    private CellTarget target(int node) {
        return Objects.requireNonNull(targets.get(node));
    }

    private CellTarget targetWith(int node, double constantNa) {
        return CellTarget.of(population(node), in.network().indexOf(node), constantNa, scaling);
    }

    private Population population(int node) {
        return in.network().populations().get(in.network().populationOf(node));
    }

    /** Notes what stands in for features that the circuits do not have. */
    private void noteModel(int node) {
        Population population = population(node);
        CellType type = population.cellType();
        if (type.isAlpha()) {
            noteCellType(population, "alpha synapses as exponential ones of twice the time constant and equal charge");
        }
        if (!type.isConductance()) {
            noteCellType(
                    population,
                    "current synapses as conductances that give the asked current midway between rest and threshold");
        }
        boolean acts = type.isAdEx() && population.value("a", in.network().indexOf(node)) != 0;
        String note = acts
                ? "constant current as a shift of v_rest, which also acts on the adaptation"
                : "constant current as a shift of v_rest";
        noteCurrent(population, "i_offset", currents.offsetNa(node), note);
        noteCurrent(population, "DCSource", currents.constantNa(node) - currents.offsetNa(node), note);
    }

    private void noteCellType(Population population, String note) {
        log.add(population.position(), population.label(), "cell_type", 0, 0, note);
    }

    private void noteCurrent(Population population, String what, double na, String note) {
        if (na != 0) {
            log.add(population.position(), population.label(), what, na, na, note);
        }
    }

    private void setWeightUnits(int node, AnalogMode mode, NeuronCodes.ChargeFactors charge) {
        CellTarget target = target(node);
        double unit = NeuronCodes.siemensPerMicroSiemens(target, in.placement().size(node), mode, scaling);
        excitatorySiemensPerWeight[node] = unit * target.weightExc() * charge.excitatory();
        inhibitorySiemensPerWeight[node] = unit * target.weightInh() * charge.inhibitory();
    }

    /** One reset potential serves the chip: the mean over its neurons (calibration reference 3.4). */
    private void setReset(int[] nodes) {
        if (nodes.length == 0) {
            return;
        }
        double sum = 0;
        for (int node : nodes) {
            sum += target(node).resetMv();
        }
        double meanMv = sum / nodes.length;
        double givenMv = 0;
        boolean clipped = false;
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            Code code = write(block, SharedParameter.V_RESET, scaling.volt(meanMv));
            givenMv += scaling.mv(code.given()) / FgBlockOnHicann.COUNT;
            clipped |= code.clipped();
        }
        for (int node : nodes) {
            Population population = population(node);
            double asked = target(node).resetMv();
            String note = NeuronCodes.ROUNDED;
            if (Math.abs(asked - meanMv) > 1e-9) {
                note = "one reset potential for all neurons of a chip";
            } else if (clipped) {
                note = NeuronCodes.OUT_OF_RANGE;
            }
            if (Math.abs(asked - givenMv) > 1e-9) {
                log.add(population.position(), population.label(), "v_reset", asked, givenMv, note);
            }
        }
    }

    private Code write(FgBlockOnHicann block, SharedParameter parameter, double value) {
        Code code = in.calibration().toCode(hicann, block, parameter, value);
        gates.shared(block, parameter, code.dac());
        return code;
    }
}
