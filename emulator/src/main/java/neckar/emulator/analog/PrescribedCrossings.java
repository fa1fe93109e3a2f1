package neckar.emulator.analog;

/**
 * Circuits that cross when they are told to: neurons with given crossing times and no membrane. They let the digital
 * part be compared bit by bit, apart from any integrator.
 */
public final class PrescribedCrossings implements NeuronCircuits {
    private final long[][] ticks;
    private final int[] done;
    private final int stepTicks;
    private long deliveries;

    /**
     * Prepares the crossings.
     *
     * @param ticks crossing times by neuron, ascending, each above 0
     * @param stepTicks length of a step in ticks of 1/63 GHz
     */
    public PrescribedCrossings(long[][] ticks, int stepTicks) {
        this.ticks = new long[ticks.length][];
        for (int i = 0; i < ticks.length; i++) {
            this.ticks[i] = ticks[i].clone();
        }
        done = new int[ticks.length];
        this.stepTicks = stepTicks;
    }

    @Override
    public int neurons() {
        return ticks.length;
    }

    @Override
    public int position(int neuron, int member, int input) {
        return 2 * neuron + input;
    }

    @Override
    public double perSiemens(int position) {
        return 1;
    }

    @Override
    public void beginStep() {}

    @Override
    public void deliver(short[] positions, float[] increments, int from, int to, float factor, int remainingTicks) {
        deliveries += to - from;
    }

    @Override
    public void deliverCoded(
            short[] words, int positionBits, float[] distinct, int from, int to, float factor, int remainingTicks) {
        deliveries += to - from;
    }

    /** Synaptic events that have arrived so far. */
    public long deliveries() {
        return deliveries;
    }

    @Override
    public void finishStep(long startTick, Crossings crossings) {
        for (int n = 0; n < ticks.length; n++) {
            while (done[n] < ticks[n].length && ticks[n][done[n]] <= startTick + stepTicks) {
                crossings.add(n, ticks[n][done[n]++]);
            }
        }
    }

    @Override
    public boolean isQuiet() {
        return false;
    }

    @Override
    public void setCurrent(int neuron, double amp) {}

    @Override
    public double voltage(int neuron) {
        return 0;
    }

    @Override
    public double conductance(int neuron, int input) {
        return 0;
    }

    @Override
    public double adaptation(int neuron) {
        return 0;
    }
}
