package neckar.emulator.digital;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import neckar.base.SeededRandom;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.GbitLinkConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.config.MergerTreePreset;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.GbitChannelOnHicann;
import neckar.spec.coord.MergerOnHicann;
import org.junit.jupiter.api.Test;

class ChipTreeTest {
    private static final DncMergerConfig SLOW = new DncMergerConfig(MergerMode.RIGHT_ONLY, true, false);
    private static final DncMergerConfig FAST = new DncMergerConfig(MergerMode.RIGHT_ONLY, false, false);
    private static final DncMergerConfig CLOSED = new DncMergerConfig(MergerMode.LEFT_ONLY, false, false);

    private static HicannConfig.Builder all(DncMergerConfig setting) {
        HicannConfig.Builder config = HicannConfig.builder();
        DncMergerOnHicann.all().forEach(d -> config.dncMerger(d, setting));
        return config;
    }

    /** All blocks to one DNC merger, the others closed. */
    private static HicannConfig.Builder only(int dnc, DncMergerConfig setting, MergerTreePreset preset) {
        return all(CLOSED).mergers(preset).dncMerger(DncMergerOnHicann.of(dnc), setting);
    }

    @Test
    void eachBlockOfTheOneToOneTreeHasItsLatency() {
        // Latch at edge 0 in the reference; here at edge 1.
        int[] expected = {6, 8, 6, 12, 6, 10, 8, 6};
        for (int block = 0; block < 8; block++) {
            TreeBench bench =
                    new TreeBench(all(SLOW).build()).cross(block, 0, 1).runTo(40);
            assertEquals(List.of(expected[block] + 1), bench.edges(), "block " + block);
            assertEquals(block, bench.frames.get(0)[1]);
            bench.finish();
        }
    }

    @Test
    void twoNeuronsOfOneBlockFollowEachOtherByTwoEdges() {
        TreeBench bench =
                new TreeBench(all(SLOW).build()).cross(0, 5, 1).cross(0, 3, 1).runTo(40);
        assertEquals(List.of(7, 9), bench.edges());
        // The lower index goes first whatever the order of the crossings.
        assertEquals(3, bench.frames.get(0)[2]);
    }

    @Test
    void eightBlocksIntoOneMergerComeInTheReferenceOrder() {
        for (boolean slow : new boolean[] {true, false}) {
            TreeBench bench = new TreeBench(
                    only(3, slow ? SLOW : FAST, MergerTreePreset.EIGHT_ON_ONE).build());
            for (int block = 0; block < 8; block++) {
                bench.cross(block, 0, 1);
            }
            bench.runTo(60);
            List<Integer> blocks = bench.frames.stream().map(f -> f[2] / 8).toList();
            assertEquals(List.of(7, 3, 5, 1, 6, 2, 4, 0), blocks);
            List<Integer> edges = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                edges.add(13 + (slow ? 2 * i : i));
            }
            assertEquals(edges, bench.edges());
            assertEquals(0, bench.finish().l1Lost());
        }
    }

    @Test
    void aVolleyOfABlockLosesNothingAndASecondOneWhatStillWaits() {
        for (int[] expected : new int[][] {{10, 59}, {64, 32}, {127, 0}}) {
            TreeBench bench = new TreeBench(all(SLOW).build());
            for (int rank = 0; rank < 64; rank++) {
                bench.cross(0, rank, 1).cross(0, rank, 1 + expected[0]);
            }
            bench.runTo(400);
            assertEquals(expected[1], bench.finish().lostAtEncoder(), "second volley after " + expected[0]);
        }
        TreeBench once = new TreeBench(all(SLOW).build());
        for (int rank = 0; rank < 64; rank++) {
            once.cross(0, rank, 1);
        }
        once.runTo(200);
        assertEquals(0, once.finish().l1Lost());
        assertEquals(126, once.edges().get(63) - once.edges().get(0));
    }

    @Test
    void encoderLossUnderPoissonLoadFollowsTheQueueFormula() {
        // n = 64 neurons, service 2 cycles; loss about r W/(1 + r W) with W = s rho/(2 (1 - rho)).
        for (double[] c : new double[][] {{0.25, 6.7e-4, 3e-4}, {0.5, 3.6e-3, 6e-4}, {0.8, 2.0e-2, 2.5e-3}}) {
            double rate = c[0] / (64 * 2);
            TreeBench bench = new TreeBench(all(FAST).build());
            SeededRandom random = new SeededRandom(8);
            int edges = 400_000;
            for (int rank = 0; rank < 64; rank++) {
                // At most one crossing a cycle: the formula knows no second one.
                for (int edge = 1; edge < edges; edge++) {
                    edge += (int) (random.nextExponential() / rate);
                    if (edge < edges) {
                        bench.cross(0, rank, edge);
                    }
                }
            }
            bench.runTo(edges);
            ChipCounters counters = bench.finish();
            assertEquals(c[1], counters.lostAtEncoder() / (double) counters.l1Sent(), c[2], "rho " + c[0]);
        }
    }

    @Test
    void twoSaturatedEncodersFillAMergerWithoutLoss() {
        HicannConfig config = only(1, FAST, MergerTreePreset.TWO_ON_ONE).build();
        TreeBench bench = saturate(new TreeBench(config), 2, 2000).runTo(2000);
        assertEquals(0, bench.finish().l1Lost());
    }

    @Test
    void slowMergerPassesHalfOfEncoderAndGenerator() {
        BackgroundGeneratorConfig every2 = new BackgroundGeneratorConfig(true, false, 1, 0, 1);
        for (boolean slow : new boolean[] {false, true}) {
            HicannConfig config = only(0, slow ? SLOW : FAST, MergerTreePreset.ONE_ON_ONE)
                    .generator(BackgroundGeneratorOnHicann.of(0), every2)
                    .build();
            TreeBench bench = saturate(new TreeBench(config), 1, 4000).runTo(4000);
            ChipCounters counters = bench.finish();
            if (slow) {
                assertEquals(0.5, counters.l1Lost() / (double) counters.l1Sent(), 0.01);
                assertEquals(0.5, counters.generatorLost() / (double) counters.generatorSent(), 0.01);
                alternates(bench.frames.subList(10, bench.frames.size() - 30));
            } else {
                assertEquals(0, counters.l1Lost() + counters.generatorLost());
            }
        }
    }

    private static void alternates(List<int[]> frames) {
        for (int i = 1; i < frames.size(); i++) {
            boolean generator = frames.get(i)[2] == 0;
            assertTrue(generator != (frames.get(i - 1)[2] == 0), "frame " + i);
        }
    }

    @Test
    void twoFullBlocksIntoASlowMergerLose59() {
        for (int[] expected : new int[][] {{0, 0}, {1, 59}}) {
            HicannConfig config = only(1, expected[0] == 1 ? SLOW : FAST, MergerTreePreset.TWO_ON_ONE)
                    .build();
            TreeBench bench = new TreeBench(config);
            for (int rank = 0; rank < 64; rank++) {
                bench.cross(0, rank, 1).cross(1, rank, 1);
            }
            assertEquals(expected[1], bench.runTo(600).finish().l1Lost());
        }
    }

    /** Keeps the encoders of the first blocks busy: a neuron with address 1 or above crosses each 2 edges. */
    private static TreeBench saturate(TreeBench bench, int blocks, int edges) {
        for (int edge = 1; edge < edges - 20; edge += 2) {
            for (int block = 0; block < blocks; block++) {
                bench.cross(block, 1 + edge / 2 % 7, edge);
            }
        }
        return bench;
    }

    @Test
    void eventsForAnInputThatIsNotSelectedAreUnrouted() {
        HicannConfig config = all(SLOW)
                .merger(MergerOnHicann.of(0), new MergerConfig(MergerMode.LEFT_ONLY, false))
                .build();
        ChipCounters counters = new TreeBench(config).cross(0, 1, 1).runTo(40).finish();
        assertEquals(1, counters.unrouted());
        assertEquals(0, counters.l1Lost());
    }

    @Test
    void dncMergerTakesAnEventBeforeTheTreeAbove() {
        // M0[0] feeds DNC 0 and M1[0]; both admit it.
        TreeBench bench = new TreeBench(
                        all(FAST).mergers(MergerTreePreset.EIGHT_ON_ONE).build())
                .cross(0, 2, 1)
                .runTo(60);
        assertEquals(1, bench.frames.size());
        assertEquals(0, bench.frames.get(0)[1]);
    }

    @Test
    void linkEventEntersAtItsEdgeAndIsRefusedWhenTheRegisterIsFull() {
        HicannConfig config = all(new DncMergerConfig(MergerMode.MERGE, true, false))
                .gbitLink(GbitLinkConfig.OFF.with(GbitChannelOnHicann.of(2), GbitDirection.TO_HICANN))
                .build();
        TreeBench bench = new TreeBench(config);
        bench.counters.pulses = 4;
        bench.tree.setArrivals(new long[] {
            10L << 9 | 2 << 6 | 40, 10L << 9 | 2 << 6 | 41, 11L << 9 | 2 << 6 | 42, 20L << 9 | 5 << 6 | 43
        });
        bench.runTo(64);
        // In at 10, out at 11, on the line at 12. The slow merger blocks one edge after that.
        assertEquals(List.of(12, 14), bench.edges());
        assertEquals(40, bench.frames.get(0)[2]);
        assertEquals(42, bench.frames.get(1)[2]);
        assertEquals(1, bench.finish().downLost());
        assertEquals(1, bench.counters.unrouted(), "channel 5 is no input");
    }

    @Test
    void loopbackReturnsACopyThroughThePartner() {
        HicannConfig config = all(SLOW)
                .dncMerger(DncMergerOnHicann.of(0), new DncMergerConfig(MergerMode.RIGHT_ONLY, false, true))
                .dncMerger(DncMergerOnHicann.of(1), new DncMergerConfig(MergerMode.LEFT_ONLY, false, false))
                .build();
        TreeBench bench = new TreeBench(config).cross(0, 3, 1).runTo(40);
        assertEquals(List.of(7, 9), bench.edges());
        assertEquals(1, bench.frames.get(1)[1]);
        assertEquals(1, bench.finish().neuronFrames());
    }

    @Test
    void framesThatDoNotFitIntoACycleCollideOnTheLine() {
        DigitalParameters slowLine = new DigitalParameters(
                EncoderOrder.INDEX, 252, 3780, 0, 1200, 2520, 3024, 126, 16, 16, 1000, 2500, 12, 1000, 512, 2, 10);
        TreeBench bench = new TreeBench(all(SLOW).build(), slowLine, TreeBench.PERIOD)
                .cross(0, 1, 1)
                .cross(0, 2, 1)
                .cross(0, 3, 1)
                .runTo(60);
        assertEquals(List.of(7, 11), bench.edges());
        ChipCounters counters = bench.finish();
        assertEquals(1, counters.lostOnBusyLines());
        assertEquals(1, counters.lostAtMerger());
    }

    @Test
    void skippingQuietEdgesChangesNothing() {
        // One generator keeps the second tree from ever being skipped for long; the rest must agree.
        BackgroundGeneratorConfig busy = new BackgroundGeneratorConfig(true, false, 1, 9, 1);
        HicannConfig alone = only(3, SLOW, MergerTreePreset.EIGHT_ON_ONE).build();
        HicannConfig disturbed = alone.toBuilder()
                .generator(BackgroundGeneratorOnHicann.of(0), busy)
                .merger(MergerOnHicann.of(0), new MergerConfig(MergerMode.RIGHT_ONLY, false))
                .build();
        TreeBench first = new TreeBench(alone);
        TreeBench second = new TreeBench(disturbed);
        SeededRandom random = new SeededRandom(3);
        for (int i = 0; i < 300; i++) {
            int block = random.nextInt(8);
            int rank = random.nextInt(64);
            int edge = 1 + random.nextInt(4000);
            first.cross(block, rank, edge);
            second.cross(block, rank, edge);
        }
        first.runTo(4100);
        second.runTo(4100);
        assertEquals(first.edges(), second.edges());
        assertEquals(first.finish().l1Lost(), second.finish().l1Lost());
    }
}
