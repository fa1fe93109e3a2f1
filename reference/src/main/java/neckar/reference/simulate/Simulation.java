package neckar.reference.simulate;

import java.util.Arrays;
import java.util.List;
import neckar.reference.model.SpikeTrain;

/**
 * What a simulation recorded.
 *
 * @param durationMs duration in ms
 * @param groups spikes of each population in file order
 * @param traces recorded membranes in the order of the requests
 * @param counts work that was done
 */
public record Simulation(double durationMs, List<GroupSpikes> groups, List<Trace> traces, Counts counts) {
    /** Copies the lists. */
    public Simulation {
        groups = List.copyOf(groups);
        traces = List.copyOf(traces);
    }

    /**
     * Spikes of a population from 0 on.
     *
     * @param label name
     * @param source whether it only sends
     * @param trains spikes by index
     */
    public record GroupSpikes(String label, boolean source, List<SpikeTrain> trains) {
        /** Copies the list. */
        public GroupSpikes {
            trains = List.copyOf(trains);
        }
    }

    /**
     * Work that was done.
     *
     * @param neuronSpikes spikes of neurons, lead-in included
     * @param synapticEvents events that reached a synapse
     * @param windows exchanges of spikes
     * @param raisedDelays synapses whose delay was raised to {@link Exchange#MIN_DELAY_MS}
     */
    public record Counts(long neuronSpikes, long synapticEvents, long windows, long raisedDelays) {}

    /** A membrane at regular times from 0 on. Immutable. */
    public static final class Trace {
        private final SimulationOptions.Probe probe;
        private final double intervalMs;
        private final double[] samplesMv;

        /** Samples in mV at 0, interval, 2 interval, ... (copied). */
        public Trace(SimulationOptions.Probe probe, double intervalMs, double[] samplesMv) {
            this.probe = probe;
            this.intervalMs = intervalMs;
            this.samplesMv = samplesMv.clone();
        }

        /** Whose membrane. */
        public SimulationOptions.Probe probe() {
            return probe;
        }

        /** Interval of the samples in ms. */
        public double intervalMs() {
            return intervalMs;
        }

        /** Samples in mV (a copy). */
        public double[] samplesMv() {
            return samplesMv.clone();
        }

        @Override
        public String toString() {
            return probe + ": " + Arrays.stream(samplesMv).limit(3).boxed().toList() + "...";
        }
    }
}
