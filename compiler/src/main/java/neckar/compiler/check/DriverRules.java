package neckar.compiler.check;

import neckar.spec.config.RowConfig;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.topology.Availability;

/** Rules for the synapse drivers of one chip and their chains (hardware reference 2.5, 4.2, 4.4). */
final class DriverRules {

    private final Realisation realisation;
    private final RealisedChip chip;
    private final HicannOnWafer hicann;
    private final Availability availability;
    private final int longestChain;
    private final ProblemLog log;

    DriverRules(
            Realisation realisation, RealisedChip chip, Availability availability, int longestChain, ProblemLog log) {
        this.realisation = realisation;
        this.chip = chip;
        hicann = chip.hicann();
        this.availability = availability;
        this.longestChain = longestChain;
        this.log = log;
    }

    void check() {
        for (ChipDrivers.Chain chain : chip.drivers().chains()) {
            checkChain(chain);
        }
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            checkDriver(driver, chip.config().driver(driver));
        }
    }

    private void checkChain(ChipDrivers.Chain chain) {
        String place = place(chain.drivers().get(0));
        if (chain.primaries().isEmpty()) {
            log.add(
                    ProblemKind.CHAIN_WITHOUT_PRIMARY,
                    place,
                    "length " + chain.drivers().size());
        }
        if (chain.primaries().size() > 1) {
            log.add(
                    ProblemKind.CHAIN_WITH_TWO_PRIMARIES,
                    place,
                    chain.primaries().toString());
        }
        if (chain.leavesQuadrant()) {
            log.add(ProblemKind.CHAIN_LEAVES_QUADRANT, place, "");
        }
        if (chain.drivers().size() > longestChain) {
            log.add(
                    ProblemKind.CHAIN_TOO_LONG,
                    place,
                    "length " + chain.drivers().size() + ", limit " + longestChain);
        }
    }

    private void checkDriver(SynapseDriverOnHicann driver, SynapseDriverConfig setting) {
        LineNets nets = realisation.nets();
        int own = nets.ownSwitches(hicann.id(), driver.id());
        int facing = nets.facingSwitches(hicann.id(), driver.id());
        if (own > 0 && facing > 0) {
            log.add(ProblemKind.DRIVER_FED_TWICE, place(driver), "");
        }
        if (setting.locin() && own + facing == 0) {
            log.add(ProblemKind.DRIVER_WITHOUT_INPUT, place(driver), "");
        }
        if ((setting.enable() || setting.locin() || setting.connect()) && !availability.driver(hicann, driver)) {
            log.add(ProblemKind.DEFECTIVE_DRIVER, place(driver), "");
        }
        if (setting.enable()) {
            checkRow(driver, 0, setting.upper());
            checkRow(driver, 1, setting.lower());
        }
    }

    private void checkRow(SynapseDriverOnHicann driver, int row, RowConfig setting) {
        if (setting.left() && setting.right()) {
            log.add(ProblemKind.ROW_ON_BOTH_SIDES, place(driver), "row " + (2 * driver.id() + row));
        }
    }

    private String place(SynapseDriverOnHicann driver) {
        return hicann + "." + driver;
    }
}
