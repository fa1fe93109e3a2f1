package neckar.cli.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import neckar.compiler.emit.CompilationRecord;
import neckar.compiler.emit.LostSynapses;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.inspect.BioRecording;
import neckar.compiler.inspect.PopulationSpikes;
import neckar.compiler.inspect.explain.ChipUse;
import neckar.compiler.inspect.explain.Inspection;
import neckar.compiler.inspect.route.LineRoute;
import neckar.compiler.route.LossCause;
import neckar.spec.coord.HicannOnWafer;

/** What the page loads first: numbers of each chip, the place of each cell, the routes of all lines. */
final class WaferPack {
    private static final int CHIPS = HicannOnWafer.COUNT;

    private final ViewedRun run;
    private final Inspection inspection;
    private final Pack pack = new Pack();

    private WaferPack(ViewedRun run) {
        this.run = run;
        inspection = run.inspection();
    }

    static Pack of(ViewedRun run) {
        WaferPack wafer = new WaferPack(run);
        wafer.addNames();
        wafer.addChips();
        wafer.addCells();
        wafer.addLines();
        return wafer.pack;
    }

    private void addNames() {
        MappingTable mapping = inspection.mapping();
        pack.meta("network", mapping.networkName()).meta("folder", run.folder());
        pack.meta("recorded", run.recording().isPresent());
        pack.meta("duration_ms", run.recording().map(BioRecording::durationMs).orElse(0.0));
        pack.meta("speedup", mapping.settings().speedup());
        pack.meta(
                "causes",
                Arrays.stream(LossCause.values()).map(LossCause::reportName).toList());
        List<Object> populations = new ArrayList<>();
        for (int p = 0; p < mapping.populations().size(); p++) {
            CompilationRecord.PopulationTraits traits =
                    inspection.record().populations().get(p);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("label", mapping.populations().get(p));
            row.put("size", traits.size());
            row.put("external", traits.external());
            row.put("first", inspection.cell(p, 0));
            populations.add(row);
        }
        pack.meta("populations", populations);
        List<Object> projections = new ArrayList<>();
        for (int p = 0; p < inspection.projections(); p++) {
            CompilationRecord.ProjectionTraits traits = inspection.traits(p);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("label", inspection.edges(p).label());
            row.put("pre", traits.pre());
            row.put("post", traits.post());
            row.put("inhibitory", traits.inhibitory());
            projections.add(row);
        }
        pack.meta("projections", projections);
    }

    private void addChips() {
        List<ChipUse> chips = ChipUse.all(inspection, run.counts());
        pack.ints("chip_neurons", column(chips, ChipUse::neurons));
        pack.ints("chip_denmems", column(chips, ChipUse::denmems));
        pack.ints("chip_drivers", column(chips, ChipUse::drivers));
        pack.ints("chip_drivers_usable", column(chips, ChipUse::driversUsable));
        pack.ints("chip_synapses", column(chips, ChipUse::synapses));
        pack.ints("chip_segments", column(chips, chip -> chip.hSegments() + chip.vSegments()));
        pack.ints("chip_lines_in", column(chips, ChipUse::linesIn));
        pack.ints("chip_lines_out", column(chips, ChipUse::linesOut));
        pack.ints("chip_lost", column(chips, chip -> (int) chip.lost()));
        for (LossCause cause : LossCause.values()) {
            int[] lost = new int[CHIPS];
            Arrays.setAll(lost, chip -> (int) run.counts().lostOn(chip, cause));
            pack.ints("chip_lost_" + cause.reportName(), lost);
        }
        int[] defects = new int[CHIPS];
        Arrays.setAll(defects, chip -> ChipDefects.of(run.availability(), chip).count());
        pack.ints("chip_defects", defects);
    }

    private static int[] column(List<ChipUse> chips, ToIntFunction<ChipUse> value) {
        return chips.stream().mapToInt(value).toArray();
    }

    private void addCells() {
        int cells = inspection.cells();
        int[] chip = new int[cells];
        int[] line = new int[cells];
        int[] address = new int[cells];
        int[] column = new int[cells];
        int[] size = new int[cells];
        int[] denmem = new int[cells];
        for (int cell = 0; cell < cells; cell++) {
            chip[cell] = inspection.hicannOf(cell);
            line[cell] = inspection.lineOf(cell);
            address[cell] = inspection.addressOf(cell);
            MappingTable.Neuron neuron = inspection.neuron(cell).orElse(null);
            column[cell] = neuron == null ? -1 : neuron.column();
            size[cell] = neuron == null ? 0 : neuron.size();
            denmem[cell] = neuron == null ? -1 : neuron.firingDenmem();
        }
        pack.shorts("cell_chip", chip).ints("cell_line", line).shorts("cell_address", address);
        pack.shorts("cell_column", column).bytes("cell_size", size).shorts("cell_denmem", denmem);
        pack.ints("cell_lost", lostByTarget());
        run.recording().ifPresent(this::addRates);
    }

    private int[] lostByTarget() {
        int[] lost = new int[inspection.cells()];
        for (int p = 0; p < inspection.projections(); p++) {
            CompilationRecord.ProjectionTraits traits = inspection.traits(p);
            LostSynapses rows = traits.lost();
            for (int row = 0; row < rows.rows(); row++) {
                lost[inspection.cell(traits.post(), rows.post(row))] += rows.count(row);
            }
        }
        return lost;
    }

    /** Mean rate of each recorded cell in biological Hz, -1 for the others; and of the recorded cells of each chip. */
    private void addRates(BioRecording recording) {
        float[] rate = new float[inspection.cells()];
        Arrays.fill(rate, -1);
        double seconds = recording.durationMs() / 1000;
        for (PopulationSpikes spikes : recording.populations()) {
            int first = inspection.cell(inspection.mapping().populations().indexOf(spikes.label()), 0);
            int[] count = new int[inspection.cells() - first];
            for (int spike = 0; spike < spikes.size(); spike++) {
                count[spikes.index(spike)]++;
            }
            for (int index : spikes.recorded()) {
                rate[first + index] = (float) (count[index] / seconds);
            }
        }
        float[] sum = new float[CHIPS];
        int[] recorded = new int[CHIPS];
        for (int cell = 0; cell < rate.length; cell++) {
            int chip = inspection.hicannOf(cell);
            if (rate[cell] >= 0 && chip >= 0 && !inspection.isExternal(cell)) {
                sum[chip] += rate[cell];
                recorded[chip]++;
            }
        }
        for (int chip = 0; chip < CHIPS; chip++) {
            sum[chip] = recorded[chip] == 0 ? -1 : sum[chip] / recorded[chip];
        }
        pack.floats("cell_rate", rate).floats("chip_rate", sum);
    }

    /** Columns of all nodes behind each other; those of a line start at its entry in {@code line_first}. */
    private void addLines() {
        List<LineRoute> lines = inspection.routes().lines();
        int nodes = lines.stream().mapToInt(LineRoute::size).sum();
        int feeds = lines.stream().mapToInt(line -> line.feeds().size()).sum();
        int[] chip = new int[lines.size()];
        int[] dnc = new int[lines.size()];
        int[] firstNode = new int[lines.size() + 1];
        int[] firstFeed = new int[lines.size() + 1];
        int[] segment = new int[nodes];
        int[] parent = new int[nodes];
        int[] feedNode = new int[feeds];
        int[] feedDriver = new int[feeds];
        int[] feedChip = new int[feeds];
        int node = 0;
        int feed = 0;
        for (int number = 0; number < lines.size(); number++) {
            LineRoute line = lines.get(number);
            chip[number] = line.hicann();
            dnc[number] = line.dnc();
            for (int n = 0; n < line.size(); n++) {
                segment[node] = line.segment(n);
                parent[node++] = line.parent(n);
            }
            for (LineRoute.Feed each : line.feeds()) {
                feedNode[feed] = each.node();
                feedDriver[feed] = each.y();
                feedChip[feed++] = each.hicann();
            }
            firstNode[number + 1] = node;
            firstFeed[number + 1] = feed;
        }
        pack.shorts("line_chip", chip).bytes("line_dnc", dnc);
        pack.ints("line_first", firstNode).ints("line_first_feed", firstFeed);
        pack.ints("node_segment", segment).ints("node_parent", parent);
        pack.ints("feed_node", feedNode).bytes("feed_driver", feedDriver).shorts("feed_chip", feedChip);
    }
}
