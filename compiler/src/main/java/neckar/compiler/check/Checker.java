package neckar.compiler.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.compiler.emit.MappingTable;
import neckar.network.Network;
import neckar.network.Projection;
import neckar.spec.calib.Calibration;
import neckar.spec.config.WaferConfig;
import neckar.spec.topology.Availability;

/** The door of this package: decode, walk, judge, compare. */
public final class Checker {

    private Checker() {}

    /**
     * Everything that a check looks at.
     *
     * @param wafer the decoded bitstream
     * @param availability what works on the wafer, and its switch limits
     * @param calibration the calibration that the compilation used
     * @param network what was asked for
     * @param mapping which circuit stands for what
     * @param reported what the report claims, when there is one
     */
    public record Inputs(
            WaferConfig wafer,
            Availability availability,
            Calibration calibration,
            Network network,
            MappingTable mapping,
            Optional<ReportedCounts> reported) {}

    /**
     * Checks a compilation.
     *
     * @throws neckar.base.InputException if the mapping table belongs to another network
     */
    public static CheckReport check(Inputs inputs, RunContext context) {
        RequestedSynapses[] requests = new RequestedSynapses[1];
        Realisation[] realisations = new Realisation[1];
        ProblemLog[] problems = new ProblemLog[1];
        int longestChain = Math.max(1, inputs.mapping().settings().chainLength());
        // What is asked for and what is there have nothing in common until they are compared.
        Parallel.both(context.threads(), () -> requests[0] = new RequestedSynapses(inputs.network(), context), () -> {
            realisations[0] = Realisation.of(inputs.wafer(), context);
            problems[0] = Legality.problems(realisations[0], inputs.availability(), longestChain, context);
        });
        Realisation realisation = realisations[0];
        ProblemLog legality = problems[0];
        Comparison comparison = Comparison.of(
                inputs.network(), realisation, inputs.mapping(), inputs.calibration(), requests[0], context);
        List<ProjectionCount> byProjection = new ArrayList<>();
        long requested = 0;
        long realised = 0;
        long zeroWeight = 0;
        for (Projection projection : inputs.network().projections()) {
            int position = projection.position();
            byProjection.add(new ProjectionCount(
                    projection.label(), comparison.requested(position), comparison.realised(position)));
            requested += comparison.requested(position);
            realised += comparison.realised(position);
            zeroWeight += comparison.zeroWeight(position);
        }
        ProblemLog differences = new ProblemLog();
        differences.merge(comparison.problems());
        CheckReport report = new CheckReport(
                legality,
                differences,
                requested,
                realised,
                zeroWeight,
                byProjection,
                comparison.conductanceErrors(),
                comparison.weightErrors(),
                comparison);
        inputs.reported().ifPresent(claimed -> compareReport(report, claimed, differences));
        return report;
    }

    private static void compareReport(CheckReport found, ReportedCounts claimed, ProblemLog log) {
        expect(log, "synapses.requested", claimed.requested(), found.requested());
        expect(log, "synapses.realised", claimed.realised(), found.realised());
        expect(log, "synapses.lost", claimed.lost(), found.lost());
        expect(log, "synapses.zero_weight", claimed.zeroWeight(), found.zeroWeight());
        expect(
                log,
                "synapses.by_projection",
                claimed.byProjection().size(),
                found.byProjection().size());
        int common =
                Math.min(claimed.byProjection().size(), found.byProjection().size());
        for (int i = 0; i < common; i++) {
            ProjectionCount one = claimed.byProjection().get(i);
            ProjectionCount other = found.byProjection().get(i);
            if (!one.equals(other)) {
                log.add(
                        ProblemKind.REPORT_DIFFERS,
                        "synapses.by_projection[" + i + "]",
                        one + " in the report, " + other + " found");
            }
        }
    }

    private static void expect(ProblemLog log, String key, long claimed, long found) {
        if (claimed != found) {
            log.add(ProblemKind.REPORT_DIFFERS, key, claimed + " in the report, " + found + " found");
        }
    }
}
