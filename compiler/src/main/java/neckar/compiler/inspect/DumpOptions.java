package neckar.compiler.inspect;

import java.util.function.Predicate;
import neckar.spec.coord.HicannOnWafer;

/**
 * What a dump shows.
 *
 * @param hicanns chips to show
 * @param analog whether floating gates, neuron settings, stimuli, quad inputs and outputs, and analog outputs are
 *     shown too
 */
public record DumpOptions(Predicate<HicannOnWafer> hicanns, boolean analog) {

    /** All chips, digital part only. */
    public static final DumpOptions DEFAULT = new DumpOptions(hicann -> true, false);
}
