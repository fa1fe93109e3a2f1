package neckar.compiler.route.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import neckar.base.SeededRandom;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.line.Line;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HRepeaterOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.coord.VRepeaterOnHicann;
import neckar.spec.topology.Defects;

/** Random lines, demands and defects for property tests. */
final class RandomLineSets {
    private RandomLineSets() {}

    /** Lines between random chips of a window around the centre; demands of 1 to 7 drivers. */
    static LineSets.LineSet draw(long seed, int chips, int mostLines) {
        SeededRandom random = new SeededRandom(seed);
        List<HicannOnWafer> window = LineSets.disc(chips);
        Map<List<Integer>, Boolean> taken = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < mostLines; i++) {
            HicannOnWafer source = window.get(random.nextInt(chips));
            int dnc = random.nextInt(8);
            if (taken.put(List.of(source.id(), dnc), true) == null) {
                lines.add(LineSets.line(lines.size(), source, dnc));
            }
        }
        DemandTable.Builder demand = DemandTable.builder(HicannOnWafer.COUNT);
        window.stream().sorted((a, b) -> Integer.compare(a.id(), b.id())).forEach(chip -> {
            List<Integer> ids = new ArrayList<>();
            List<double[]> curves = new ArrayList<>();
            for (Line line : lines) {
                if (random.nextInt(3) > 0) {
                    ids.add(line.id());
                    curves.add(LineSets.curve(1 + random.nextInt(7)));
                }
            }
            demand.add(chip.id(), ids.stream().mapToInt(Integer::intValue).toArray(), curves, 1 + random.nextInt(224));
        });
        return new LineSets.LineSet("random " + seed, lines, demand.build());
    }

    /** Defects of lines, repeaters, switches, drivers and chips on the chips of a window. */
    static Defects defects(long seed, int chips, int count) {
        SeededRandom random = new SeededRandom(seed);
        List<HicannOnWafer> window = LineSets.disc(chips);
        Defects.Builder defects = Defects.builder();
        for (int i = 0; i < count; i++) {
            HicannOnWafer hicann = window.get(random.nextInt(chips));
            switch (random.nextInt(6)) {
                case 0 -> defects.add(hicann, HLineOnHicann.of(random.nextInt(64)));
                case 1 -> defects.add(hicann, VLineOnHicann.of(random.nextInt(256)));
                case 2 -> defects.add(hicann, HRepeaterOnHicann.of(random.nextInt(64)));
                case 3 -> defects.add(hicann, VRepeaterOnHicann.of(random.nextInt(256)));
                case 4 -> defects.add(hicann, CrossbarSwitchOnHicann.of(random.nextInt(512)));
                default -> defects.add(hicann, SynapseDriverOnHicann.of(random.nextInt(224)));
            }
        }
        if (count > 0) {
            defects.add(window.get(random.nextInt(chips)));
        }
        return defects.build();
    }
}
