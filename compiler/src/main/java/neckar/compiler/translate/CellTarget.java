package neckar.compiler.translate;

import neckar.network.CellType;
import neckar.network.Population;
import neckar.spec.unit.Scaling;

/**
 * What one neuron shall be, in PyNN's units but already in the hardware's terms: conductance synapses with exponential
 * decay, currents that never change as a shift of the resting potential (calibration reference 3.1).
 *
 * @param restMv resting potential with constant currents in it
 * @param resetMv reset potential
 * @param spikeMv potential at which a spike is emitted
 * @param expMv threshold of the exponential term; without meaning when {@code deltaTMv} is 0
 * @param deltaTMv slope of the exponential term, 0 switches it off
 * @param tauMemMs membrane time constant
 * @param refracMs refractory time
 * @param capacitanceNf membrane capacitance
 * @param reversalExcMv excitatory reversal potential
 * @param reversalInhMv inhibitory reversal potential
 * @param tauExcMs excitatory time constant
 * @param tauInhMs inhibitory time constant
 * @param aNanoSiemens sub-threshold adaptation
 * @param bNa spike-triggered adaptation
 * @param tauWMs time constant of adaptation; without meaning when a and b are 0
 * @param weightExc conductance in uS that stands for one unit of excitatory weight
 * @param weightInh the same for inhibitory weight
 */
public record CellTarget(
        double restMv,
        double resetMv,
        double spikeMv,
        double expMv,
        double deltaTMv,
        double tauMemMs,
        double refracMs,
        double capacitanceNf,
        double reversalExcMv,
        double reversalInhMv,
        double tauExcMs,
        double tauInhMs,
        double aNanoSiemens,
        double bNa,
        double tauWMs,
        double weightExc,
        double weightInh) {
    /** Distance of the reversal potentials that stand for currents from the resting potential. */
    private static final double CURRENT_REVERSAL_MV = 200;

    /** Highest voltage at which the excitatory reversal potential still follows its code (hardware reference 5.6). */
    public static final double HIGHEST_REVERSAL_VOLT = 1.4;

    /** An alpha function of time constant tau becomes an exponential of 2 tau with the same charge. */
    private static final double ALPHA_TIME = 2;

    private static final double ALPHA_WEIGHT = Math.E / 2;

    /**
     * Target of one neuron.
     *
     * @param constantNa constant current into it, {@code i_offset} included
     */
    public static CellTarget of(Population population, int index, double constantNa, Scaling scaling) {
        CellType type = population.cellType();
        double rest = population.value("v_rest", index);
        double thresh = population.value("v_thresh", index);
        double tauMem = population.value("tau_m", index);
        double capacitance = population.value("cm", index);
        boolean adEx = type.isAdEx();
        double deltaT = adEx ? population.value("delta_T", index) : 0;
        double spike = thresh;
        if (adEx) {
            double vSpike = population.value("v_spike", index);
            spike = deltaT == 0 ? Math.min(vSpike, thresh) : vSpike;
        }
        double reversalExc;
        double reversalInh;
        double weightExc = 1;
        double weightInh = 1;
        if (type.isConductance()) {
            reversalExc = population.value("e_rev_E", index);
            reversalInh = population.value("e_rev_I", index);
        } else {
            reversalExc = Math.min(rest + CURRENT_REVERSAL_MV, scaling.mv(HIGHEST_REVERSAL_VOLT));
            reversalInh = Math.max(rest - CURRENT_REVERSAL_MV, scaling.mv(0));
            double working = (rest + thresh) / 2;
            // nA over mV is uS: the conductance that drives the asked current at the working point.
            weightExc = 1 / Math.max(1, reversalExc - working);
            weightInh = 1 / Math.max(1, working - reversalInh);
        }
        double stretch = type.isAlpha() ? ALPHA_TIME : 1;
        double charge = type.isAlpha() ? ALPHA_WEIGHT : 1;
        return new CellTarget(
                rest + constantNa * tauMem / capacitance,
                population.value("v_reset", index),
                spike,
                thresh,
                deltaT,
                tauMem,
                population.value("tau_refrac", index),
                capacitance,
                reversalExc,
                reversalInh,
                stretch * population.value("tau_syn_E", index),
                stretch * population.value("tau_syn_I", index),
                adEx ? population.value("a", index) : 0,
                adEx ? population.value("b", index) : 0,
                adEx ? population.value("tau_w", index) : 0,
                charge * weightExc,
                charge * weightInh);
    }

    /** Whether adaptation is on. */
    public boolean adapts() {
        return aNanoSiemens != 0 || bNa != 0;
    }
}
