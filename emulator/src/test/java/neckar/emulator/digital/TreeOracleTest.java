package neckar.emulator.digital;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.base.SeededRandom;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.GbitLinkConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.GbitChannelOnHicann;
import neckar.spec.coord.MergerOnHicann;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TreeOracleTest {
    private static final int EDGES = 600;

    private static MergerMode mode(SeededRandom random) {
        // Merging more often than not, so that arbitration is what is tested.
        int draw = random.nextInt(5);
        return draw < 3 ? MergerMode.MERGE : draw == 3 ? MergerMode.LEFT_ONLY : MergerMode.RIGHT_ONLY;
    }

    private static HicannConfig config(SeededRandom random) {
        HicannConfig.Builder config = HicannConfig.builder();
        GbitLinkConfig gbit = GbitLinkConfig.OFF;
        for (MergerOnHicann merger : MergerOnHicann.all()) {
            config.merger(merger, new MergerConfig(mode(random), random.nextInt(3) == 0));
        }
        for (DncMergerOnHicann dnc : DncMergerOnHicann.all()) {
            config.dncMerger(dnc, new DncMergerConfig(mode(random), random.nextInt(2) == 0, false));
            GbitDirection direction = List.of(GbitDirection.OFF, GbitDirection.TO_DNC, GbitDirection.TO_HICANN)
                    .get(random.nextInt(3));
            gbit = gbit.with(GbitChannelOnHicann.of(dnc.id()), direction);
        }
        for (BackgroundGeneratorOnHicann generator : BackgroundGeneratorOnHicann.all()) {
            boolean randomly = random.nextInt(2) == 0;
            int period = randomly ? random.nextInt(65536) : random.nextInt(30);
            config.generator(
                    generator,
                    new BackgroundGeneratorConfig(
                            random.nextInt(2) == 0, randomly, period, random.nextInt(64), random.nextInt(65536)));
        }
        return config.gbitLink(gbit).build();
    }

    /** Random events: pairs of two numbers below the bounds by edge, distinct within an edge where asked. */
    private static List<List<int[]>> events(SeededRandom random, double rate, int second) {
        List<List<int[]>> events = new ArrayList<>();
        for (int edge = 0; edge <= EDGES; edge++) {
            List<int[]> now = new ArrayList<>();
            boolean[] taken = new boolean[8];
            while (edge > 0 && edge < EDGES - 50 && random.nextDouble() < rate) {
                int first = random.nextInt(8);
                if (!taken[first]) {
                    now.add(new int[] {first, random.nextInt(second)});
                    taken[first] = true;
                }
            }
            now.sort((a, b) -> Integer.compare(a[0], b[0]));
            events.add(now);
        }
        return events;
    }

    @Property(tries = 60)
    void treeEqualsTheOracleBitByBit(@ForAll long seed) {
        SeededRandom random = new SeededRandom(seed);
        HicannConfig config = config(random);
        double load = random.nextDouble();
        List<List<int[]>> crossings = events(random, load, 64);
        List<List<int[]>> arrivals = events(random, load / 2, 64);

        TreeOracle oracle = new TreeOracle(config);
        TreeBench bench = new TreeBench(config);
        List<Long> packed = new ArrayList<>();
        for (int edge = 1; edge <= EDGES; edge++) {
            oracle.step(edge, crossings.get(edge), arrivals.get(edge));
            for (int[] c : crossings.get(edge)) {
                bench.cross(c[0], c[1], edge);
            }
            for (int[] a : arrivals.get(edge)) {
                packed.add((long) edge << 9 | a[0] << 6 | a[1]);
            }
        }
        bench.tree.setArrivals(packed.stream().mapToLong(Long::longValue).toArray());
        bench.counters.pulses = packed.size();
        bench.runTo(EDGES).finish();

        assertEquals(
                oracle.frames.stream().map(Arrays::toString).toList(),
                bench.frames.stream().map(Arrays::toString).toList());
        assertEquals(oracle.lostInEncoder, bench.counters.lostAtEncoder());
        assertArrayEquals(oracle.lost, bench.counters.lostInMerger);
        assertArrayEquals(oracle.unrouted, bench.counters.unrouted);
    }
}
