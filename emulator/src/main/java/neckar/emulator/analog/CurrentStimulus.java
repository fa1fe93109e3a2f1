package neckar.emulator.analog;

import neckar.base.Invariant;

/**
 * The current stimuli of a chip's four floating-gate blocks and the neurons they flow into (hardware reference 5.9).
 * Currents are constant between steps of the waveform; an analog step gets its mean.
 */
public final class CurrentStimulus {
    /** Floating-gate blocks of a chip. */
    public static final int BLOCKS = 4;

    /** Waveform of one block. */
    public static final class Waveform {
        private final double[] amp;
        private final long valueTicks;
        private final long startTick;
        private final boolean continuous;

        /**
         * A waveform.
         *
         * @param amp values in ampere
         * @param valueTicks duration of a value in ticks
         * @param startTick start
         * @param continuous whether it repeats; if not, the current is 0 after the last value
         */
        public Waveform(double[] amp, long valueTicks, long startTick, boolean continuous) {
            Invariant.check(amp.length > 0 && valueTicks > 0, "a waveform has values", amp.length, valueTicks);
            this.amp = amp.clone();
            this.valueTicks = valueTicks;
            this.startTick = startTick;
            this.continuous = continuous;
        }

        /** Charge that has flown from the start until a tick, in ampere ticks within the present round. */
        private double chargeUntil(long tick, double[] sums) {
            long since = tick - startTick;
            if (since <= 0) {
                return 0;
            }
            long round = valueTicks * amp.length;
            if (!continuous && since >= round) {
                return sums[amp.length];
            }
            long rounds = since / round;
            long within = since % round;
            int value = (int) (within / valueTicks);
            return rounds * sums[amp.length] + sums[value] + amp[value] * (within % valueTicks);
        }
    }

    private final Waveform[] waveforms;
    private final double[][] sums;
    private final int[] neurons;
    private final int[][] inputs;
    private final double[] present;

    /**
     * Connects waveforms and neurons.
     *
     * @param waveforms waveform of each block that has one running, in the order of the columns of {@code inputs}
     * @param neurons neurons with a current input
     * @param inputs denmems with a current input, by neuron and waveform
     */
    public CurrentStimulus(Waveform[] waveforms, int[] neurons, int[][] inputs) {
        this.waveforms = waveforms.clone();
        this.neurons = neurons.clone();
        this.inputs = inputs.clone();
        sums = new double[waveforms.length][];
        for (int b = 0; b < waveforms.length; b++) {
            double[] amp = waveforms[b].amp;
            sums[b] = new double[amp.length + 1];
            for (int i = 0; i < amp.length; i++) {
                sums[b][i + 1] = sums[b][i] + amp[i] * waveforms[b].valueTicks;
            }
        }
        present = new double[waveforms.length];
    }

    /** Whether no current ever flows. */
    public boolean isSilent() {
        return neurons.length == 0;
    }

    /** Sets the mean currents of the step (startTick, startTick + stepTicks]. */
    public void apply(long startTick, int stepTicks, NeuronCircuits circuits) {
        boolean changed = false;
        for (int b = 0; b < waveforms.length; b++) {
            double charge = waveforms[b].chargeUntil(startTick + stepTicks, sums[b])
                    - waveforms[b].chargeUntil(startTick, sums[b]);
            double amp = charge / stepTicks;
            changed |= amp != present[b];
            present[b] = amp;
        }
        if (changed) {
            for (int i = 0; i < neurons.length; i++) {
                double sum = 0;
                for (int b = 0; b < present.length; b++) {
                    sum += inputs[i][b] * present[b];
                }
                circuits.setCurrent(neurons[i], sum);
            }
        }
    }
}
