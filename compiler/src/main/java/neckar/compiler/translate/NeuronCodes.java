package neckar.compiler.translate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import neckar.compiler.place.Placement;
import neckar.network.Network;
import neckar.network.Population;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.Code;
import neckar.spec.calib.MapState;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.FloatingGateConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.unit.MembraneCapacitance;
import neckar.spec.unit.Scaling;

/**
 * Writes the floating-gate codes of the denmems of one chip. All denmems of a neuron get the same target; adaptation is
 * shared, so that n denmems carry n a and n b beside n capacitances (calibration reference 3.1). Confined to one thread.
 */
final class NeuronCodes {
    /** Note of a value outside its map's domain. */
    static final String OUT_OF_RANGE = "out of the range of the hardware";

    /** Note of a value that lies between two codes. */
    static final String ROUNDED = "rounded to a code of 10 bits";

    private static final int OFF_DAC = 1023;

    /** Code of the leak current of circuits that belong to no neuron: a firm hold on the resting potential. */
    private static final int IDLE_LEAK_DAC = 1023;

    /** Threshold of circuits that belong to no neuron: out of reach. */
    private static final int IDLE_THRESHOLD_DAC = 1023;

    private final Network network;
    private final Calibration calibration;
    private final Scaling scaling;
    private final HicannOnWafer hicann;
    private final AnalogMode mode;
    private final FloatingGateConfig.Builder gates;
    private final ApproximationLog log;

    /** Whether all circuits have the same map, so that one look-up serves all denmems. */
    private final boolean alike;

    private final Map<DenmemParameter, LookUp> lastLookUp = new EnumMap<>(DenmemParameter.class);

    NeuronCodes(
            Network network,
            Calibration calibration,
            Scaling scaling,
            HicannOnWafer hicann,
            AnalogMode mode,
            FloatingGateConfig.Builder gates,
            ApproximationLog log) {
        this.network = network;
        this.calibration = calibration;
        this.scaling = scaling;
        this.hicann = hicann;
        this.mode = mode;
        this.gates = gates;
        this.log = log;
        this.alike = !calibration.chips().containsKey(hicann);
    }

    /** Codes of circuits in no neuron: at rest below a threshold out of reach, adaptation and exponential off. */
    void setIdle() {
        for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
            gates.denmem(denmem, DenmemParameter.I_GL, IDLE_LEAK_DAC);
            gates.denmem(denmem, DenmemParameter.V_T, IDLE_THRESHOLD_DAC);
            switchOffExponential(denmem);
            switchOffAdaptation(denmem);
        }
    }

    /** Codes of all denmems of a neuron; tells by how much the weights must make up for clipped time constants. */
    ChargeFactors set(int node, CellTarget target, Placement placement) {
        List<DenmemOnHicann> denmems = new ArrayList<>();
        int first = placement.column(node);
        for (int row = 0; row < 2; row++) {
            for (int x = first; x < first + placement.size(node) / 2; x++) {
                denmems.add(DenmemOnHicann.at(x, row));
            }
        }
        return new Neuron(network.populations().get(network.populationOf(node)), denmems).set(target);
    }

    private void switchOffExponential(DenmemOnHicann denmem) {
        gates.denmem(denmem, DenmemParameter.V_EXP, OFF_DAC);
        gates.denmem(denmem, DenmemParameter.I_REXP, OFF_DAC);
        gates.denmem(denmem, DenmemParameter.I_BEXP, OFF_DAC);
    }

    private void switchOffAdaptation(DenmemOnHicann denmem) {
        gates.denmem(denmem, DenmemParameter.I_FIRE, 0);
        gates.denmem(denmem, DenmemParameter.I_GLADAPT, 0);
        gates.denmem(denmem, DenmemParameter.I_RADAPT, OFF_DAC);
    }

    private Code code(DenmemOnHicann denmem, DenmemParameter parameter, double value) {
        if (!alike) {
            return calibration.toCode(hicann, denmem, parameter, mode, value);
        }
        LookUp last = lastLookUp.get(parameter);
        if (last == null || last.value() != value) {
            last = new LookUp(value, calibration.toCode(hicann, denmem, parameter, mode, value));
            lastLookUp.put(parameter, last);
        }
        return last.code();
    }

    private record LookUp(double value, Code code) {}

    /**
     * Asked over given synaptic time constant where it was clipped, 1 elsewhere: with weights so scaled the charge of an
     * event stays (calibration reference 3.1).
     *
     * @param excitatory factor of excitatory weights
     * @param inhibitory factor of inhibitory weights
     */
    record ChargeFactors(double excitatory, double inhibitory) {}

    /**
     * What the denmems of a neuron made of a value.
     *
     * @param given mean of the given hardware values
     * @param clipped whether any denmem had to clip
     * @param unmeasured whether any denmem of a calibrated chip had to take the nominal map
     */
    private record Outcome(double given, boolean clipped, boolean unmeasured) {
        double chargeFactor(double asked) {
            return clipped ? asked / given : 1;
        }
    }

    /** One neuron. */
    private final class Neuron {
        private final Population population;
        private final List<DenmemOnHicann> denmems;

        Neuron(Population population, List<DenmemOnHicann> denmems) {
            this.population = population;
            this.denmems = denmems;
        }

        ChargeFactors set(CellTarget target) {
            for (DenmemOnHicann denmem : denmems) {
                for (DenmemParameter parameter : DenmemParameter.values()) {
                    if (!Calibration.isMapped(parameter)) {
                        gates.denmem(denmem, parameter, calibration.workingPointDac(hicann, denmem, parameter, mode));
                    }
                }
            }
            voltage(DenmemParameter.E_L, "v_rest", target.restMv());
            voltage(DenmemParameter.V_T, population.cellType().isAdEx() ? "v_spike" : "v_thresh", target.spikeMv());
            voltage(DenmemParameter.E_SYNX, "e_rev_E", target.reversalExcMv());
            voltage(DenmemParameter.E_SYNI, "e_rev_I", target.reversalInhMv());
            noteSaturation(target.reversalExcMv());
            time(DenmemParameter.I_GL, "tau_m", target.tauMemMs());
            time(DenmemParameter.I_PL, "tau_refrac", target.refracMs());
            setExponential(target);
            setAdaptation(target);
            Outcome excitatory = time(DenmemParameter.V_SYNTCX, "tau_syn_E", target.tauExcMs());
            Outcome inhibitory = time(DenmemParameter.V_SYNTCI, "tau_syn_I", target.tauInhMs());
            return new ChargeFactors(
                    excitatory.chargeFactor(scaling.timeSec(target.tauExcMs())),
                    inhibitory.chargeFactor(scaling.timeSec(target.tauInhMs())));
        }

        private void setExponential(CellTarget target) {
            if (target.deltaTMv() <= 0) {
                denmems.forEach(NeuronCodes.this::switchOffExponential);
                return;
            }
            voltage(DenmemParameter.V_EXP, "v_thresh", target.expMv());
            Outcome slope = write(DenmemParameter.I_REXP, scaling.voltDifference(target.deltaTMv()));
            note("delta_T", target.deltaTMv(), scaling.mvDifference(slope.given()), slope);
        }

        private void setAdaptation(CellTarget target) {
            denmems.forEach(NeuronCodes.this::switchOffAdaptation);
            if (!target.adapts()) {
                return;
            }
            double farad = MembraneCapacitance.farad(mode.bigCap());
            double cm = target.capacitanceNf();
            if (target.aNanoSiemens() > 0) {
                Outcome a = write(DenmemParameter.I_GLADAPT, scaling.siemens(target.aNanoSiemens() * 1e-3, farad, cm));
                note("a", target.aNanoSiemens(), scaling.microSiemens(a.given(), farad, cm) * 1e3, a);
            } else if (target.aNanoSiemens() < 0) {
                log("a", target.aNanoSiemens(), 0, "a negative value does not exist on the hardware");
            }
            if (target.bNa() > 0) {
                Outcome b = write(DenmemParameter.I_FIRE, scaling.amp(target.bNa(), farad, cm));
                note("b", target.bNa(), scaling.na(b.given(), farad, cm), b);
            } else if (target.bNa() < 0) {
                log("b", target.bNa(), 0, "a negative value does not exist on the hardware");
            }
            time(DenmemParameter.I_RADAPT, "tau_w", target.tauWMs());
        }

        private void noteSaturation(double reversalMv) {
            if (scaling.volt(reversalMv) > CellTarget.HIGHEST_REVERSAL_VOLT) {
                double ceiling = scaling.mv(CellTarget.HIGHEST_REVERSAL_VOLT);
                log("e_rev_E", reversalMv, ceiling, "the excitatory reversal potential saturates at 1.4 V on the chip");
            }
        }

        private void voltage(DenmemParameter parameter, String what, double mv) {
            Outcome outcome = write(parameter, scaling.volt(mv));
            note(what, mv, scaling.mv(outcome.given()), outcome);
        }

        private Outcome time(DenmemParameter parameter, String what, double ms) {
            Outcome outcome = write(parameter, scaling.timeSec(ms));
            note(what, ms, scaling.timeMs(outcome.given()), outcome);
            return outcome;
        }

        private Outcome write(DenmemParameter parameter, double value) {
            double sum = 0;
            boolean clipped = false;
            boolean unmeasured = false;
            for (DenmemOnHicann denmem : denmems) {
                Code code = code(denmem, parameter, value);
                gates.denmem(denmem, parameter, code.dac());
                sum += code.given();
                clipped |= code.clipped();
                unmeasured |= code.state() != MapState.OK && calibration.info().isPresent();
            }
            return new Outcome(sum / denmems.size(), clipped, unmeasured);
        }

        private void note(String what, double asked, double given, Outcome outcome) {
            if (outcome.unmeasured()) {
                log(what, asked, given, "not calibrated for some circuits: nominal map");
            }
            if (Math.abs(asked - given) > 1e-9 * Math.abs(asked)) {
                log(what, asked, given, outcome.clipped() ? OUT_OF_RANGE : ROUNDED);
            }
        }

        private void log(String what, double asked, double given, String note) {
            log.add(population.position(), population.label(), what, asked, given, note);
        }
    }

    /** Conductance in siemens that a neuron of n denmems needs for one microsiemens of the network. */
    static double siemensPerMicroSiemens(CellTarget target, int denmems, AnalogMode mode, Scaling scaling) {
        return scaling.siemens(1, denmems * MembraneCapacitance.farad(mode.bigCap()), target.capacitanceNf());
    }
}
