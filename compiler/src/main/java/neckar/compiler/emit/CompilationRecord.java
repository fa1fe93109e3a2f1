package neckar.compiler.emit;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import neckar.base.Invariant;
import neckar.spec.coord.HicannOnWafer;

/**
 * What was asked of a compilation beside the circuits that it gave: enough to explain every lost synapse without the
 * network. Immutable.
 *
 * @param options choices of the user
 * @param populations size, kind and expected rate of each population, in file order
 * @param projections ends, delays and losses of each projection, in file order
 * @param demand synapse drivers that each line wanted on each chip
 */
public record CompilationRecord(
        Options options, List<PopulationTraits> populations, List<ProjectionTraits> projections, DriverDemand demand) {

    /** Copies the lists. */
    public CompilationRecord {
        populations = List.copyOf(populations);
        projections = List.copyOf(projections);
    }

    /**
     * Choices of the user that shape a mapping.
     *
     * @param neuronSize denmems of every neuron; empty when the compiler chose
     * @param effort name of the effort
     */
    public record Options(OptionalInt neuronSize, String effort) {}

    /**
     * A population.
     *
     * @param size number of cells, 1 or more
     * @param external true for external sources, false for neurons
     * @param rateHz mean rate expected of one cell, biological Hz
     */
    public record PopulationTraits(int size, boolean external, double rateHz) {}

    /**
     * A projection.
     *
     * @param pre position of the source population
     * @param post position of the target population
     * @param inhibitory whether it acts on the inhibitory receptor
     * @param meanDelayMs mean of the delays asked for, biological ms
     * @param lost its synapses without a cell
     */
    public record ProjectionTraits(int pre, int post, boolean inhibitory, double meanDelayMs, LostSynapses lost) {}

    /**
     * Drivers by pair of target chip and line, as columns; pairs are sorted by chip. A line is named by the chip and DNC
     * merger that it leaves.
     *
     * @param usable working drivers of each chip, by enum
     * @param hicann target chip of each pair
     * @param lineHicann chip that the line leaves
     * @param lineDnc DNC merger 0..7 that it leaves
     * @param wanted drivers that the chip could grant it
     * @param useful drivers that would have been of use, within the chain limit
     */
    // Frozen by convention, like the columns of a projection; read millions of times.
    @SuppressWarnings("ArrayRecordComponent")
    public record DriverDemand(
            int[] usable, int[] hicann, int[] lineHicann, int[] lineDnc, int[] wanted, int[] useful) {

        /** Checks that the columns have one length. */
        public DriverDemand {
            boolean equal = lineHicann.length == hicann.length
                    && lineDnc.length == hicann.length
                    && wanted.length == hicann.length
                    && useful.length == hicann.length;
            Invariant.check(equal, "demand columns have one length", hicann.length);
            Invariant.check(usable.length == HicannOnWafer.COUNT, "one number for each chip", usable.length);
        }

        /** Number of pairs. */
        public int pairs() {
            return hicann.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof DriverDemand that
                    && Arrays.equals(usable, that.usable)
                    && Arrays.equals(hicann, that.hicann)
                    && Arrays.equals(lineHicann, that.lineHicann)
                    && Arrays.equals(lineDnc, that.lineDnc)
                    && Arrays.equals(wanted, that.wanted)
                    && Arrays.equals(useful, that.useful);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(hicann) * 31 + Arrays.hashCode(wanted);
        }

        @Override
        public String toString() {
            return pairs() + " pairs of line and chip";
        }
    }
}
