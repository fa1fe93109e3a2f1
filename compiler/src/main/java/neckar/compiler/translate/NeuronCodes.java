package neckar.compiler.translate;

import neckar.compiler.place.Placement;
import neckar.network.Network;
import neckar.network.Population;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.Code;
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
    private static final double MS_PER_SEC = 1e3;
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

    /** Codes of all denmems of a neuron. */
    void set(int node, CellTarget target, Placement placement) {
        Population population = network.populations().get(network.populationOf(node));
        double farad = MembraneCapacitance.farad(mode.bigCap());
        int columns = placement.size(node) / 2;
        for (int row = 0; row < 2; row++) {
            for (int x = placement.column(node); x < placement.column(node) + columns; x++) {
                DenmemOnHicann denmem = DenmemOnHicann.at(x, row);
                new Circuit(population, denmem).set(target, farad);
            }
        }
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

    /** One denmem of a neuron. */
    private final class Circuit {
        private final Population population;
        private final DenmemOnHicann denmem;

        Circuit(Population population, DenmemOnHicann denmem) {
            this.population = population;
            this.denmem = denmem;
        }

        void set(CellTarget target, double farad) {
            voltage(DenmemParameter.E_L, "v_rest", target.restMv());
            voltage(DenmemParameter.V_T, population.cellType().isAdEx() ? "v_spike" : "v_thresh", target.spikeMv());
            voltage(DenmemParameter.E_SYNX, "e_rev_E", target.reversalExcMv());
            voltage(DenmemParameter.E_SYNI, "e_rev_I", target.reversalInhMv());
            time(DenmemParameter.I_GL, "tau_m", target.tauMemMs());
            time(DenmemParameter.V_SYNTCX, "tau_syn_E", target.tauExcMs());
            time(DenmemParameter.V_SYNTCI, "tau_syn_I", target.tauInhMs());
            time(DenmemParameter.I_PL, "tau_refrac", target.refracMs());
            for (DenmemParameter parameter : DenmemParameter.values()) {
                if (!Calibration.isMapped(parameter)) {
                    gates.denmem(denmem, parameter, calibration.workingPointDac(hicann, denmem, parameter, mode));
                }
            }
            if (target.deltaTMv() > 0) {
                voltage(DenmemParameter.V_EXP, "v_thresh", target.expMv());
                double slope = scaling.voltDifference(target.deltaTMv());
                Code code = write(DenmemParameter.I_REXP, slope);
                note("delta_T", target.deltaTMv(), scaling.mvDifference(code.given()), code);
            } else {
                switchOffExponential(denmem);
            }
            if (target.adapts()) {
                setAdaptation(target, farad);
            } else {
                switchOffAdaptation(denmem);
            }
        }

        private void setAdaptation(CellTarget target, double farad) {
            if (target.aNanoSiemens() > 0) {
                double siemens = scaling.siemens(target.aNanoSiemens() * 1e-3, farad, target.capacitanceNf());
                Code code = write(DenmemParameter.I_GLADAPT, siemens);
                double given = scaling.microSiemens(code.given(), farad, target.capacitanceNf()) * 1e3;
                note("a", target.aNanoSiemens(), given, code);
            } else {
                gates.denmem(denmem, DenmemParameter.I_GLADAPT, 0);
                if (target.aNanoSiemens() < 0) {
                    log.add(
                            population.position(),
                            population.label(),
                            "a",
                            target.aNanoSiemens(),
                            0,
                            "a negative a does not exist on the hardware");
                }
            }
            if (target.bNa() > 0) {
                Code code = write(DenmemParameter.I_FIRE, scaling.amp(target.bNa(), farad, target.capacitanceNf()));
                note("b", target.bNa(), scaling.na(code.given(), farad, target.capacitanceNf()), code);
            } else {
                gates.denmem(denmem, DenmemParameter.I_FIRE, 0);
            }
            time(DenmemParameter.I_RADAPT, "tau_w", target.tauWMs());
        }

        private void voltage(DenmemParameter parameter, String what, double mv) {
            Code code = write(parameter, scaling.volt(mv));
            note(what, mv, scaling.mv(code.given()), code);
        }

        private void time(DenmemParameter parameter, String what, double ms) {
            Code code = write(parameter, scaling.timeSec(ms));
            note(what, ms, scaling.timeMs(code.given()), code);
        }

        private Code write(DenmemParameter parameter, double value) {
            Code code = calibration.toCode(hicann, denmem, parameter, mode, value);
            gates.denmem(denmem, parameter, code.dac());
            return code;
        }

        private void note(String what, double asked, double given, Code code) {
            boolean first = denmem.row() == 0;
            if (first && Math.abs(asked - given) > 1e-9 * Math.abs(asked)) {
                log.add(
                        population.position(),
                        population.label(),
                        what,
                        asked,
                        given,
                        code.clipped() ? "out of the range of the hardware" : "rounded to a code of 10 bits");
            }
        }
    }

    /** Hardware membrane time constant of a target in seconds. */
    static double tauMemSec(CellTarget target, Scaling scaling) {
        return target.tauMemMs() / MS_PER_SEC / scaling.speedup();
    }

    /** Conductance in siemens that a neuron of n denmems needs for one microsiemens of the network. */
    static double siemensPerMicroSiemens(CellTarget target, int denmems, AnalogMode mode, Scaling scaling) {
        return scaling.siemens(1, denmems * MembraneCapacitance.farad(mode.bigCap()), target.capacitanceNf());
    }
}
