package neckar.compiler.inspect.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import neckar.compiler.emit.LostSynapses;
import neckar.compiler.route.LossCause;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;

/**
 * What would win most: every hint is counted on this mapping, none is guessed.
 *
 * @param requested synapses asked for
 * @param lost synapses lost
 * @param lowerBound synapses that every mapping with these options loses
 * @param worstNeuron the target with the most losses; empty without loss
 * @param hints largest first
 */
public record Hints(long requested, long lost, long lowerBound, List<WorstTarget> worstNeuron, List<Hint> hints) {

    private static final long WAFER_DENMEMS = (long) HicannOnWafer.COUNT * DenmemOnHicann.COUNT;
    private static final int LARGEST_SIZE = 64;
    private static final int LONGEST_CHAIN = 56;

    /** Copies the lists. */
    public Hints {
        worstNeuron = List.copyOf(worstNeuron);
        hints = List.copyOf(hints);
    }

    /**
     * A target neuron with losses.
     *
     * @param cell the neuron
     * @param lost its lost synapses
     * @param requested all synapses onto it
     */
    public record WorstTarget(CellName cell, long lost, long requested) {}

    /** Counts the hints of a compilation; {@code requested} and {@code lowerBound} come from its report. */
    public static Hints of(Inspection inspection, SynapseCounts counts, long requested, long lowerBound) {
        long[] byTarget = new long[inspection.cells()];
        long[] byCause = new long[LossCause.COUNT];
        long lost = 0;
        for (int p = 0; p < inspection.projections(); p++) {
            LostSynapses rows = inspection.traits(p).lost();
            for (int row = 0; row < rows.rows(); row++) {
                byTarget[inspection.cell(inspection.traits(p).post(), rows.post(row))] += rows.count(row);
                byCause[rows.cause(row).id()] += rows.count(row);
                lost += rows.count(row);
            }
        }
        List<Hint> hints = new ArrayList<>();
        if (lost > 0) {
            addBound(hints, inspection, lowerBound);
            addDrivers(hints, inspection, counts);
            addSize(hints, inspection, byCause[LossCause.SYNAPSE_DRIVERS.id()] + byCause[LossCause.SYNAPSE_ROWS.id()]);
            add(
                    hints,
                    "routing",
                    byCause[LossCause.L1_ROUTING.id()],
                    "lines do not arrive: --effort high negotiates longer, another --seed places differently");
            add(
                    hints,
                    "speedup",
                    byCause[LossCause.INPUT_BANDWIDTH.id()],
                    "external rates exceed links: half the --speedup halves them in hardware time; a Poisson population with"
                            + " \"background_generator\": true needs no link");
            add(
                    hints,
                    "placement",
                    byCause[LossCause.PLACEMENT.id()],
                    "cells without place, line or address: smaller neurons, or fewer restrictions by placement keys");
        }
        hints.sort((a, b) -> Long.compare(b.synapses(), a.synapses()));
        return new Hints(requested, lost, lowerBound, worst(inspection, byTarget), hints);
    }

    private static void add(List<Hint> hints, String change, long synapses, String text) {
        if (synapses > 0) {
            hints.add(new Hint(change, synapses, text));
        }
    }

    private static List<WorstTarget> worst(Inspection inspection, long[] byTarget) {
        int worst = -1;
        for (int cell = 0; cell < byTarget.length; cell++) {
            if (byTarget[cell] > 0 && (worst < 0 || byTarget[cell] > byTarget[worst])) {
                worst = cell;
            }
        }
        if (worst < 0) {
            return List.of();
        }
        long asked = byTarget[worst];
        for (int p = 0; p < inspection.projections(); p++) {
            int first = inspection.cell(inspection.traits(p).post(), 0);
            for (int edge = 0; edge < inspection.edges(p).edges(); edge++) {
                asked += first + inspection.edges(p).post(edge) == worst
                        ? inspection.edges(p).synapses(edge)
                        : 0;
            }
        }
        return List.of(new WorstTarget(inspection.name(worst), byTarget[worst], asked));
    }

    private static void addBound(List<Hint> hints, Inspection inspection, long lowerBound) {
        OptionalInt fixed = inspection.record().options().neuronSize();
        if (lowerBound > 0) {
            String text = "no mapping with these neuron sizes can realise them"
                    + (fixed.isPresent()
                            ? ": leave out --neuron-size " + fixed.getAsInt() + ", or take a larger one"
                            : "; only a smaller network can");
            hints.add(new Hint(fixed.isPresent() ? "neuron_size" : "none", lowerBound, text));
        }
    }

    /** Losses on lines whose chains are as long as permitted, and on chips whose drivers are all in use. */
    private static void addDrivers(List<Hint> hints, Inspection inspection, SynapseCounts counts) {
        int limit = Math.max(1, inspection.mapping().settings().chainLength());
        long atLimit = 0;
        long onFullChips = 0;
        int fullChips = 0;
        int usedChips = 0;
        int linesAtLimit = 0;
        for (int hicann = 0; hicann < HicannOnWafer.COUNT; hicann++) {
            int[] drivers = new int[inspection.routes().lines().size()];
            boolean[] shorter = new boolean[drivers.length];
            int used = 0;
            for (var chain : inspection.routes().chainsOn(hicann)) {
                drivers[chain.line()] += chain.length();
                shorter[chain.line()] |= chain.length() < limit;
                used += chain.length();
            }
            usedChips += used > 0 ? 1 : 0;
            boolean full = used > 0 && used >= inspection.record().demand().usable()[hicann];
            if (full) {
                fullChips++;
                onFullChips += counts.lostOn(hicann, LossCause.SYNAPSE_DRIVERS)
                        + counts.lostOn(hicann, LossCause.SYNAPSE_ROWS);
            }
            for (int line = 0; line < drivers.length && !full; line++) {
                if (drivers[line] > 0 && !shorter[line] && counts.lost(line, hicann) > 0) {
                    atLimit += counts.lost(line, hicann);
                    linesAtLimit++;
                }
            }
        }
        if (limit < LONGEST_CHAIN) {
            add(
                    hints,
                    "chain_length",
                    atLimit,
                    String.format(
                            Locale.ROOT,
                            "%,d arrivals of lines have chains of the longest permitted length (%d) on chips with free "
                                    + "drivers: try --chain-length %d",
                            linesAtLimit,
                            limit,
                            Math.min(LONGEST_CHAIN, 2 * limit)));
        }
        add(
                hints,
                "more_chips",
                onFullChips,
                String.format(
                        Locale.ROOT,
                        "%d of %d chips have all their drivers in use, %d chips of the wafer hear nothing: spread the "
                                + "network with larger neurons or placement keys",
                        fullChips,
                        usedChips,
                        HicannOnWafer.COUNT - usedChips));
    }

    /** Twice the denmems of every neuron, if they fit. */
    private static void addSize(List<Hint> hints, Inspection inspection, long lost) {
        long denmems = 0;
        int largest = 0;
        for (var neuron : inspection.mapping().neurons()) {
            denmems += neuron.size();
            largest = Math.max(largest, neuron.size());
        }
        if (lost > 0 && largest > 0 && 2 * largest <= LARGEST_SIZE && 2 * denmems <= WAFER_DENMEMS) {
            hints.add(new Hint(
                    "neuron_size",
                    lost,
                    String.format(
                            Locale.ROOT,
                            "neurons of twice the size have twice the cells behind each driver: --neuron-size %d needs "
                                    + "%,d of %,d denmems, so it fits",
                            2 * largest,
                            2 * denmems,
                            WAFER_DENMEMS)));
        }
    }
}
