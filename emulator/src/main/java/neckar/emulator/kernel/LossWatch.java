package neckar.emulator.kernel;

import java.util.Locale;
import neckar.base.Progress;
import neckar.emulator.digital.ChipCounters;

/** Tells during a run how many events were lost so far, and warns once when they are many. What FPGAs lose shows at the end. */
final class LossWatch {
    /** Share of lost events that is worth a warning. */
    private static final double WORTH_A_WARNING = 0.01;
    /** Events below which a share says little. */
    private static final long ENOUGH = 1000;

    private final Chip[] chips;
    private boolean warned;

    LossWatch(Chip[] chips) {
        this.chips = chips;
    }

    /** Looks at all counters, between two windows; returns a text for people. */
    String look(Progress progress) {
        long spikes = 0;
        long sent = 0;
        long lost = 0;
        Chip worst = null;
        for (Chip chip : chips) {
            ChipCounters counters = chip.counters();
            spikes += chip.spikes();
            sent += sent(counters);
            lost += lost(counters);
            worst = worst == null || lost(counters) > lost(worst.counters()) ? chip : worst;
        }
        if (!warned && worst != null && sent >= ENOUGH && lost > WORTH_A_WARNING * sent) {
            warned = true;
            progress.warn(String.format(
                    Locale.ROOT,
                    "%.1f %% of events are lost so far, most of them at H%d (%s)",
                    100.0 * lost / sent,
                    worst.hicann(),
                    place(worst.counters())));
        }
        return String.format(Locale.ROOT, "%,d spikes, %,d events lost", spikes, lost);
    }

    private static long sent(ChipCounters counters) {
        return counters.l1Sent() + counters.downSent() + counters.upSent();
    }

    private static long lost(ChipCounters counters) {
        return counters.l1Lost() + counters.downLost() + counters.upLost();
    }

    /** Where a chip loses most. */
    private static String place(ChipCounters counters) {
        String[] names = {"playback", "link", "priority encoders", "mergers"};
        long[] lost = {
            counters.lostAtPlayback(), counters.lostAtDnc(), counters.lostAtEncoder(), counters.lostAtMerger()
        };
        int most = 0;
        for (int i = 1; i < lost.length; i++) {
            most = lost[i] > lost[most] ? i : most;
        }
        return names[most];
    }
}
