package neckar.emulator.analog;

import neckar.base.Invariant;

/**
 * The current stimuli of a chip's four floating-gate blocks and the neurons they flow into (hardware reference 5.9).
 * Currents are constant between steps of the waveform; an analog step gets its mean, which is computed in whole numbers of
 * codes and ticks, so that it depends on no order of sums.
 */
public final class CurrentStimulus {
    /** Floating-gate blocks of a chip. */
    public static final int BLOCKS = 4;

    /** Waveform of one block. */
    public static final class Waveform {
        private final int[] code;
        /** Sum of the codes before each value, and of all at the end. */
        private final long[] sum;

        private final long valueTicks;
        private final long startTick;
        private final boolean continuous;

        /**
         * A waveform.
         *
         * @param code values 0..1023
         * @param valueTicks duration of a value in ticks
         * @param startTick start
         * @param continuous whether it repeats; if not, the current is 0 after the last value
         */
        public Waveform(int[] code, long valueTicks, long startTick, boolean continuous) {
            Invariant.check(code.length > 0 && valueTicks > 0, "a waveform has values", code.length, valueTicks);
            this.code = code.clone();
            this.valueTicks = valueTicks;
            this.startTick = startTick;
            this.continuous = continuous;
            sum = new long[code.length + 1];
            for (int i = 0; i < code.length; i++) {
                sum[i + 1] = sum[i] + code[i];
            }
        }

        /** Charge that has flown from the start until a tick, in codes times ticks. */
        private long chargeUntil(long tick) {
            long since = tick - startTick;
            if (since <= 0) {
                return 0;
            }
            long values = since / valueTicks;
            long rounds = values / code.length;
            if (!continuous && rounds > 0) {
                return sum[code.length] * valueTicks;
            }
            int value = (int) (values % code.length);
            return (rounds * sum[code.length] + sum[value]) * valueTicks + code[value] * (since % valueTicks);
        }
    }

    private final Waveform[] waveforms;
    private final double ampPerCode;
    private final int[] neurons;
    private final int[][] inputs;
    /** Charge of each waveform in the present step, in codes times ticks. */
    private final long[] present;

    /**
     * Connects waveforms and neurons.
     *
     * @param waveforms waveform of each block that has one running, in the order of the columns of {@code inputs}
     * @param ampPerCode current of code 1 in ampere
     * @param neurons neurons with a current input
     * @param inputs denmems with a current input, by neuron and waveform
     */
    public CurrentStimulus(Waveform[] waveforms, double ampPerCode, int[] neurons, int[][] inputs) {
        this.waveforms = waveforms.clone();
        this.ampPerCode = ampPerCode;
        this.neurons = neurons.clone();
        this.inputs = inputs.clone();
        present = new long[waveforms.length];
    }

    /** Whether no current ever flows. */
    public boolean isSilent() {
        return neurons.length == 0;
    }

    /** Sets the mean currents of the step (startTick, startTick + stepTicks]. */
    public void apply(long startTick, int stepTicks, NeuronCircuits circuits) {
        boolean changed = false;
        for (int b = 0; b < waveforms.length; b++) {
            long charge = waveforms[b].chargeUntil(startTick + stepTicks) - waveforms[b].chargeUntil(startTick);
            changed |= charge != present[b];
            present[b] = charge;
        }
        if (changed) {
            for (int i = 0; i < neurons.length; i++) {
                long sum = 0;
                for (int b = 0; b < present.length; b++) {
                    sum += inputs[i][b] * present[b];
                }
                circuits.setCurrent(neurons[i], ampPerCode * ((double) sum / stepTicks));
            }
        }
    }
}
