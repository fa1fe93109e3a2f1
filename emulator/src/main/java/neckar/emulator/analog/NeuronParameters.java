package neckar.emulator.analog;

import java.util.List;
import neckar.base.Invariant;
import neckar.emulator.silicon.DenmemQuantities;

/**
 * One logical neuron: joined denmems, of which one may fire for all.
 *
 * @param denmems quantities of each joined denmem, at least one
 * @param fires whether a threshold crossing resets the neuron; without it the membrane only integrates
 * @param thresholdVolt threshold of the firing denmem; it also bounds the exponential term
 * @param resetVolt mean of the reset potentials of all denmems: all their pull-downs conduct
 * @param refractorySec refractory time of the firing denmem
 */
public record NeuronParameters(
        List<DenmemQuantities> denmems, boolean fires, double thresholdVolt, double resetVolt, double refractorySec) {
    /** Copies the list and checks that it is not empty. */
    public NeuronParameters {
        denmems = List.copyOf(denmems);
        Invariant.check(!denmems.isEmpty(), "a neuron has at least one denmem");
    }

    /**
     * Joins denmems to a neuron.
     *
     * @param denmems the joined denmems
     * @param firing position of the firing denmem in the list, or -1 if none fires
     */
    public static NeuronParameters join(List<DenmemQuantities> denmems, int firing) {
        DenmemQuantities governing = denmems.get(Math.max(firing, 0));
        boolean fires = firing >= 0 && governing.comparatorWorks();
        double reset = 0;
        for (DenmemQuantities denmem : denmems) {
            reset += denmem.resetVolt();
        }
        return new NeuronParameters(
                denmems, fires, governing.thresholdVolt(), reset / denmems.size(), governing.refractorySec());
    }

    /** Sum of the membrane capacitances in farad. */
    public double capacitanceFarad() {
        double sum = 0;
        for (DenmemQuantities denmem : denmems) {
            sum += denmem.capacitanceFarad();
        }
        return sum;
    }

    /** Whether the neuron needs neither an exponential term nor adaptation. */
    public boolean isLeakyIntegrator() {
        for (DenmemQuantities denmem : denmems) {
            if (denmem.exponential() || denmem.adapts()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a synaptic input is not proportional to its conductance and driving force. */
    public boolean saturates() {
        return denmems.stream().anyMatch(DenmemQuantities::saturates);
    }

    /** Conductance of all denmems without events, in siemens. */
    public double quietSiemens() {
        double sum = 0;
        for (DenmemQuantities denmem : denmems) {
            sum += denmem.quietSiemens();
        }
        return sum;
    }

    /** Conductance-weighted leak potential: where the membrane rests without input, in volt. */
    public double restVolt() {
        double conductance = 0;
        double current = 0;
        for (DenmemQuantities denmem : denmems) {
            conductance += denmem.quietSiemens();
            current += denmem.quietAmp();
        }
        return conductance > 0 ? current / conductance : denmems.get(0).leakVolt();
    }
}
