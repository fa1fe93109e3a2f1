package neckar.reference.simulate;

import java.util.List;
import neckar.reference.model.Cell;

/**
 * State of the neurons of one partition, by their number in it: membrane in mV, synaptic variables in uS or nA, adaptation
 * in nA, times in ms. Confined to one thread at a time.
 */
final class NeuronStates {
    final double[] timeMs;
    final double[] membraneMv;
    final double[] excitatory;
    final double[] inhibitory;
    /** First variable of an alpha function, which feeds the synaptic variable. */
    final double[] excitatoryRise;

    final double[] inhibitoryRise;
    final double[] adaptationNa;
    /** End of the refractory time; before it the membrane is held. */
    final double[] freeAtMs;

    /** All neurons at rest from a time on. */
    NeuronStates(List<Cell> cells, double startMs) {
        int n = cells.size();
        timeMs = new double[n];
        membraneMv = new double[n];
        excitatory = new double[n];
        inhibitory = new double[n];
        excitatoryRise = new double[n];
        inhibitoryRise = new double[n];
        adaptationNa = new double[n];
        freeAtMs = new double[n];
        for (int i = 0; i < n; i++) {
            timeMs[i] = startMs;
            freeAtMs[i] = startMs;
            membraneMv[i] = cells.get(i).restMv();
        }
    }

    /** A synaptic event of this magnitude. */
    void receive(int neuron, boolean alpha, boolean inhibits, double weight) {
        if (alpha) {
            (inhibits ? inhibitoryRise : excitatoryRise)[neuron] += weight;
        } else {
            (inhibits ? inhibitory : excitatory)[neuron] += weight;
        }
    }
}
