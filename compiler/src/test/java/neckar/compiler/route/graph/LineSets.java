package neckar.compiler.route.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import neckar.base.SeededRandom;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.line.Line;
import neckar.spec.coord.HicannOnWafer;

/** Line structures for tests and measurements, like those of mapping reference 5b: chips in a shape, lines, drivers wanted. */
public final class LineSets {
    private static final double CENTRE_X = 17.5;
    private static final double CENTRE_Y = 7.5;

    /** Lines with the demand of the chips that hear them. */
    public record LineSet(String name, List<Line> lines, DemandTable demand) {}

    private LineSets() {}

    /** The chips next to the centre of the wafer. */
    public static List<HicannOnWafer> disc(int chips) {
        return nearest(chips, 1, 1);
    }

    /** The chips next to the centre, stretched 2:1 from west to east. */
    public static List<HicannOnWafer> wide(int chips) {
        return nearest(chips, 0.5, 1);
    }

    /** Whole columns of chips, those next to the centre first. */
    public static List<HicannOnWafer> tall(int chips) {
        List<HicannOnWafer> sorted = new ArrayList<>(HicannOnWafer.all());
        sorted.sort(Comparator.comparingDouble((HicannOnWafer h) -> Math.abs(h.x() - CENTRE_X))
                .thenComparingInt(HicannOnWafer::x)
                .thenComparingInt(HicannOnWafer::y));
        return sorted.subList(0, chips);
    }

    private static List<HicannOnWafer> nearest(int chips, double scaleX, double scaleY) {
        List<HicannOnWafer> sorted = new ArrayList<>(HicannOnWafer.all());
        sorted.sort(Comparator.comparingDouble((HicannOnWafer h) -> {
                    double dx = (h.x() - CENTRE_X) * scaleX;
                    double dy = (h.y() - CENTRE_Y) * scaleY;
                    return dx * dx + dy * dy;
                })
                .thenComparingInt(HicannOnWafer::id));
        return sorted.subList(0, chips);
    }

    /** A line of a chip without sources, which no router looks at. */
    public static Line line(int id, HicannOnWafer hicann, int dncMerger) {
        return new Line(id, hicann.id(), dncMerger, false, 0, false, new int[0], new byte[0]);
    }

    /**
     * Every line reaches every chip.
     *
     * @param dncMergers DNC mergers of the lines of each chip
     * @param meanDrivers drivers that a pair wants in the mean; some want the floor, others one more
     */
    public static LineSet broadcast(String name, List<HicannOnWafer> chips, int[] dncMergers, double meanDrivers) {
        List<Line> lines = new ArrayList<>();
        for (HicannOnWafer chip : chips) {
            for (int dnc : dncMergers) {
                lines.add(line(lines.size(), chip, dnc));
            }
        }
        List<HicannOnWafer> ordered = new ArrayList<>(chips);
        Collections.sort(ordered, Comparator.comparingInt(HicannOnWafer::id));
        DemandTable.Builder demand = DemandTable.builder(HicannOnWafer.COUNT);
        int[] ids = lines.stream().mapToInt(Line::id).toArray();
        for (HicannOnWafer chip : ordered) {
            List<double[]> curves = new ArrayList<>();
            for (int id : ids) {
                int drivers = (int) Math.floor((id + 1) * meanDrivers) - (int) Math.floor(id * meanDrivers);
                curves.add(curve(drivers));
            }
            demand.add(chip.id(), ids, curves, 220);
        }
        return new LineSet(name, lines, demand.build());
    }

    /**
     * The whole wafer in clusters of chips that hear each other and some other clusters.
     *
     * @param width chips of a cluster from west to east
     * @param height chips of a cluster from north to south
     * @param others clusters that a cluster hears besides itself, drawn at random, with one driver a line
     * @param ownDrivers drivers for each line of the own cluster
     */
    public static LineSet clusters(String name, int width, int height, int others, int ownDrivers) {
        List<List<HicannOnWafer>> clusters = new ArrayList<>();
        for (int y = 0; y < 16; y += height) {
            for (int x = 0; x < 36; x += width) {
                List<HicannOnWafer> cluster = new ArrayList<>();
                for (int i = 0; i < width * height; i++) {
                    HicannOnWafer.at(x + i % width, y + i / width).ifPresent(cluster::add);
                }
                if (!cluster.isEmpty()) {
                    clusters.add(cluster);
                }
            }
        }
        int[] clusterOf = new int[HicannOnWafer.COUNT];
        for (int c = 0; c < clusters.size(); c++) {
            for (HicannOnWafer chip : clusters.get(c)) {
                clusterOf[chip.id()] = c;
            }
        }
        List<Line> lines = new ArrayList<>();
        for (HicannOnWafer chip : HicannOnWafer.all()) {
            lines.add(line(chip.id(), chip, 3));
        }
        SeededRandom random = new SeededRandom(7);
        List<Set<Integer>> heard = new ArrayList<>();
        for (int c = 0; c < clusters.size(); c++) {
            Set<Integer> set = new TreeSet<>(Set.of(c));
            while (set.size() <= others) {
                set.add(random.nextInt(clusters.size()));
            }
            heard.add(set);
        }
        DemandTable.Builder demand = DemandTable.builder(HicannOnWafer.COUNT);
        for (HicannOnWafer chip : HicannOnWafer.all()) {
            int own = clusterOf[chip.id()];
            int[] ids = heard.get(own).stream()
                    .flatMap(c -> clusters.get(c).stream())
                    .mapToInt(HicannOnWafer::id)
                    .sorted()
                    .toArray();
            List<double[]> curves = new ArrayList<>();
            for (int id : ids) {
                curves.add(curve(clusterOf[id] == own ? ownDrivers : 1));
            }
            demand.add(chip.id(), ids, curves, 220);
        }
        return new LineSet(name, lines, demand.build());
    }

    /** Gains of a number of drivers: the first is worth most. */
    static double[] curve(int drivers) {
        double[] curve = new double[drivers];
        for (int k = 0; k < drivers; k++) {
            curve[k] = 100.0 / (k + 1);
        }
        return curve;
    }
}
