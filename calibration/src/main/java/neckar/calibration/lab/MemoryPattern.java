package neckar.calibration.lab;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import neckar.base.SeededRandom;
import neckar.base.Seeds;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.CrossbarConfig;
import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.config.RowConfig;
import neckar.spec.config.StpMode;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.config.SynapseSwitchConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HRepeaterOnHicann;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VRepeaterOnHicann;
import neckar.spec.topology.DefectLevel;

/**
 * Random legal words for the registers of a chip's digital parts. Patterns come in pairs: what is open, off or zero in one of a pair
 * is not in the other, so that a part that keeps nothing fails in one of them at least.
 */
public final class MemoryPattern {
    private static final DefectLevel[] MERGER_LEVELS = {
        DefectLevel.MERGER0, DefectLevel.MERGER1, DefectLevel.MERGER2, DefectLevel.MERGER3
    };
    private static final MergerMode[] MODES = {MergerMode.RIGHT_ONLY, MergerMode.MERGE};

    private final SeededRandom random;
    private final boolean inverted;

    private MemoryPattern(SeededRandom random, boolean inverted) {
        this.random = random;
        this.inverted = inverted;
    }

    /** Registers of a pattern, 0 or above. */
    public static HicannConfig of(int number) {
        return new MemoryPattern(new SeededRandom(Seeds.split(0x6d656d, number / 2)), number % 2 == 1).registers();
    }

    private boolean coin() {
        return random.nextBoolean() != inverted;
    }

    private HicannConfig registers() {
        HicannConfig.Builder chip = HicannConfig.builder();
        HRepeaterOnHicann.all().forEach(repeater -> chip.repeater(repeater.line(), repeater()));
        VRepeaterOnHicann.all().forEach(repeater -> chip.repeater(repeater.line(), repeater()));
        CrossbarConfig.Builder crossbar = CrossbarConfig.builder();
        CrossbarSwitchOnHicann.all().forEach(place -> crossbar.set(place, coin()));
        SynapseSwitchConfig.Builder switches = SynapseSwitchConfig.builder();
        SynapseSwitchOnHicann.all().forEach(place -> switches.set(place, coin()));
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            chip.driver(
                    driver,
                    new SynapseDriverConfig(
                            coin(),
                            coin(),
                            coin(),
                            coin(),
                            coin() ? StpMode.DEPRESSION : StpMode.FACILITATION,
                            random.nextInt(8),
                            row(),
                            row()));
        }
        MergerOnHicann.all().forEach(merger -> chip.merger(merger, new MergerConfig(MODES[random.nextInt(2)], coin())));
        for (DncMergerOnHicann merger : DncMergerOnHicann.all()) {
            // Of two neighbours only one may loop back.
            boolean loopback = merger.id() % 2 == (inverted ? 1 : 0);
            chip.dncMerger(merger, new DncMergerConfig(MODES[random.nextInt(2)], coin(), loopback));
        }
        for (BackgroundGeneratorOnHicann generator : BackgroundGeneratorOnHicann.all()) {
            chip.generator(
                    generator,
                    new BackgroundGeneratorConfig(
                            coin(),
                            coin(),
                            1 + random.nextInt(0xffff),
                            random.nextInt(64),
                            1 + random.nextInt(0xffff)));
        }
        return chip.crossbar(crossbar.build()).synapseSwitches(switches.build()).build();
    }

    private RepeaterConfig repeater() {
        int len = random.nextInt(4);
        int ren = random.nextInt(4);
        return switch (random.nextInt(4)) {
            case 0 -> new RepeaterConfig(RepeaterMode.FORWARDING, !inverted, inverted, len, ren);
            case 1 -> new RepeaterConfig(RepeaterMode.INPUT, !inverted, inverted, len, ren);
            case 2 -> new RepeaterConfig(RepeaterMode.OUTPUT, true, inverted, len, ren);
            default -> new RepeaterConfig(RepeaterMode.LOOPBACK, false, false, len, ren);
        };
    }

    private RowConfig row() {
        return new RowConfig(
                coin(),
                coin(),
                random.nextInt(4),
                random.nextInt(4),
                random.nextInt(4),
                1 + random.nextInt(15),
                random.nextInt(16));
    }

    /** For each kind of part which of them hold something else than was written. */
    public static Map<DefectLevel, List<Integer>> wrong(HicannConfig written, HicannConfig held) {
        Map<DefectLevel, List<Integer>> wrong = new EnumMap<>(DefectLevel.class);
        collect(wrong, DefectLevel.HREPEATER, id -> {
            HRepeaterOnHicann repeater = HRepeaterOnHicann.of(id);
            return !written.repeater(repeater.line()).equals(held.repeater(repeater.line()));
        });
        collect(wrong, DefectLevel.VREPEATER, id -> {
            VRepeaterOnHicann repeater = VRepeaterOnHicann.of(id);
            return !written.repeater(repeater.line()).equals(held.repeater(repeater.line()));
        });
        collect(wrong, DefectLevel.CROSSBAR_SWITCH, id -> {
            CrossbarSwitchOnHicann place = CrossbarSwitchOnHicann.of(id);
            return written.crossbar().isClosed(place) != held.crossbar().isClosed(place);
        });
        collect(wrong, DefectLevel.SYNAPSE_SWITCH, id -> {
            SynapseSwitchOnHicann place = SynapseSwitchOnHicann.of(id);
            return written.synapseSwitches().isClosed(place)
                    != held.synapseSwitches().isClosed(place);
        });
        collect(wrong, DefectLevel.DRIVER, id -> {
            SynapseDriverOnHicann driver = SynapseDriverOnHicann.of(id);
            return !written.driver(driver).equals(held.driver(driver));
        });
        for (MergerOnHicann merger : MergerOnHicann.all()) {
            if (!written.merger(merger).equals(held.merger(merger))) {
                wrong.computeIfAbsent(MERGER_LEVELS[merger.level()], level -> new ArrayList<>())
                        .add(merger.index());
            }
        }
        collect(wrong, DefectLevel.DNC_MERGER, id -> {
            DncMergerOnHicann merger = DncMergerOnHicann.of(id);
            return !written.dncMerger(merger).equals(held.dncMerger(merger));
        });
        collect(wrong, DefectLevel.BACKGROUND_GENERATOR, id -> {
            BackgroundGeneratorOnHicann generator = BackgroundGeneratorOnHicann.of(id);
            return !written.generator(generator).equals(held.generator(generator));
        });
        return wrong;
    }

    private static void collect(Map<DefectLevel, List<Integer>> wrong, DefectLevel level, IntPredicate differs) {
        for (int id = 0; id < level.count(); id++) {
            if (differs.test(id)) {
                wrong.computeIfAbsent(level, l -> new ArrayList<>()).add(id);
            }
        }
    }
}
