package neckar.emulator.analog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import neckar.emulator.silicon.DenmemQuantities;

/**
 * One neuron alone, in the units of biology: time runs 10^4 times faster, conductances and currents are 10^4 times larger,
 * capacitances and voltages stay.
 */
final class CircuitBench {
    static final double SPEEDUP = 1e4;
    /** 16 ns: two cycles at 125 MHz, 0.16 ms biological. */
    static final int STEP_TICKS = 1008;

    static final double STEP_MS = 0.16;

    /** Parameters of a point neuron in biological units. */
    record Cell(
            double cPf,
            double gNs,
            double elMv,
            double vtMv,
            double vrMv,
            double tauRefMs,
            double vExpMv,
            double slopeMv,
            double aNs,
            double tauWMs,
            double bPa,
            double tauXMs,
            double exMv,
            double tauIMs,
            double eiMv) {
        /** A leaky integrator. */
        static Cell lif(double cPf, double tauMs, double elMv, double vtMv, double vrMv, double tauRefMs) {
            return new Cell(cPf, cPf / tauMs, elMv, vtMv, vrMv, tauRefMs, 0, 0, 0, 100, 0, 5, 0, 5, -80);
        }

        Cell withSynapses(double tauX, double ex, double tauI, double ei) {
            return new Cell(
                    cPf, gNs, elMv, vtMv, vrMv, tauRefMs, vExpMv, slopeMv, aNs, tauWMs, bPa, tauX, ex, tauI, ei);
        }

        /** The same neuron made of equal denmems. */
        NeuronParameters parameters(int denmems) {
            List<DenmemQuantities> parts = new ArrayList<>();
            for (int i = 0; i < denmems; i++) {
                parts.add(denmem(denmems));
            }
            return NeuronParameters.join(parts, 0);
        }

        DenmemQuantities denmem(int parts) {
            return new DenmemQuantities(
                    cPf * 1e-12 / parts,
                    gNs * 1e-9 * SPEEDUP / parts,
                    elMv * 1e-3,
                    exMv * 1e-3,
                    eiMv * 1e-3,
                    tauXMs * 1e-3 / SPEEDUP,
                    tauIMs * 1e-3 / SPEEDUP,
                    vtMv * 1e-3,
                    vrMv * 1e-3,
                    tauRefMs * 1e-3 / SPEEDUP,
                    slopeMv > 0,
                    vExpMv * 1e-3,
                    slopeMv > 0 ? slopeMv * 1e-3 : 1e-3,
                    1,
                    aNs * 1e-9 * SPEEDUP / parts,
                    tauWMs * 1e-3 / SPEEDUP,
                    bPa * 1e-12 * SPEEDUP / parts,
                    0,
                    0,
                    Double.POSITIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    true);
        }
    }

    final NeuronCircuits circuits;
    private final int stepTicks;
    private final Crossings crossings = new Crossings();
    private final List<Double> spikesMs = new ArrayList<>();
    private final short[] position = new short[1];
    private final float[] increment = new float[1];
    private long tick;

    CircuitBench(NeuronCircuits circuits, int stepTicks) {
        this.circuits = circuits;
        this.stepTicks = stepTicks;
    }

    static CircuitBench fast(NeuronParameters neuron) {
        return fast(neuron, STEP_TICKS);
    }

    static CircuitBench fast(NeuronParameters neuron, int stepTicks) {
        return new CircuitBench(new FloatCircuits(new CircuitLayout(List.of(neuron), stepTicks)), stepTicks);
    }

    static CircuitBench reference(NeuronParameters neuron, int subSteps) {
        return new CircuitBench(new DoubleCircuits(List.of(neuron), STEP_TICKS, subSteps), STEP_TICKS);
    }

    CircuitBench current(double na) {
        circuits.setCurrent(0, na * 1e-9 * SPEEDUP);
        return this;
    }

    double nowMs() {
        return tick / 63e9 * 1e3 * SPEEDUP;
    }

    double mv() {
        return circuits.voltage(0) * 1e3;
    }

    /** One step; an event of a conductance in nS arrives at an offset in (0, step], if the conductance is not 0. */
    void step(double nanoSiemens, int member, int input, int offsetTicks) {
        circuits.beginStep();
        if (nanoSiemens != 0) {
            position[0] = (short) circuits.position(0, member, input);
            increment[0] = (float) (nanoSiemens * 1e-9 * SPEEDUP * circuits.perSiemens(position[0]));
            circuits.deliver(position, increment, 0, 1, 1f, stepTicks - offsetTicks);
        }
        crossings.clear();
        circuits.finishStep(tick, crossings);
        for (int i = 0; i < crossings.count(); i++) {
            spikesMs.add(crossings.tick(i) / 63e9 * 1e3 * SPEEDUP);
        }
        tick += stepTicks;
    }

    /** Runs to a time, looking at the state after each step. */
    CircuitBench run(double untilMs, Consumer<CircuitBench> watch) {
        while (nowMs() < untilMs - 1e-9) {
            step(0, 0, 0, 0);
            watch.accept(this);
        }
        return this;
    }

    CircuitBench run(double untilMs) {
        return run(untilMs, bench -> {});
    }

    List<Double> spikesMs() {
        return spikesMs;
    }

    /** Largest deviation from the start, its time and the area under it, after one event at the very beginning. */
    double[] postsynapticPotential(double nanoSiemens, int input, double untilMs) {
        double rest = mv();
        double[] result = new double[3];
        double before = 0;
        step(nanoSiemens, 0, input, 1);
        while (nowMs() < untilMs) {
            double deviation = mv() - rest;
            result[2] += 0.5 * (before + deviation) * stepTicks / 63e9 * 1e3 * SPEEDUP;
            before = deviation;
            if (Math.abs(deviation) > Math.abs(result[0])) {
                result[0] = deviation;
                result[1] = nowMs();
            }
            step(0, 0, 0, 0);
        }
        return result;
    }
}
