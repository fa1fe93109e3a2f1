package neckar.compiler.check;

import java.util.Optional;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.Availability;

/** Rules for repeaters and the lines that they drive (hardware reference 2.6, 9.2). */
final class LineRules {

    private final Realisation realisation;
    private final Availability availability;
    private final ProblemLog log;

    LineRules(Realisation realisation, Availability availability, ProblemLog log) {
        this.realisation = realisation;
        this.availability = availability;
        this.log = log;
    }

    void check() {
        LineNets nets = realisation.nets();
        for (int drive = 0; drive < nets.drives(); drive++) {
            int repeater = nets.driveRepeater(drive);
            if (nets.forwardsNothing(drive)) {
                log.add(ProblemKind.FORWARDS_NOTHING, Segments.name(repeater), "");
            }
            if (nets.ownStream(drive) >= 0 && !hasEvents(nets.ownStream(drive))) {
                log.add(
                        ProblemKind.OUTPUT_WITHOUT_EVENTS,
                        Segments.name(repeater),
                        LineNets.streamName(nets.ownStream(drive)));
            }
            if (!isRepeaterAvailable(repeater)) {
                log.add(ProblemKind.DEFECTIVE_REPEATER, Segments.name(repeater), "");
            }
            checkLine(nets.driveTarget(drive));
        }
    }

    private boolean hasEvents(int stream) {
        Optional<RealisedChip> chip = realisation.chip(HicannOnWafer.of(stream / DncMergerOnHicann.COUNT));
        return chip.isPresent() && chip.get().events().hasEvents(stream % DncMergerOnHicann.COUNT);
    }

    private boolean isRepeaterAvailable(int segment) {
        HicannOnWafer hicann = Segments.hicann(segment);
        int line = Segments.line(segment);
        return Segments.isHorizontal(segment)
                ? availability.hrepeater(hicann, HLineOnHicann.of(line).repeater())
                : availability.vrepeater(hicann, VLineOnHicann.of(line).repeater());
    }

    private void checkLine(int segment) {
        HicannOnWafer hicann = Segments.hicann(segment);
        int line = Segments.line(segment);
        if (Segments.isHorizontal(segment)) {
            if (!availability.hline(hicann, HLineOnHicann.of(line))) {
                log.add(ProblemKind.DEFECTIVE_HLINE, Segments.name(segment), "");
            }
        } else if (!availability.vline(hicann, VLineOnHicann.of(line))) {
            log.add(ProblemKind.DEFECTIVE_VLINE, Segments.name(segment), "");
        }
    }
}
