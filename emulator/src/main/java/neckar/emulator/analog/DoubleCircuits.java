package neckar.emulator.analog;

import java.util.List;
import neckar.base.Invariant;

/**
 * Neuron circuits in double precision, one object a neuron and one state a denmem, each step cut into sub-steps: the
 * slow reference against which {@link FloatCircuits} is validated. Events are kept until the end of the step and act at
 * their own time.
 */
public final class DoubleCircuits implements NeuronCircuits {
    private final DoubleNeuron[] neurons;
    private final int[] firstPosition;
    private final int stepTicks;
    private final int subSteps;
    private final MembraneNoise noise;
    private final double[] amp;

    /** As below, without noise. */
    public DoubleCircuits(List<NeuronParameters> parameters, int stepTicks, int subSteps) {
        this(parameters, stepTicks, subSteps, MembraneNoise.NONE);
    }

    /**
     * Sets the neurons up at rest.
     *
     * @param parameters parameters by neuron
     * @param stepTicks length of a step in ticks of 1/63 GHz
     * @param subSteps sub-steps in each step
     * @param noise noise of their membranes
     */
    public DoubleCircuits(List<NeuronParameters> parameters, int stepTicks, int subSteps, MembraneNoise noise) {
        this.noise = noise;
        amp = new double[parameters.size()];
        this.stepTicks = stepTicks;
        this.subSteps = subSteps;
        neurons = new DoubleNeuron[parameters.size()];
        firstPosition = new int[neurons.length + 1];
        for (int i = 0; i < neurons.length; i++) {
            neurons[i] = new DoubleNeuron(parameters.get(i));
            firstPosition[i + 1] =
                    firstPosition[i] + 2 * parameters.get(i).denmems().size();
        }
        Invariant.check(firstPosition[neurons.length] <= Short.MAX_VALUE, "positions fit", neurons.length);
    }

    @Override
    public int neurons() {
        return neurons.length;
    }

    @Override
    public int position(int neuron, int member, int input) {
        return firstPosition[neuron] + 2 * member + input;
    }

    @Override
    public double perSiemens(int position) {
        return 1;
    }

    @Override
    public void beginStep() {
        for (DoubleNeuron neuron : neurons) {
            neuron.clearEvents();
        }
    }

    @Override
    public void deliver(short[] positions, float[] increments, int from, int to, float factor, int remainingTicks) {
        for (int s = from; s < to; s++) {
            deliver(positions[s], (double) increments[s] * factor, remainingTicks);
        }
    }

    @Override
    public void deliverCoded(
            short[] words, int positionBits, float[] distinct, int from, int to, float factor, int remainingTicks) {
        int mask = (1 << positionBits) - 1;
        for (int s = from; s < to; s++) {
            deliver(words[s] & mask, (double) distinct[(words[s] & 0xffff) >>> positionBits] * factor, remainingTicks);
        }
    }

    private void deliver(int position, double increment, int remainingTicks) {
        int neuron = neuronOf(position);
        int local = position - firstPosition[neuron];
        neurons[neuron].event(local / 2, local % 2, increment, stepTicks - remainingTicks);
    }

    private int neuronOf(int position) {
        int low = 0;
        int high = neurons.length - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (firstPosition[middle] <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public void finishStep(long startTick, Crossings crossings) {
        noise.advance(startTick / stepTicks);
        for (int n = 0; n < neurons.length && !noise.isSilent(); n++) {
            neurons[n].setCurrent(amp[n] + noise.current(n));
        }
        for (int n = 0; n < neurons.length; n++) {
            for (int j = 0; j < subSteps; j++) {
                double from = stepTicks * (j / (double) subSteps);
                double to = stepTicks * ((j + 1) / (double) subSteps);
                neurons[n].advance(startTick, from, to, n, crossings);
            }
        }
    }

    @Override
    public boolean isQuiet() {
        return false;
    }

    @Override
    public void setCurrent(int neuron, double ampere) {
        amp[neuron] = ampere;
        neurons[neuron].setCurrent(ampere);
    }

    @Override
    public double voltage(int neuron) {
        return neurons[neuron].voltage();
    }

    @Override
    public double conductance(int neuron, int input) {
        return neurons[neuron].conductance(input);
    }

    @Override
    public double adaptation(int neuron) {
        return neurons[neuron].adaptation();
    }
}
