package neckar.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neckar.compiler.check.CheckReport;
import neckar.compiler.check.ErrorDistribution;
import neckar.compiler.check.ProjectionCount;
import neckar.compiler.emit.GivenDelays;
import neckar.compiler.emit.MappingTable;
import neckar.network.Network;
import neckar.network.Projection;

/** {@code synapses.by_projection} of {@code report.json}: what each projection asked for and what it got. */
final class ProjectionRows {
    private ProjectionRows() {}

    /** One row a projection, in file order. */
    static List<Object> of(Network network, CheckReport check, MappingTable mapping) {
        List<Object> rows = new ArrayList<>();
        for (Projection projection : network.projections()) {
            int position = projection.position();
            ProjectionCount count = check.byProjection().get(position);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("label", projection.label());
            row.put("pre", network.populations().get(projection.pre()).label());
            row.put("post", network.populations().get(projection.post()).label());
            row.put("requested", count.requested());
            row.put("realised", count.realised());
            row.put("weight_error", errors(check.weightErrors().get(position)));
            row.put("delay_ms", delays(mapping, position));
            rows.add(row);
        }
        return rows;
    }

    /** Distribution of {@code given / asked - 1}; without errors the count alone. */
    static Map<String, Object> errors(ErrorDistribution errors) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("count", errors.count());
        if (errors.count() > 0) {
            row.put("mean", errors.mean());
            row.put("rms", errors.rootMeanSquare());
            row.put("min", errors.smallest());
            row.put("p05", errors.quantile(0.05));
            row.put("median", errors.quantile(0.5));
            row.put("p95", errors.quantile(0.95));
            row.put("max", errors.largest());
        }
        return row;
    }

    /** Delay asked for and delays of the hardware paths, biological ms; nothing is given when nothing is realised. */
    private static Map<String, Object> delays(MappingTable mapping, int position) {
        Map<String, Object> row = new LinkedHashMap<>();
        mapping.record()
                .ifPresent(record ->
                        row.put("asked_mean", record.projections().get(position).meanDelayMs()));
        GivenDelays.of(mapping.projections().get(position)).ifPresent(given -> {
            row.put("given_min", given.smallestMs());
            row.put("given_mean", given.meanMs());
            row.put("given_max", given.largestMs());
        });
        return row;
    }
}
