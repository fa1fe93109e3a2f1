package neckar.emulator.analog;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** A kind of kernel; results do not depend on which. */
public final class StepKernels {
    /** Plain loops, on any JVM. */
    public static final StepKernels PLAIN = new StepKernels(PlainKernel::new, chipSteps -> {});

    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final String VECTOR_KERNEL = "neckar.emulator.analog.VectorKernel";

    private final Function<CircuitState, StepKernel> make;
    private final LongConsumer expect;

    private StepKernels(Function<CircuitState, StepKernel> make, LongConsumer expect) {
        this.make = make;
        this.expect = expect;
    }

    /** A kernel for the circuits of one chip. */
    StepKernel kernelFor(CircuitState state) {
        return make.apply(state);
    }

    /** Kernels of the Vector API, on a JVM that was started with its module. */
    public static Optional<StepKernels> vector() {
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            return Optional.empty();
        }
        try {
            // Named, not linked: the class cannot be loaded where the module is missing.
            Constructor<?> constructor = Class.forName(VECTOR_KERNEL).getDeclaredConstructor(CircuitState.class);
            return Optional.of(new StepKernels(state -> make(constructor, state), chipSteps -> {}));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StepKernel make(Constructor<?> constructor, CircuitState state) {
        try {
            return (StepKernel) constructor.newInstance(state);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fastest kernels that this JVM has: they start as plain loops. For all runs of a machine, one after the other. */
    public static StepKernels best() {
        return vector().map(StepKernels::warming).orElse(PLAIN);
    }

    private static StepKernels warming(StepKernels vector) {
        KernelTrial trial = new KernelTrial(PLAIN.make, vector.make);
        return new StepKernels(
                state -> {
                    trial.offer(state.layout);
                    return new WarmingKernel(PLAIN.kernelFor(state), vector.kernelFor(state), trial::isReady);
                },
                trial::expect);
    }

    /** Kernels that start as plain loops and change to vector code when a condition holds. */
    static StepKernels changing(StepKernels vector, BooleanSupplier ready) {
        return new StepKernels(
                state -> new WarmingKernel(PLAIN.kernelFor(state), vector.kernelFor(state), ready), chipSteps -> {});
    }

    /** Says that a run of so many steps, summed over chips, is being prepared. */
    public void expect(long chipSteps) {
        expect.accept(chipSteps);
    }

    /** Name of the kernel that {@link #best} comes to use. */
    public static String bestName() {
        return vector().map(StepKernels::nameOf).orElse(PLAIN.nameOf());
    }

    private String nameOf() {
        return kernelFor(new CircuitState(new CircuitLayout(List.of(), 1), false))
                .name();
    }
}
