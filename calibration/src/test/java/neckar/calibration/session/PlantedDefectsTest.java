package neckar.calibration.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import neckar.base.CancelFlag;
import neckar.base.SeededRandom;
import neckar.calibration.lab.ChipBench;
import neckar.emulator.bench.Die;
import neckar.emulator.bench.EmulatorOptions;
import neckar.emulator.bench.WaferOnBench;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.HRepeaterOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseSwitchRowOnHicann;
import neckar.spec.coord.VRepeaterOnHicann;
import neckar.spec.topology.Defect;
import neckar.spec.topology.DefectLevel;
import neckar.spec.topology.Defects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What calibration finds of defects that were planted in a typical die (calibration reference 8, check 17). */
class PlantedDefectsTest {
    private static final HicannOnWafer CHIP = HicannOnWafer.of(324);
    private static final int DIES = 3;
    private static final int DIES_FOR_LINES = 20;
    private static final double RECALL = 0.99;
    private static final double PRECISION = 0.95;

    private static NavigableSet<Integer> draw(SeededRandom random, int count, int of) {
        NavigableSet<Integer> drawn = new TreeSet<>();
        while (drawn.size() < count) {
            drawn.add(random.nextInt(of));
        }
        return drawn;
    }

    /** Defects that the named tests report for a die with some planted ones. */
    private static List<Defect> found(String planted, String... names) {
        return found(3, planted, "", names);
    }

    /** As above, with parts whose registers hold although they do nothing. */
    private static List<Defect> found(long dieSeed, String planted, String mute, String[] names) {
        String text = String.format(
                Locale.ROOT,
                "{\"format\": \"neckar-silicon/1\", \"base\": \"typical\", \"defects\": {\"hicann\": {\"324\": {%s}}},"
                        + "\"mute\": {\"hicann\": {\"324\": {%s}}}}",
                planted,
                mute);
        ChipBench bench = new ChipBench(
                WaferOnBench.of(new Die("planted", text, dieSeed, 0), EmulatorOptions.standard(1)), new CancelFlag());
        ChipResult result = new ChipSession(bench, Journal.NONE, false, 0, 2, new CancelFlag(), (name, sec) -> {})
                .run(CHIP, Plan.of(Arrays.asList(names)));
        Defects.Builder defects = Defects.builder();
        Verdict.of(result).addTo(defects);
        return defects.build().list();
    }

    /** Crossbar switches as a file names them. */
    private static List<List<Integer>> pairs(NavigableSet<Integer> crossbars) {
        return crossbars.stream()
                .map(CrossbarSwitchOnHicann::of)
                .map(place -> List.of(place.hline().id(), place.vline().id()))
                .toList();
    }

    private static List<String> halfRowNames(NavigableSet<Integer> halfRows) {
        return halfRows.stream()
                .map(SynapseSwitchRowOnHicann::of)
                .map(row -> "[" + row.y() + ", \"" + row.side().name().toLowerCase(Locale.ROOT) + "\"]")
                .toList();
    }

    private static NavigableSet<Integer> of(List<Defect> found, DefectLevel level) {
        return found.stream()
                .filter(defect -> defect.level() == level && defect.owner() == CHIP.id())
                .map(Defect::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theMemoryTestFindsEachDigitalPartAndNoOther() {
        SeededRandom random = new SeededRandom(11);
        NavigableSet<Integer> drivers = draw(random, 5, 224);
        NavigableSet<Integer> horizontal = draw(random, 8, 64);
        NavigableSet<Integer> vertical = draw(random, 12, 256);
        NavigableSet<Integer> crossbars = draw(random, 6, 512);
        NavigableSet<Integer> halfRows = draw(random, 2, 448);
        List<Defect> found = found(
                "\"drivers\": " + drivers + ", \"hrepeaters\": " + horizontal + ", \"vrepeaters\": " + vertical
                        + ", \"crossbar_switches\": " + pairs(crossbars) + ", \"synapse_switch_rows\": "
                        + halfRowNames(halfRows)
                        + ", \"mergers1\": [2], \"dnc_mergers\": [5], \"background_generators\": [1]",
                "memory");
        assertEquals(drivers, of(found, DefectLevel.DRIVER));
        assertEquals(
                horizontal,
                of(found, DefectLevel.HREPEATER).stream()
                        .map(id -> HRepeaterOnHicann.of(id).line().id())
                        .collect(Collectors.toCollection(TreeSet::new)),
                "files name repeaters by their line");
        assertEquals(
                vertical,
                of(found, DefectLevel.VREPEATER).stream()
                        .map(id -> VRepeaterOnHicann.of(id).line().id())
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(crossbars, of(found, DefectLevel.CROSSBAR_SWITCH));
        assertEquals(halfRows, of(found, DefectLevel.SYNAPSE_SWITCH_ROW));
        assertEquals(new TreeSet<>(List.of(2)), of(found, DefectLevel.MERGER1));
        assertEquals(new TreeSet<>(List.of(5)), of(found, DefectLevel.DNC_MERGER));
        assertEquals(new TreeSet<>(List.of(1)), of(found, DefectLevel.BACKGROUND_GENERATOR));
        assertEquals(5 + 8 + 12 + 6 + 2 + 3, found.size(), "nothing else");
    }

    @Test
    void aWorkingChipHasNoDigitalDefects() {
        assertEquals(List.of(), found("", "memory", "lines"));
    }

    /** Parts on lines, drawn at random, as a file names them. */
    private record Lines(
            NavigableSet<Integer> horizontal,
            NavigableSet<Integer> vertical,
            NavigableSet<Integer> hbuses,
            NavigableSet<Integer> vbuses,
            NavigableSet<Integer> crossbars) {
        static Lines draw(SeededRandom random) {
            return new Lines(
                    PlantedDefectsTest.draw(random, 3, 64),
                    PlantedDefectsTest.draw(random, 6, 256),
                    PlantedDefectsTest.draw(random, 2, 64),
                    PlantedDefectsTest.draw(random, 5, 256),
                    PlantedDefectsTest.draw(random, 4, 512));
        }

        String text() {
            return "\"hrepeaters\": " + horizontal + ", \"vrepeaters\": " + vertical + ", \"hbuses\": " + hbuses
                    + ", \"vbuses\": " + vbuses + ", \"crossbar_switches\": " + pairs(crossbars);
        }

        NavigableSet<String> names() {
            NavigableSet<String> names = new TreeSet<>();
            horizontal.forEach(line -> names.add("hrepeaters " + line));
            vertical.forEach(line -> names.add("vrepeaters " + line));
            hbuses.forEach(line -> names.add("hbuses " + line));
            vbuses.forEach(line -> names.add("vbuses " + line));
            crossbars.forEach(id -> names.add("crossbar_switches " + id));
            return names;
        }
    }

    /** Parts that join a broken line of their chip: no event tells whether they work. */
    private static NavigableSet<String> hidden(Lines lines) {
        NavigableSet<String> hidden = new TreeSet<>();
        lines.hbuses().forEach(line -> hidden.add("hrepeaters " + line));
        lines.vbuses().forEach(line -> hidden.add("vrepeaters " + line));
        CrossbarSwitchOnHicann.all().stream()
                .filter(place -> lines.hbuses().contains(place.hline().id())
                        || lines.vbuses().contains(place.vline().id()))
                .forEach(place -> hidden.add("crossbar_switches " + place.id()));
        return hidden;
    }

    private static String name(Defect defect) {
        int id =
                switch (defect.level()) {
                    case HREPEATER -> HRepeaterOnHicann.of(defect.id()).line().id();
                    case VREPEATER -> VRepeaterOnHicann.of(defect.id()).line().id();
                    default -> defect.id();
                };
        return defect.level().key() + " " + id;
    }

    @Test
    void eventsFindPartsThatHoldTheirWordsButDoNotActAndLinesWithoutRegisters() {
        Lines planted = Lines.draw(new SeededRandom(21));
        assertEquals(List.of(), found(3, "", planted.text(), new String[] {"memory"}), "the memory test sees nothing");
        NavigableSet<String> found = found(3, "", planted.text(), new String[] {"memory", "lines"}).stream()
                .map(PlantedDefectsTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(planted.names(), found);
    }

    @Test
    void twoBrokenLinksOfALineAreToldFromABrokenLine() {
        String mute = "\"hrepeaters\": [42], \"crossbar_switches\": [[42, 10]]";
        NavigableSet<String> found = found(12, "", mute, new String[] {"memory", "lines"}).stream()
                .map(PlantedDefectsTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(List.of("hrepeaters 42", "crossbar_switches 336")), found);
    }

    /** Planted parts against reported ones, over several dies. */
    private static final class Score {
        private int planted;
        private int hits;
        private int reported;
        private final List<String> missed = new ArrayList<>();

        private void add(NavigableSet<String> names, List<Defect> defects) {
            NavigableSet<String> found =
                    defects.stream().map(PlantedDefectsTest::name).collect(Collectors.toCollection(TreeSet::new));
            planted += names.size();
            reported += found.size();
            hits += (int) found.stream().filter(names::contains).count();
            names.stream().filter(name -> !found.contains(name)).forEach(missed::add);
        }

        private void check() {
            String counts = "planted " + planted + ", found " + hits + ", reported " + reported + ", missed " + missed;
            assertTrue(hits >= RECALL * planted && hits >= PRECISION * reported, counts);
        }
    }

    /** What {@code docs/calibration.md} tells about recall and precision: three dies, each with other parts. */
    @Test
    @Tag("slow")
    void testsFindPlantedPartsOfSeveralDiesAndHardlyAnyOther() {
        Score score = new Score();
        for (int die = 1; die <= DIES; die++) {
            SeededRandom random = new SeededRandom(100 + die);
            Lines lines = Lines.draw(random);
            NavigableSet<String> names = lines.names();
            NavigableSet<Integer> silent = draw(random, 30, 512);
            NavigableSet<Integer> drivers = draw(random, 5, 224);
            silent.forEach(denmem -> names.add("neurons " + denmem));
            drivers.forEach(driver -> names.add("drivers " + driver));
            String registers = "\"neurons\": " + silent + ", \"drivers\": " + drivers;
            score.add(names, found(die, registers, lines.text(), new String[] {"memory", "lines", "firing"}));
        }
        score.check();
    }

    /** Lines alone on more dies, without the parts that events cannot judge. */
    @Test
    @Tag("slow")
    void eventsFindPartsOfLinesOfManyDies() {
        Score score = new Score();
        for (int die = 1; die <= DIES_FOR_LINES; die++) {
            Lines lines = Lines.draw(new SeededRandom(100 + die));
            NavigableSet<String> names = lines.names();
            names.removeAll(hidden(lines));
            score.add(names, found(die, "", lines.text(), new String[] {"memory", "lines"}));
        }
        score.check();
    }

    @Test
    @Tag("slow")
    void theFiringTestFindsDeadAndRestlessNeurons() {
        SeededRandom random = new SeededRandom(12);
        NavigableSet<Integer> silent = draw(random, 50, 512);
        NavigableSet<Integer> restless = draw(random, 20, 512);
        restless.removeAll(silent);
        NavigableSet<Integer> planted = new TreeSet<>(silent);
        planted.addAll(restless);
        NavigableSet<Integer> found =
                of(found("\"neurons\": " + silent + ", \"always_firing\": " + restless, "firing"), DefectLevel.NEURON);
        long hits = found.stream().filter(planted::contains).count();
        assertTrue(hits >= 0.99 * planted.size(), "recall " + hits + " of " + planted.size());
        assertTrue(hits >= 0.95 * found.size(), "precision " + hits + " of " + found.size());
    }
}
