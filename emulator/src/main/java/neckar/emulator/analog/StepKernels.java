package neckar.emulator.analog;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A kind of kernel; results do not depend on which. */
public final class StepKernels {
    /** Plain loops, on any JVM. */
    public static final StepKernels PLAIN = new StepKernels(PlainKernel::new);

    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final String VECTOR_KERNEL = "neckar.emulator.analog.VectorKernel";

    private final Function<CircuitState, StepKernel> make;

    private StepKernels(Function<CircuitState, StepKernel> make) {
        this.make = make;
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
            return Optional.of(new StepKernels(state -> make(constructor, state)));
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

    /** The fastest kernels that this JVM has for a machine of some chips, with warm-up in mind. */
    public static StepKernels best(int chips) {
        return vector().map(vector -> new StepKernels(
                        state -> new WarmingKernel(PLAIN.kernelFor(state), vector.kernelFor(state), chips)))
                .orElse(PLAIN);
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
