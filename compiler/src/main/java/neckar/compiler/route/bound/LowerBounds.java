package neckar.compiler.route.bound;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.compiler.partition.ConnectionTable;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.topology.Availability;

/**
 * Computes what every mapping of a network loses (bounds B1, B2 and B6 of mapping reference 4.5). A neuron of size s lies
 * on one chip and covers s/2 columns of at most that chip's working rows, so it has at most {@code rows * s / 2} cells.
 */
public final class LowerBounds {
    private final ConnectionTable table;
    private final IntFunction<int[]> allowedSizes;
    private final Sources sources;
    private final long mostRows;
    private final long denmems;
    private final int fpgas;

    /** What is known of the senders of a network. */
    public interface Sources {
        /** A node that is an event source of its own. */
        int NO_STREAM = NeuronLoss.NO_STREAM;

        /**
         * Position of the node's population when background generators stand for it, so that its nodes are one stream on
         * each chip; {@link #NO_STREAM} for all other nodes.
         */
        int stream(int node);

        /** Mean rate of an external source in hardware Hz. */
        double rateHz(int node);
    }

    /**
     * Bounds for a network on a wafer.
     *
     * @param allowedSizes sizes in denmems that each neuron may have, ascending, not empty
     */
    public LowerBounds(ConnectionTable table, Availability wafer, IntFunction<int[]> allowedSizes, Sources sources) {
        this.table = table;
        this.allowedSizes = allowedSizes;
        this.sources = sources;
        long most = 0;
        long usable = 0;
        for (HicannOnWafer hicann : wafer.hicanns()) {
            most = Math.max(
                    most,
                    SynapseRowOnHicann.all().stream()
                            .filter(row -> wafer.row(hicann, row))
                            .count());
            usable += DenmemOnHicann.all().stream()
                    .filter(denmem -> wafer.denmem(hicann, denmem))
                    .count();
        }
        mostRows = most;
        denmems = usable;
        fpgas = (int) FpgaOnWafer.all().stream().filter(wafer::fpga).count();
    }

    /**
     * Computes the bounds; parallel over neurons.
     *
     * @param hzPerFpga most external events per second through one FPGA
     */
    public LowerBound compute(double hzPerFpga, RunContext context) {
        List<NeuronLoss> losses = new ArrayList<>(Collections.nCopies(table.nodes(), NeuronLoss.ofBundles()));
        Parallel.forRange(table.nodes(), context.threads(), node -> {
            if (!table.isSource(node)) {
                losses.set(node, NeuronLoss.of(table, node, sources::stream));
            }
        });
        long cells = 0;
        DenmemBound bound = new DenmemBound();
        for (int node = 0; node < table.nodes(); node++) {
            if (table.isSource(node)) {
                continue;
            }
            int[] sizes = allowedSizes.apply(node);
            long[] least = new long[sizes.length];
            for (int i = 0; i < sizes.length; i++) {
                least[i] = losses.get(node).with(mostRows * sizes[i] / 2);
            }
            cells += least[least.length - 1];
            bound.add(sizes, least, losses.get(node).total());
        }
        return new LowerBound(cells, bound.with(denmems), inputBound(hzPerFpga));
    }

    private long inputBound(double hzPerFpga) {
        InputBound bound = new InputBound();
        for (int node = 0; node < table.nodes(); node++) {
            if (table.isSource(node) && sources.stream(node) == Sources.NO_STREAM) {
                long synapses = 0;
                for (int position = table.firstOut(node); position < table.firstOut(node + 1); position++) {
                    synapses += table.multiplicity(table.outEdge(position));
                }
                bound.add(sources.rateHz(node), synapses);
            }
        }
        return bound.with(fpgas * hzPerFpga);
    }
}
