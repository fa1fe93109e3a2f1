package neckar.emulator.digital;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import neckar.base.SeededRandom;
import neckar.spec.experiment.SpikeColumns;
import org.junit.jupiter.api.Test;

class UplinkTest {
    private static final long NANOSEC = 63;

    private final ChipCounters[] counters = new ChipCounters[8];
    private final Uplink[] uplinks = new Uplink[8];
    private final int[] hicanns = {0, 1, 2, 3, 4, 5, 6, 7};

    UplinkTest() {
        Arrays.setAll(counters, link -> new ChipCounters());
        Arrays.setAll(uplinks, link -> new Uplink(DigitalParameters.DEFAULT, counters[link]));
    }

    private SpikeColumns trace(DigitalParameters parameters, long endTick) {
        SpikeColumns.Builder spikes = new SpikeColumns.Builder();
        new FpgaTrace(parameters, uplinks, hicanns).run(endTick, spikes);
        for (ChipCounters counter : counters) {
            assertEquals(counter.upSent(), counter.upLost() + counter.traced() + counter.upInFlight);
        }
        return spikes.build();
    }

    @Test
    void eventKeepsTheStampOfTheEdgeAtWhichItLeftBeyondTheWrap() {
        long tick = 300_000 * NANOSEC + 17;
        uplinks[2].offer(tick, 5, 33);
        SpikeColumns spikes = trace(DigitalParameters.DEFAULT, tick + 1000 * NANOSEC);
        assertEquals(1, spikes.size());
        assertEquals(75_000, spikes.tick(0));
        assertEquals(2, spikes.hicann(0));
        assertEquals(5, spikes.merger(0));
        assertEquals(33, spikes.address(0));
    }

    @Test
    void aFastVolleyFillsTheQueue() {
        // 64 events within 128 ns: 16 wait, one each 40 ns goes out.
        for (int i = 0; i < 64; i++) {
            uplinks[0].offer(1000 * NANOSEC + 2L * i * NANOSEC, 0, 1);
        }
        SpikeColumns spikes = trace(DigitalParameters.DEFAULT, 1_000_000);
        assertTrue(spikes.size() >= 19 && spikes.size() <= 21, "traced " + spikes.size());
        assertEquals(64 - spikes.size(), counters[0].lostAtDnc());
    }

    @Test
    void saturatedLinkCarries25MillionEventsPerSecond() {
        SeededRandom random = new SeededRandom(1);
        double t = 0;
        while (t < 1e6) {
            t += random.nextExponential() * 25;
            uplinks[3].offer((long) (t * NANOSEC), 1, 7);
        }
        SpikeColumns spikes = trace(DigitalParameters.DEFAULT, (long) (1e6 * NANOSEC));
        // 1 ms of 40 M/s: 25.0 M/s arrive.
        assertEquals(25_000, spikes.size(), 30);
        assertEquals(40_000.0, (double) counters[3].upSent(), 800);
    }

    @Test
    void anFpgaTakesOneEventPerClockRoundRobin() {
        // All eight links at 25 M/s: 200 M/s offered, 125 M/s taken.
        for (int i = 0; i < 2000; i++) {
            for (Uplink uplink : uplinks) {
                uplink.offer((100 + 40L * i) * NANOSEC, 0, 1);
            }
        }
        SpikeColumns spikes = trace(DigitalParameters.DEFAULT, 80_100 * NANOSEC);
        assertEquals(10_000, spikes.size(), 150);
        long least = Long.MAX_VALUE;
        long most = 0;
        for (ChipCounters counter : counters) {
            least = Math.min(least, counter.traced());
            most = Math.max(most, counter.traced());
        }
        assertTrue(most - least <= 2, least + ".." + most);
    }

    @Test
    void lockingEventsOccupyTheLinkButNotTheTrace() {
        for (int i = 0; i < 40; i++) {
            uplinks[0].offer(1000 * NANOSEC, 0, i < 20 ? 0 : 5);
        }
        SpikeColumns spikes = trace(DigitalParameters.DEFAULT, 1_000_000);
        assertEquals(0, spikes.size());
        assertEquals(20, counters[0].upSent());
        assertEquals(20, counters[0].upLost());
    }

    @Test
    void fullTraceMemoryLosesTheRest() {
        DigitalParameters small = new DigitalParameters(
                EncoderOrder.INDEX, 252, 3780, 0, 221, 2520, 3024, 126, 16, 16, 5, 2500, 12, 1000, 512, 2, 10);
        for (int i = 0; i < 9; i++) {
            uplinks[0].offer(10_000L * i, 0, 5);
        }
        assertEquals(5, trace(small, 1_000_000).size());
        assertEquals(4, counters[0].lostAtTrace());
    }

    @Test
    void eventsOnTheirWayAtTheEndAreInFlight() {
        uplinks[0].offer(1000 * NANOSEC, 0, 5);
        assertEquals(0, trace(DigitalParameters.DEFAULT, 1010 * NANOSEC).size());
        assertEquals(1, counters[0].inFlight());
    }
}
