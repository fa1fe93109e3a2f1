package neckar.compiler.check;

import neckar.spec.config.HicannConfig;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.SynapseSwitchRowOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.Availability;
import neckar.spec.topology.SwitchLimits;

/** Rules for crossbar and synapse switches of one chip (hardware reference 2.2 to 2.5). */
final class SwitchRules {

    private final Realisation realisation;
    private final HicannOnWafer hicann;
    private final HicannConfig config;
    private final Availability availability;
    private final ProblemLog log;

    SwitchRules(Realisation realisation, RealisedChip chip, Availability availability, ProblemLog log) {
        this.realisation = realisation;
        hicann = chip.hicann();
        config = chip.config();
        this.availability = availability;
        this.log = log;
    }

    void check() {
        checkCrossbars();
        checkSynapseSwitches();
    }

    private void checkCrossbars() {
        SwitchLimits limits = availability.wafer().limits();
        int[] onHLine = new int[HLineOnHicann.COUNT];
        int[] onVLine = new int[VLineOnHicann.COUNT];
        for (CrossbarSwitchOnHicann closed : config.crossbar().closed()) {
            if (++onHLine[closed.hline().id()] == limits.crossbarPerHLine() + 1) {
                log.add(ProblemKind.CROSSBARS_ON_HLINE, place(closed.hline()), "limit " + limits.crossbarPerHLine());
            }
            if (++onVLine[closed.vline().id()] == limits.crossbarPerVLine() + 1) {
                log.add(ProblemKind.CROSSBARS_ON_VLINE, place(closed.vline()), "limit " + limits.crossbarPerVLine());
            }
            int segment = Segments.horizontal(hicann.id(), closed.hline().id());
            if (realisation.nets().streamOn(segment) == LineNets.SILENT) {
                log.add(ProblemKind.UNDRIVEN_CROSSBAR, place(closed), "");
            }
            if (!availability.crossbarSwitch(hicann, closed)) {
                log.add(ProblemKind.DEFECTIVE_CROSSBAR, place(closed), "");
            }
            if (!availability.hline(hicann, closed.hline())) {
                log.add(ProblemKind.DEFECTIVE_HLINE, place(closed.hline()), "joined by " + closed);
            }
            checkVLine(closed.vline(), closed);
        }
    }

    private void checkSynapseSwitches() {
        SwitchLimits limits = availability.wafer().limits();
        int[] inHalfRow = new int[SynapseSwitchRowOnHicann.COUNT];
        int[] onVLine = new int[VLineOnHicann.COUNT];
        for (SynapseSwitchOnHicann closed : config.synapseSwitches().closed()) {
            if (++inHalfRow[closed.row().id()] == limits.synapseSwitchPerHalfRow() + 1) {
                log.add(
                        ProblemKind.SWITCHES_IN_HALF_ROW,
                        place(closed.row()),
                        "limit " + limits.synapseSwitchPerHalfRow());
            }
            if (++onVLine[closed.vline().id()] == limits.synapseSwitchPerVLine() + 1) {
                log.add(
                        ProblemKind.SWITCHES_ON_VLINE,
                        place(closed.vline()),
                        "limit " + limits.synapseSwitchPerVLine());
            }
            int segment = Segments.vertical(hicann.id(), closed.vline().id());
            if (realisation.nets().streamOn(segment) == LineNets.SILENT) {
                log.add(ProblemKind.UNDRIVEN_SYNAPSE_SWITCH, place(closed), "");
            }
            closed.row().fedHicann(hicann).ifPresent(fed -> {
                if (!takesInput(fed, closed)) {
                    log.add(
                            ProblemKind.SWITCH_TO_IDLE_DRIVER,
                            place(closed),
                            fed + "." + closed.row().driver());
                }
            });
            if (!availability.synapseSwitch(hicann, closed)) {
                log.add(ProblemKind.DEFECTIVE_SYNAPSE_SWITCH, place(closed), "");
            }
            checkVLine(closed.vline(), closed);
        }
    }

    private boolean takesInput(HicannOnWafer fed, SynapseSwitchOnHicann closed) {
        return realisation
                .chip(fed)
                .map(chip -> chip.config().driver(closed.row().driver()).locin())
                .orElse(false);
    }

    private void checkVLine(VLineOnHicann line, Object joinedBy) {
        if (!availability.vline(hicann, line)) {
            log.add(ProblemKind.DEFECTIVE_VLINE, place(line), "joined by " + joinedBy);
        }
    }

    private String place(Object circuit) {
        return hicann + "." + circuit;
    }
}
