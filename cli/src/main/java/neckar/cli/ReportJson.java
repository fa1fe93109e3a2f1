package neckar.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neckar.compiler.check.ErrorDistribution;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.flow.CompileResult;
import neckar.compiler.route.LossCause;
import neckar.compiler.route.bound.LowerBound;
import neckar.compiler.translate.Approximation;
import neckar.network.Network;
import neckar.network.io.build.ImportNote;
import neckar.network.io.build.ImportedNetwork;
import neckar.spec.experiment.ExperimentFormat;
import neckar.spec.experiment.Sha256;

/** {@code report.json}: what a compilation did (format {@code neckar-report/1}). */
final class ReportJson {
    static final String FORMAT = "neckar-report/1";

    private final ImportedNetwork imported;
    private final Network network;
    private final CompileResult result;

    ReportJson(ImportedNetwork imported, CompileResult result) {
        this.imported = imported;
        this.network = imported.network();
        this.result = result;
    }

    Map<String, Object> tree(long seed, byte[] experiment, double totalSec) {
        CompileResult.Counts counts = result.counts();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("format", FORMAT);
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("name", network.name());
        about.put("seed", network.seed());
        about.put("neurons", counts.neurons());
        about.put("sources", counts.sources());
        about.put("synapses", result.check().requested());
        if (!imported.notes().isEmpty()) {
            about.put("imported_from", imported.format());
            about.put("import_notes", importNotes());
        }
        report.put("network", about);
        Map<String, Object> neurons = new LinkedHashMap<>();
        neurons.put("requested", counts.neurons());
        neurons.put("placed", counts.placed());
        report.put("neurons", neurons);
        report.put("synapses", synapses());
        report.put("resources", resources(counts));
        report.put("weights", errors(result.check().conductanceErrors()));
        report.put("approximations", approximations());
        report.put("not_recorded", notRecorded());
        List<Object> stages = new ArrayList<>();
        for (CompileResult.Stage stage : result.stages()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", stage.name());
            row.put("wall_s", stage.wallSec());
            stages.add(row);
        }
        report.put("stages", stages);
        report.put("wall_s", totalSec);
        report.put("peak_rss_mb", ProcessMemory.peakRssMb());
        report.put("seed", seed);
        if (result.stoppedByTime()) {
            report.put("stopped_by", "time-limit");
        }
        report.put("version", Version.text());
        report.put("checksum", checksum(experiment));
        return report;
    }

    private List<Object> importNotes() {
        List<Object> rows = new ArrayList<>();
        for (ImportNote note : imported.notes()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("object", note.object());
            row.put("note", note.text());
            rows.add(row);
        }
        return rows;
    }

    private String checksum(byte[] experiment) {
        Sha256 checksum = new Sha256().update(result.bitstream());
        try {
            ExperimentFormat.addUnpacked(
                    new java.io.ByteArrayInputStream(experiment), ResultFiles.EXPERIMENT, checksum);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return checksum.hex();
    }

    private Map<String, Object> synapses() {
        Map<String, Object> synapses = new LinkedHashMap<>();
        synapses.put("requested", result.check().requested());
        synapses.put("realised", result.check().realised());
        synapses.put("lost", result.check().lost());
        synapses.put("loss", result.check().loss());
        synapses.put("zero_weight", result.check().zeroWeight());
        Map<String, Object> causes = new LinkedHashMap<>();
        for (LossCause cause : LossCause.values()) {
            causes.put(cause.reportName(), result.loss().lost(cause));
        }
        synapses.put("lost_by_cause", causes);
        synapses.put("lower_bound_lost", result.loss().lowerBoundLost());
        LowerBound bound = result.bound();
        if (bound.lost() > 0) {
            Map<String, Object> by = new LinkedHashMap<>();
            by.put("key", bound.constraint().key());
            by.put("what", bound.constraint().text());
            synapses.put("lower_bound_by", by);
        }
        synapses.put(
                "by_projection",
                ProjectionRows.of(network, result.check(), result.emission().mapping()));
        return synapses;
    }

    private static Map<String, Object> resources(CompileResult.Counts counts) {
        Map<String, Object> resources = new LinkedHashMap<>();
        resources.put("hicanns_used", counts.hicanns());
        resources.put("denmems_used", counts.denmems());
        resources.put("drivers_used", counts.drivers());
        resources.put("l1_segments_used", counts.segments());
        resources.put("synapses_used", counts.synapses());
        return resources;
    }

    /** Relative error of each given conductance against the network. */
    private static Map<String, Object> errors(ErrorDistribution errors) {
        Map<String, Object> weights = new LinkedHashMap<>();
        weights.put("count", errors.count());
        if (errors.count() > 0) {
            weights.put("mean_error", errors.mean());
            weights.put("rms_error", errors.rootMeanSquare());
            weights.put("q05", errors.quantile(0.05));
            weights.put("median", errors.quantile(0.5));
            weights.put("q95", errors.quantile(0.95));
        }
        return weights;
    }

    private List<Object> approximations() {
        List<Object> rows = new ArrayList<>();
        for (Approximation approximation : result.approximations()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("population", approximation.population());
            row.put("what", approximation.what());
            row.put("asked", approximation.asked());
            row.put("given", approximation.given());
            row.put("count", approximation.count());
            row.put("note", approximation.note());
            rows.add(row);
        }
        return rows;
    }

    private List<Object> notRecorded() {
        List<Object> rows = new ArrayList<>();
        MappingTable mapping = result.emission().mapping();
        for (MappingTable.NotRecorded missing : mapping.notRecorded()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("population", mapping.populations().get(missing.population()));
            row.put("index", missing.index());
            row.put("variable", missing.variable());
            row.put("why", missing.why());
            rows.add(row);
        }
        return rows;
    }
}
