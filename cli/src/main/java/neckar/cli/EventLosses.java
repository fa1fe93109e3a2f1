package neckar.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import neckar.emulator.bench.Emulation;
import neckar.spec.experiment.CounterTable;

/** Where a run lost events, and how full its links were. */
final class EventLosses {
    private static final int MOST = 10;
    private static final double WORTH_A_WARNING = 0.01;
    private static final int TOLD = 3;
    private static final double SYSTEM_TICK_SEC = 4e-9;
    private static final Map<String, String> PLACES = places();

    /** Losses of one chip; the place is where it loses most. */
    private record Chip(int hicann, long sent, long lost, String place) {
        double share() {
            return sent > 0 ? (double) lost / sent : 0;
        }
    }

    private final CounterTable counters;
    private final double seconds;
    private final double eventsPerSec;
    private final List<Chip> worst = new ArrayList<>();

    EventLosses(Emulation emulation) {
        counters = emulation.recording().counters();
        seconds = emulation.recording().header().endTick() * SYSTEM_TICK_SEC;
        eventsPerSec = emulation.report().linkEventsPerSec();
        for (int hicann : counters.hicanns()) {
            Chip chip = chip(hicann);
            if (chip.lost > 0) {
                worst.add(chip);
            }
        }
        worst.sort((a, b) -> Long.compare(b.lost, a.lost));
    }

    private static Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put(CounterTable.LOST_AT_PLAYBACK, "playback");
        places.put(CounterTable.LOST_AT_DNC, "link");
        places.put(CounterTable.LOST_AT_PRIORITY_ENCODER, "priority encoders");
        places.put(CounterTable.LOST_AT_MERGER, "mergers");
        places.put(CounterTable.LOST_AT_TRACE, "trace");
        return places;
    }

    private Chip chip(int hicann) {
        String most = CounterTable.LOST_AT_DNC;
        for (String place : PLACES.keySet()) {
            most = counters.of(hicann, place) > counters.of(hicann, most) ? place : most;
        }
        return new Chip(
                hicann,
                counters.of(hicann, CounterTable.L1_SENT)
                        + counters.of(hicann, CounterTable.L2_DOWN_SENT)
                        + counters.of(hicann, CounterTable.L2_UP_SENT),
                counters.of(hicann, CounterTable.L1_LOST)
                        + counters.of(hicann, CounterTable.L2_DOWN_LOST)
                        + counters.of(hicann, CounterTable.L2_UP_LOST),
                PLACES.getOrDefault(most, most));
    }

    /** The ten chips that lost most, as a report has them. */
    List<Map<String, Object>> worst() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Chip chip : worst.subList(0, Math.min(MOST, worst.size()))) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("hicann", chip.hicann);
            row.put("sent", chip.sent);
            row.put("lost", chip.lost);
            row.put("share", chip.share());
            row.put("place", chip.place);
            rows.add(row);
        }
        return rows;
    }

    /** Events that passed the links, over what they can carry: mean and largest over the chips. */
    Map<String, Object> links() {
        Map<String, Object> links = new LinkedHashMap<>();
        links.put("up", link(CounterTable.L2_UP_SENT, CounterTable.L2_UP_LOST));
        links.put("down", link(CounterTable.L2_DOWN_SENT, CounterTable.L2_DOWN_LOST));
        return links;
    }

    private Map<String, Object> link(String sent, String lost) {
        double sum = 0;
        double largest = 0;
        int fullest = -1;
        for (int hicann : counters.hicanns()) {
            double load = (counters.of(hicann, sent) - counters.of(hicann, lost)) / (seconds * eventsPerSec);
            sum += load;
            if (load > largest) {
                largest = load;
                fullest = hicann;
            }
        }
        Map<String, Object> link = new LinkedHashMap<>();
        link.put(
                "mean",
                counters.hicanns().isEmpty() ? 0.0 : sum / counters.hicanns().size());
        link.put("largest", largest);
        if (fullest >= 0) {
            link.put("hicann", fullest);
        }
        return link;
    }

    /** Names the worst chips when more than 1 % was lost. */
    void warn(Console console) {
        long sent = 0;
        long lost = 0;
        for (int hicann : counters.hicanns()) {
            Chip chip = chip(hicann);
            sent += chip.sent;
            lost += chip.lost;
        }
        if (lost > WORTH_A_WARNING * sent) {
            StringBuilder text = new StringBuilder();
            for (Chip chip : worst.subList(0, Math.min(TOLD, worst.size()))) {
                text.append(String.format(
                        Locale.ROOT,
                        "%s H%d %.0f %% (%s)",
                        text.isEmpty() ? "" : ",",
                        chip.hicann,
                        100 * chip.share(),
                        chip.place));
            }
            console.say(String.format(
                    Locale.ROOT, "warning: %.1f %% of events lost, most of them at%s", 100.0 * lost / sent, text));
        }
    }
}
