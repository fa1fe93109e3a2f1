package neckar.emulator.kernel;

import java.util.BitSet;
import java.util.Optional;
import neckar.emulator.silicon.PlantedDefects;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.CrossbarConfig;
import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.GbitLinkConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.config.SynapseSwitchConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.DefectLevel;
import neckar.spec.topology.L1Topology;

/** The registers of one chip without what does not work: see {@link WorkingWafer}. */
final class WorkingChip {
    private final int hicann;
    private final HicannConfig config;
    private final PlantedDefects defects;
    private final BitSet deadSegments;
    private final BitSet deadRepeaters;
    private final HicannConfig.Builder working;

    WorkingChip(
            HicannOnWafer hicann,
            HicannConfig config,
            PlantedDefects defects,
            BitSet deadSegments,
            BitSet deadRepeaters) {
        this.hicann = hicann.id();
        this.config = config;
        this.defects = defects;
        this.deadSegments = deadSegments;
        this.deadRepeaters = deadRepeaters;
        working = config.toBuilder();
    }

    HicannConfig build() {
        for (HLineOnHicann line : HLineOnHicann.all()) {
            working.repeater(line, repeater(L1Topology.hSegment(hicann, line.id()), config.repeater(line)));
        }
        for (VLineOnHicann line : VLineOnHicann.all()) {
            working.repeater(line, repeater(L1Topology.vSegment(hicann, line.id()), config.repeater(line)));
        }
        openSwitches();
        stopDrivers();
        for (BackgroundGeneratorOnHicann generator : BackgroundGeneratorOnHicann.all()) {
            if (isDead(DefectLevel.BACKGROUND_GENERATOR, generator.id())) {
                working.generator(generator, BackgroundGeneratorConfig.OFF);
            }
        }
        silenceDncMergers();
        return working.build();
    }

    private boolean isDead(DefectLevel level, int id) {
        return defects.isDead(level, hicann, id);
    }

    /** A dead repeater passes nothing; a working one takes nothing from a dead line, but may drive one. */
    private RepeaterConfig repeater(int segment, RepeaterConfig setting) {
        if (deadRepeaters.get(segment)) {
            return RepeaterConfig.IDLE;
        }
        boolean takes = setting.mode() == RepeaterMode.FORWARDING || setting.mode() == RepeaterMode.INPUT;
        boolean rightward = L1Topology.repeaterEnd(segment) == L1Topology.LEFT_OR_TOP;
        boolean inward = rightward ? setting.toRightOrBottom() : setting.toLeftOrTop();
        int from = inward ? L1Topology.outerSegment(segment) : segment;
        return takes && from != L1Topology.NONE && deadSegments.get(from) ? RepeaterConfig.IDLE : setting;
    }

    private void openSwitches() {
        CrossbarConfig.Builder crossbar = CrossbarConfig.builder();
        for (CrossbarSwitchOnHicann closed : config.crossbar().closed()) {
            boolean works = !isDead(DefectLevel.CROSSBAR_SWITCH, closed.id())
                    && !deadSegments.get(
                            L1Topology.hSegment(hicann, closed.hline().id()))
                    && !deadSegments.get(
                            L1Topology.vSegment(hicann, closed.vline().id()));
            crossbar.set(closed, works);
        }
        SynapseSwitchConfig.Builder switches = SynapseSwitchConfig.builder();
        for (SynapseSwitchOnHicann closed : config.synapseSwitches().closed()) {
            boolean works = !isDead(DefectLevel.SYNAPSE_SWITCH, closed.id())
                    && !isDead(DefectLevel.SYNAPSE_SWITCH_ROW, closed.row().id())
                    && !deadSegments.get(
                            L1Topology.vSegment(hicann, closed.vline().id()));
            switches.set(closed, works);
        }
        working.crossbar(crossbar.build()).synapseSwitches(switches.build());
    }

    /** A dead driver drives nothing, takes nothing and passes nothing on; what it alone fed is silent too. */
    private void stopDrivers() {
        SynapseDriverConfig[] drivers = new SynapseDriverConfig[SynapseDriverOnHicann.COUNT];
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            boolean dead = isDead(DefectLevel.DRIVER, driver.id());
            drivers[driver.id()] = dead ? SynapseDriverConfig.OFF : config.driver(driver);
        }
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            SynapseDriverConfig setting = drivers[driver.id()];
            if (setting.connect()
                    && isDead(
                            DefectLevel.DRIVER, driver.outward().orElse(driver).id())) {
                setting = withConnect(setting, false);
                drivers[driver.id()] = setting;
            }
        }
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            SynapseDriverConfig setting = drivers[driver.id()];
            if (setting.enable() && !isFed(driver, drivers)) {
                working.driver(driver, SynapseDriverConfig.OFF);
            } else {
                working.driver(driver, setting);
            }
        }
    }

    private static SynapseDriverConfig withConnect(SynapseDriverConfig old, boolean connect) {
        return new SynapseDriverConfig(
                old.enable(),
                old.locin(),
                connect,
                old.stpEnable(),
                old.stpMode(),
                old.stpCap(),
                old.upper(),
                old.lower());
    }

    /** Whether a driver of the chain takes a line. */
    private static boolean isFed(SynapseDriverOnHicann driver, SynapseDriverConfig[] drivers) {
        Optional<SynapseDriverOnHicann> member = Optional.of(driver);
        Optional<SynapseDriverOnHicann> inner = driver.inward();
        while (inner.isPresent() && drivers[inner.get().id()].connect()) {
            member = inner;
            inner = inner.get().inward();
        }
        while (member.isPresent()) {
            SynapseDriverConfig setting = drivers[member.get().id()];
            if (setting.locin()) {
                return true;
            }
            member = setting.connect() ? member.get().outward() : Optional.empty();
        }
        return false;
    }

    /** What a dead DNC merger takes from the tree vanishes; broken mergers of the tree are known to the tree itself. */
    private void silenceDncMergers() {
        GbitLinkConfig gbit = config.gbitLink();
        for (DncMergerOnHicann dnc : DncMergerOnHicann.all()) {
            if (!isDead(DefectLevel.DNC_MERGER, dnc.id())) {
                continue;
            }
            gbit = gbit.with(dnc.gbitChannel(), GbitDirection.OFF);
            DncMergerConfig setting = config.dncMerger(dnc);
            working.dncMerger(dnc, new DncMergerConfig(setting.mode(), setting.slow(), false));
            if (config.repeater(dnc.hline()).mode() == RepeaterMode.OUTPUT) {
                working.repeater(dnc.hline(), RepeaterConfig.IDLE);
            }
        }
        working.gbitLink(gbit);
    }
}
