package neckar.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import neckar.emulator.analog.CircuitLayout;
import neckar.emulator.analog.Crossings;
import neckar.emulator.analog.Exponential;
import neckar.emulator.analog.FloatCircuits;
import neckar.emulator.analog.MembraneNoise;
import neckar.emulator.analog.NeuronParameters;
import neckar.emulator.analog.StepKernels;
import neckar.emulator.silicon.DenmemQuantities;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** An analog step of one chip with 64 neurons of 8 denmems, and the exponential function over 64 values. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@State(Scope.Thread)
public class AnalogKernels {
    private static final int NEURONS = 64;
    private static final int STEP_TICKS = 1008;

    /** Plain loops or the Vector API. */
    @Param({"scalar", "vector"})
    public String kernel;

    /** Equations of all neurons. */
    @Param({"lif", "adex"})
    public String neuron;

    /** Denmems of a neuron are equal, or all different as on a real die. */
    @Param({"equal", "different"})
    public String denmems;

    private FloatCircuits circuits;
    private final Crossings crossings = new Crossings();
    private final float[] values = new float[NEURONS];
    private long tick;

    /** Makes the chip; its neurons fire at some 20 Hz by themselves. */
    @Setup
    public void make() {
        List<NeuronParameters> neurons = new ArrayList<>();
        for (int n = 0; n < NEURONS; n++) {
            List<DenmemQuantities> members = new ArrayList<>();
            for (int m = 0; m < 8; m++) {
                double spread = denmems.equals("equal") ? n : n + m / 8.0;
                members.add(denmem(1 + 0.2 * spread / NEURONS, neuron.equals("adex")));
            }
            neurons.add(NeuronParameters.join(members, 0));
            values[n] = n / 4f - 10;
        }
        StepKernels kernels = kernel.equals("vector") ? StepKernels.vector().orElseThrow() : StepKernels.PLAIN;
        circuits = new FloatCircuits(new CircuitLayout(neurons, STEP_TICKS), MembraneNoise.NONE, kernels);
    }

    private static DenmemQuantities denmem(double factor, boolean adaptive) {
        double infinite = Double.POSITIVE_INFINITY;
        return new DenmemQuantities(
                2.165e-12,
                1.08e-6 / factor,
                0.71,
                1.0,
                0.5,
                0.5e-6 * factor,
                0.5e-6 * factor,
                adaptive ? 0.75 : 0.7,
                0.55,
                1e-7,
                adaptive,
                0.7,
                0.01 * factor,
                2.5e-6,
                adaptive ? 1e-8 : 0,
                1e-5 * factor,
                adaptive ? 5e-9 : 0,
                0,
                0,
                infinite,
                infinite,
                infinite,
                true);
    }

    /** One step of the chip. */
    @Benchmark
    public int step() {
        circuits.beginStep();
        crossings.clear();
        circuits.finishStep(tick, crossings);
        tick += STEP_TICKS;
        return crossings.count();
    }

    /** 64 exponentials of the kernels' own function. */
    @Benchmark
    public float exponential() {
        float sum = 0;
        for (float value : values) {
            sum += Exponential.exp(value);
        }
        return sum;
    }
}
