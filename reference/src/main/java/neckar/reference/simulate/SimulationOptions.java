package neckar.reference.simulate;

import java.util.List;
import neckar.base.Invariant;

/**
 * How to simulate.
 *
 * @param tolerance where series are cut: relative to 1 mV, 1e-15..1e-3
 * @param leadInMs time before 0 in which the network already runs, without sources
 * @param traces membranes to record
 * @param sampleMs interval of their samples in ms
 * @param starts membranes that do not begin at rest
 * @param threads worker threads; results never depend on it
 */
public record SimulationOptions(
        double tolerance, double leadInMs, List<Probe> traces, double sampleMs, List<Start> starts, int threads) {
    /** Tolerance when nothing else is asked for. */
    public static final double DEFAULT_TOLERANCE = 1e-9;

    /** Interval of samples when nothing else is asked for, PyNN's default time step, in ms. */
    public static final double DEFAULT_SAMPLE_MS = 0.1;

    /**
     * A membrane to record.
     *
     * @param group position of the population
     * @param index neuron
     */
    public record Probe(int group, int index) {}

    /**
     * Where a membrane begins.
     *
     * @param group position of the population
     * @param index neuron
     * @param membraneMv its potential at the begin in mV, below the one at which a spike is emitted
     */
    public record Start(int group, int index, double membraneMv) {}

    /** Checks the ranges, copies the lists. */
    public SimulationOptions {
        Invariant.check(tolerance >= 1e-15 && tolerance <= 1e-3, "tolerance 1e-15..1e-3", tolerance);
        Invariant.check(leadInMs >= 0 && sampleMs > 0 && threads >= 1, "lead-in, sample, threads", leadInMs, sampleMs);
        traces = List.copyOf(traces);
        starts = List.copyOf(starts);
    }

    /** The defaults on a number of threads, without traces. */
    public static SimulationOptions standard(int threads) {
        return new SimulationOptions(DEFAULT_TOLERANCE, 0, List.of(), DEFAULT_SAMPLE_MS, List.of(), threads);
    }

    /** The same with another tolerance. */
    public SimulationOptions withTolerance(double other) {
        return new SimulationOptions(other, leadInMs, traces, sampleMs, starts, threads);
    }

    /** The same with a lead-in in ms. */
    public SimulationOptions withLeadInMs(double ms) {
        return new SimulationOptions(tolerance, ms, traces, sampleMs, starts, threads);
    }

    /** The same with these membranes recorded every so many ms. */
    public SimulationOptions withTraces(List<Probe> probes, double everyMs) {
        return new SimulationOptions(tolerance, leadInMs, probes, everyMs, starts, threads);
    }

    /** The same with membranes that do not begin at rest. */
    public SimulationOptions withStarts(List<Start> others) {
        return new SimulationOptions(tolerance, leadInMs, traces, sampleMs, others, threads);
    }
}
