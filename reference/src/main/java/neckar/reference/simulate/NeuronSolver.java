package neckar.reference.simulate;

import neckar.reference.model.Cell;

/**
 * Advances single neurons of a partition: no event may arrive in between. Spikes lie where the series of the membrane
 * reaches the spike potential. Confined to one thread.
 */
final class NeuronSolver {
    /** Slopes of the exponential above its threshold from where the rest of the upstroke takes no time at all. */
    private static final double UPSTROKE = 200;

    private final NeuronStates states;
    private final TaylorSeries series;
    private final FirstCrossing crossing = new FirstCrossing(TaylorSeries.MAX_ORDER);
    private final double[] below = new double[TaylorSeries.MAX_ORDER + 1];

    NeuronSolver(NeuronStates states, double tolerance) {
        this.states = states;
        this.series = new TaylorSeries(tolerance);
    }

    /** Takes a spike of the neuron that is being advanced. */
    @FunctionalInterface
    interface SpikeSink {
        /** One spike at a time in ms. */
        void spike(double timeMs);
    }

    /** Advances a neuron to a time in ms. */
    void advance(int neuron, Cell cell, CurrentCourse course, double untilMs, VoltageTrace trace, SpikeSink sink) {
        double threshold = cell.deltaTMv() > 0
                ? Math.min(cell.spikeMv(), cell.expMv() + UPSTROKE * cell.deltaTMv())
                : cell.spikeMv();
        while (states.timeMs[neuron] < untilMs) {
            double now = states.timeMs[neuron];
            boolean held = now < states.freeAtMs[neuron];
            if (!held && states.membraneMv[neuron] >= threshold) {
                fire(neuron, cell, now, sink);
                continue;
            }
            double end = Math.min(untilMs, course.jumpAfterMs(now));
            if (held) {
                end = Math.min(end, states.freeAtMs[neuron]);
            }
            double asked = end - now;
            double step = series.expand(cell, states, neuron, held, course, asked);
            double x = held ? Double.NaN : firstCrossing(threshold);
            boolean spikes = !Double.isNaN(x);
            double spikeMs = now + x * step;
            double reached = spikes ? spikeMs : step < asked ? now + step : end;
            trace.fill(series, now, step, reached);
            store(neuron, spikes ? x : 1);
            states.timeMs[neuron] = reached;
            if (spikes) {
                fire(neuron, cell, reached, sink);
            }
        }
    }

    private double firstCrossing(double threshold) {
        int order = series.order();
        System.arraycopy(series.membrane, 0, below, 0, order + 1);
        below[0] -= threshold;
        return FirstCrossing.staysNegative(below, order) ? Double.NaN : crossing.find(below, order);
    }

    private void store(int neuron, double x) {
        states.membraneMv[neuron] = series.at(series.membrane, x);
        states.excitatory[neuron] = series.at(series.excitatory, x);
        states.inhibitory[neuron] = series.at(series.inhibitory, x);
        states.excitatoryRise[neuron] = series.at(series.excitatoryRise, x);
        states.inhibitoryRise[neuron] = series.at(series.inhibitoryRise, x);
        states.adaptationNa[neuron] = series.at(series.adaptation, x);
    }

    private void fire(int neuron, Cell cell, double timeMs, SpikeSink sink) {
        states.membraneMv[neuron] = cell.resetMv();
        states.adaptationNa[neuron] += cell.bNa();
        states.freeAtMs[neuron] = timeMs + cell.refracMs();
        sink.spike(timeMs);
    }
}
