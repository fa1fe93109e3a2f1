package neckar.emulator.digital;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import neckar.base.InputException;
import neckar.spec.experiment.PulseLabel;
import org.junit.jupiter.api.Test;

class PlaybackTest {
    private static final int PERIOD = 504;

    private final ChipCounters[] counters = new ChipCounters[8];
    private final Playback playback;

    PlaybackTest() {
        Arrays.setAll(counters, link -> new ChipCounters());
        playback = new Playback(0, DigitalParameters.DEFAULT, PERIOD, Long.MAX_VALUE, counters);
    }

    private static int label(int link, int channel, int address) {
        return PulseLabel.pack(link, channel, address);
    }

    @Test
    void pulseReachesItsChannelAtTheFirstEdgeNotBeforeItsTick() {
        playback.play(5001, label(3, 2, 37));
        playback.play(5010, label(3, 7, 12));
        long[] arrivals = playback.arrivals(3);
        // Tick 5001 of 4 ns is 20,004 ns: edge 2501 of 8 ns.
        assertEquals(2501L << 9 | 2 << 6 | 37, arrivals[0]);
        assertEquals(2505L << 9 | 7 << 6 | 12, arrivals[1]);
        assertEquals(0, playback.arrivals(2).length);
    }

    @Test
    void pulsesForTheVeryBeginningAreDroppedByPlayback() {
        for (int due = 0; due < 20; due++) {
            playback.play(due, label(0, 0, 1));
        }
        assertEquals(20, counters[0].lostAtPlayback() + counters[0].lostAtDnc());
        assertTrue(counters[0].lostAtPlayback() > 0);
    }

    @Test
    void pulsesWithTimeStampsInThePastAreLostAtTheDnc() {
        DownLink link = new DownLink(DigitalParameters.DEFAULT, PERIOD, Long.MAX_VALUE, counters[0]);
        for (int i = 0; i < 4; i++) {
            link.accept(2000 * 252L + 10_000L * i, 1990, i, 1);
        }
        assertEquals(4, counters[0].lostAtDnc());
        assertEquals(0, link.finish().length);
    }

    @Test
    void ofABurstToOneChipFiveToEightArrive() {
        for (int phase = 0; phase < 32; phase += 5) {
            PlaybackTest fresh = new PlaybackTest();
            for (int i = 0; i < 40; i++) {
                fresh.playback.play(6400 + phase, label(0, i % 8, 1 + i / 8));
            }
            int arrived = fresh.playback.arrivals(0).length;
            // (256..384 ns less the 48 ns of the link) in slots of 40 ns, the first one at once.
            int expected = (256 + 4 * phase - 48) / 40 + 1;
            assertEquals(expected, arrived, "phase " + phase);
            assertEquals(40 - arrived, fresh.counters[0].lostAtDnc());
        }
    }

    @Test
    void pulses40NanosecondsApartAllArrive() {
        for (int i = 0; i < 2000; i++) {
            playback.play(5000 + 10L * i, label(4, i % 8, 1 + i % 60));
        }
        assertEquals(2000, playback.arrivals(4).length);
        assertEquals(0, counters[4].downLost());
    }

    @Test
    void aChannelGivesOnePulsePerTwoTicksAndKeepsOneMore() {
        for (int i = 0; i < 3; i++) {
            playback.play(6431, label(0, 5, 10 + i));
        }
        long[] arrivals = playback.arrivals(0);
        assertEquals(2, arrivals.length);
        assertEquals(3216L, arrivals[0] >> 9);
        assertEquals(3217L, arrivals[1] >> 9);
        assertEquals(1, counters[0].lostAtDnc());
    }

    @Test
    void moreThan512WaitingPulsesOfOneChipAreLost() {
        // 20 us early: 2,500 clocks of lead, one pulse a clock; the link takes one per 5 clocks.
        for (int i = 0; i < 1200; i++) {
            playback.play(8000 + i / 4, label(1, i % 8, 1));
        }
        long arrived = playback.arrivals(1).length;
        assertTrue(counters[1].lostAtDnc() >= 1200 - 512 - 70, "lost " + counters[1].lostAtDnc());
        assertEquals(1200, arrived + counters[1].downLost());
    }

    @Test
    void groupsStartSixClocksApartAndPulsesInsideFollowEachClock() {
        // 100 MHz worth of pulses to 8 chips: one per FPGA clock and a bit; the lead absorbs the headers.
        for (int i = 0; i < 3000; i++) {
            playback.play(6000 + 2L * i + i / 100, label(i % 8, i / 8 % 8, 1));
        }
        long lost = 0;
        for (ChipCounters counter : counters) {
            lost += counter.downLost();
        }
        assertEquals(0, lost);
    }

    @Test
    void tooManyPulsesForTheMemoryAreRefused() {
        DigitalParameters small = new DigitalParameters(
                EncoderOrder.INDEX, 252, 3780, 0, 221, 2520, 3024, 126, 16, 16, 1000, 2500, 12, 3, 512, 2, 10);
        Playback tiny = new Playback(7, small, PERIOD, Long.MAX_VALUE, counters);
        for (int i = 0; i < 3; i++) {
            tiny.play(5000, label(0, 0, 1));
        }
        InputException refused = assertThrows(InputException.class, () -> tiny.play(5000, label(0, 0, 1)));
        assertTrue(refused.getMessage().contains("FPGA 7"), refused.getMessage());
    }
}
