package neckar.emulator.analog;

import neckar.emulator.silicon.DenmemQuantities;

/**
 * Which denmems of one neuron share a conductance state: those whose input has equal tau and reversal potential and does
 * not saturate, because only then the equation of the sum is that of each.
 */
final class NeuronStates {
    private final NeuronParameters parameters;
    private final double scale;
    private final int[][] stateOf;
    private final double[][] tauSec;
    private final double[][] reversalVolt;
    private final double[][] limitSiemens;
    private final int[] distinct = new int[2];

    NeuronStates(NeuronParameters parameters, double stepSec) {
        this.parameters = parameters;
        double half = stepSec / (2 * parameters.capacitanceFarad());
        double leak = half * parameters.quietSiemens();
        scale = parameters.isLeakyIntegrator() && leak > 0 ? half * StrictMath.tanh(leak) / leak : half;
        int size = parameters.denmems().size();
        stateOf = new int[2][size];
        tauSec = new double[2][size];
        reversalVolt = new double[2][size];
        limitSiemens = new double[2][size];
        for (int input = 0; input < 2; input++) {
            for (int member = 0; member < size; member++) {
                DenmemQuantities denmem = parameters.denmems().get(member);
                boolean excitatory = input == NeuronCircuits.EXCITATORY;
                double tau = excitatory ? denmem.tauXSec() : denmem.tauISec();
                double reversal = excitatory ? denmem.reversalXVolt() : denmem.reversalIVolt();
                double limit = denmem.limitSiemens(excitatory);
                stateOf[input][member] = stateFor(input, tau, reversal, limit);
            }
        }
    }

    private int stateFor(int input, double tau, double reversal, double limit) {
        for (int s = 0; s < distinct[input] && Double.isInfinite(limit); s++) {
            boolean same = tauSec[input][s] == tau && reversalVolt[input][s] == reversal;
            if (same && Double.isInfinite(limitSiemens[input][s])) {
                return s;
            }
        }
        int s = distinct[input]++;
        tauSec[input][s] = tau;
        reversalVolt[input][s] = reversal;
        limitSiemens[input][s] = limit;
        return s;
    }

    NeuronParameters parameters() {
        return parameters;
    }

    /**
     * Factor of conductances and currents: h/(2 C). With the leak q of a leaky integrator, times tanh(q)/q: the trapezoidal rule then
     * relaxes by exp(-2 q) as the membrane does.
     */
    double scale() {
        return scale;
    }

    boolean leaky() {
        return parameters.isLeakyIntegrator();
    }

    /** States that the neuron needs for each input. */
    int count() {
        return Math.max(distinct[0], distinct[1]);
    }

    int distinct(int input) {
        return distinct[input];
    }

    int stateOf(int member, int input) {
        return stateOf[input][member];
    }

    double tauSec(int input, int state) {
        return tauSec[input][state];
    }

    /** Conductance at which a state saturates; infinite for one that does not. */
    double limitSiemens(int input, int state) {
        return limitSiemens[input][state];
    }

    double reversalVolt(int input, int state) {
        return reversalVolt[input][state];
    }
}
