package neckar.emulator.oracle;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import neckar.base.SeededRandom;
import neckar.emulator.silicon.PlantedDefects;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.Coordinate;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.Defect;
import neckar.spec.topology.DefectLevel;
import neckar.spec.topology.Defects;

/** Breaks parts of a wafer, above all such that its registers use. */
public final class RandomDefects {
    private final SeededRandom random;
    private final int oneIn;
    private final Defects.Builder defects = Defects.builder();

    private RandomDefects(long seed) {
        random = new SeededRandom(seed);
        oneIn = 3 + random.nextInt(30);
    }

    /**
     * Draws defects and denmems that fire all the time.
     *
     * @param wafer what to break
     * @param chipsToo whether whole chips and FPGAs may break
     * @param seed seed
     */
    public static PlantedDefects draw(WaferConfig wafer, boolean chipsToo, long seed) {
        RandomDefects draw = new RandomDefects(seed);
        SortedMap<Integer, SortedSet<Integer>> always = new TreeMap<>();
        wafer.hicanns().forEach((hicann, config) -> {
            draw.lines(hicann, config);
            draw.array(hicann, config);
            draw.all(hicann);
            draw.wholes(hicann, chipsToo);
            SortedSet<Integer> denmems = new TreeSet<>();
            for (int i = draw.random.nextInt(20); i > 14; i--) {
                denmems.add(draw.random.nextInt(DefectLevel.NEURON.count()));
            }
            always.put(hicann.id(), denmems);
        });
        return new PlantedDefects(draw.defects.build(), Defects.NONE, always);
    }

    private void maybe(DefectLevel level, HicannOnWafer hicann, Coordinate part) {
        if (random.nextInt(oneIn) == 0) {
            add(level, hicann.id(), part.id());
        }
    }

    private void add(DefectLevel level, int owner, int id) {
        defects.add(new Defect(level, owner, id, "", ""));
    }

    private void lines(HicannOnWafer hicann, HicannConfig config) {
        for (HLineOnHicann line : HLineOnHicann.all()) {
            if (config.repeater(line).mode() != RepeaterMode.IDLE) {
                maybe(DefectLevel.HREPEATER, hicann, line.repeater());
                maybe(DefectLevel.HBUS, hicann, line);
            }
        }
        for (VLineOnHicann line : VLineOnHicann.all()) {
            if (config.repeater(line).mode() != RepeaterMode.IDLE) {
                maybe(DefectLevel.VREPEATER, hicann, line.repeater());
                maybe(DefectLevel.VBUS, hicann, line);
            }
        }
        config.crossbar().closed().forEach(closed -> {
            maybe(DefectLevel.CROSSBAR_SWITCH, hicann, closed);
            maybe(DefectLevel.VBUS, hicann, closed.vline());
        });
        config.synapseSwitches().closed().forEach(closed -> {
            maybe(DefectLevel.SYNAPSE_SWITCH, hicann, closed);
            maybe(DefectLevel.SYNAPSE_SWITCH_ROW, hicann, closed.row());
        });
    }

    private void array(HicannOnWafer hicann, HicannConfig config) {
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            if (config.driver(driver).enable() || config.driver(driver).connect()) {
                maybe(DefectLevel.DRIVER, hicann, driver);
                if (random.nextInt(oneIn) == 0) {
                    add(DefectLevel.SYNAPSE_ROW, hicann.id(), 2 * driver.id() + random.nextInt(2));
                }
            }
        }
    }

    /** Few of all parts of each kind. */
    private void all(HicannOnWafer hicann) {
        for (DefectLevel level : DefectLevel.values()) {
            boolean whole = level == DefectLevel.SYNAPSE_ARRAY || level == DefectLevel.FG_BLOCK;
            if (level.owner() != DefectLevel.Owner.HICANN || (whole && random.nextInt(4) > 0)) {
                continue;
            }
            int most = Math.max(1, level.count() / oneIn);
            for (int i = random.nextInt(most + 1); i > 0; i--) {
                add(level, hicann.id(), random.nextInt(level.count()));
            }
        }
    }

    private void wholes(HicannOnWafer hicann, boolean chipsToo) {
        int kind = random.nextInt(30);
        if (kind == 0 && chipsToo) {
            add(DefectLevel.HICANN, 0, hicann.id());
        } else if (kind == 1 && chipsToo) {
            add(DefectLevel.FPGA, 0, hicann.fpga().id());
        } else if (kind == 2) {
            add(DefectLevel.LINK, hicann.fpga().id(), hicann.hsLink().id());
        }
    }
}
