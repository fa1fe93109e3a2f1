package neckar.reference.model;

import neckar.network.CellType;
import neckar.network.Population;

/**
 * One cell with a membrane (PyNN 0.10, {@code standardmodels.cells}; Brette and Gerstner 2005 for the adaptive
 * exponential model):
 *
 * <pre>
 * C dV/dt = g_l (E_l - V) + g_l D exp((V - V_exp)/D) - w + I_syn + I
 * tau_w dw/dt = a (V - E_l) - w
 * </pre>
 *
 * When V reaches the spike potential it is set to the reset potential for the refractory time, and w grows by b.
 *
 * @param conductance whether synapses open conductances in uS; else they inject currents in nA
 * @param alpha whether a synaptic event is an alpha function whose peak is the weight; else it decays from the weight
 * @param capacitanceNf membrane capacitance C
 * @param leakMicroSiemens leak conductance g_l
 * @param restMv resting potential E_l, where V begins unless told otherwise
 * @param resetMv potential after a spike
 * @param spikeMv potential at which a spike is emitted
 * @param expMv threshold V_exp of the exponential term
 * @param deltaTMv slope D of the exponential term; 0 switches it off
 * @param refracMs refractory time
 * @param reversalExcMv excitatory reversal potential; without meaning for currents
 * @param reversalInhMv inhibitory reversal potential; without meaning for currents
 * @param tauExcMs excitatory synaptic time constant
 * @param tauInhMs inhibitory synaptic time constant
 * @param aMicroSiemens sub-threshold adaptation a
 * @param bNa spike-triggered adaptation b
 * @param tauWMs time constant of adaptation; 1 when there is none
 * @param offsetNa constant current
 */
public record Cell(
        boolean conductance,
        boolean alpha,
        double capacitanceNf,
        double leakMicroSiemens,
        double restMv,
        double resetMv,
        double spikeMv,
        double expMv,
        double deltaTMv,
        double refracMs,
        double reversalExcMv,
        double reversalInhMv,
        double tauExcMs,
        double tauInhMs,
        double aMicroSiemens,
        double bNa,
        double tauWMs,
        double offsetNa) {
    private static final double MICRO_PER_NANO = 1e-3;

    /** The cell of a population of neurons with its own parameters. */
    public static Cell of(Population population, int index) {
        CellType type = population.cellType();
        boolean adEx = type.isAdEx();
        double capacitance = population.value("cm", index);
        double thresh = population.value("v_thresh", index);
        double deltaT = adEx ? population.value("delta_T", index) : 0;
        double spike = thresh;
        if (adEx) {
            double vSpike = population.value("v_spike", index);
            // As NEST does: without the exponential the threshold is hard.
            spike = deltaT == 0 ? Math.min(vSpike, thresh) : vSpike;
        }
        return new Cell(
                type.isConductance(),
                type.isAlpha(),
                capacitance,
                capacitance / population.value("tau_m", index),
                population.value("v_rest", index),
                population.value("v_reset", index),
                spike,
                thresh,
                deltaT,
                population.value("tau_refrac", index),
                type.isConductance() ? population.value("e_rev_E", index) : 0,
                type.isConductance() ? population.value("e_rev_I", index) : 0,
                population.value("tau_syn_E", index),
                population.value("tau_syn_I", index),
                adEx ? population.value("a", index) * MICRO_PER_NANO : 0,
                adEx ? population.value("b", index) : 0,
                adEx ? population.value("tau_w", index) : 1,
                population.value("i_offset", index));
    }

    /** Whether it has the adaptation current w. */
    public boolean adapts() {
        return aMicroSiemens != 0 || bNa != 0;
    }
}
