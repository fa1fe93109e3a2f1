package neckar.compiler.flow;

import java.util.Optional;
import neckar.base.RunContext;
import neckar.network.Network;

/**
 * Compilations one after another, each of which may keep the mapping of the one before: for experiments in which only
 * weights, stimuli or cell parameters change between runs. For one thread at a time.
 */
public final class MappingSession {
    private Optional<KeptMapping> last = Optional.empty();
    private boolean isKept;

    /**
     * Compiles a network.
     *
     * @param keepMapping keep the last mapping if the network has the same structure; else map anew
     * @throws neckar.base.InputException if a request of the network cannot be met on this wafer
     */
    public CompileResult compile(Network network, CompileOptions options, RunContext context, boolean keepMapping) {
        Compiler compiler = new Compiler(network, options, context);
        CompileResult result = compiler.compile(keepMapping ? last : Optional.empty());
        isKept = compiler.isMappingKept();
        last = Optional.of(compiler.mapping());
        return result;
    }

    /** Whether the last compilation kept the mapping of the one before. */
    public boolean isMappingKept() {
        return isKept;
    }
}
