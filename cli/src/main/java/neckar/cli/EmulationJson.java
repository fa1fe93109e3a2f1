package neckar.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neckar.emulator.bench.Emulation;
import neckar.emulator.bench.EmulationReport;
import neckar.spec.experiment.CounterTable;
import neckar.spec.experiment.Sha256;

/** {@code emulation.json}: the figures of a run (format {@code neckar-emulation/1}). */
final class EmulationJson {
    private static final List<String> EVENTS = List.of(
            CounterTable.L2_DOWN_SENT,
            CounterTable.L2_DOWN_LOST,
            CounterTable.L2_UP_SENT,
            CounterTable.L2_UP_LOST,
            CounterTable.L1_SENT,
            CounterTable.L1_LOST);

    private static final Map<String, String> CAUSES = causes();

    private EmulationJson() {}

    private static Map<String, String> causes() {
        Map<String, String> causes = new LinkedHashMap<>();
        causes.put("playback", CounterTable.LOST_AT_PLAYBACK);
        causes.put("dnc", CounterTable.LOST_AT_DNC);
        causes.put("priority_encoder", CounterTable.LOST_AT_PRIORITY_ENCODER);
        causes.put("merger", CounterTable.LOST_AT_MERGER);
        causes.put("trace", CounterTable.LOST_AT_TRACE);
        return causes;
    }

    static Map<String, Object> of(Emulation emulation, byte[] recording, double totalSec) {
        EmulationReport run = emulation.report();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", "neckar-emulation/1");
        document.put("bio_s", run.bioSec());
        document.put("hardware_s", run.hardwareSec());
        document.put("wall_s", run.wallSec());
        document.put("load_s", run.loadSec());
        document.put("total_s", totalSec);
        document.put("real_time_factor", run.realTimeFactor());
        document.put("cycles", run.cycles());
        document.put("neurons", run.neurons());
        document.put("spikes", run.spikes());
        document.put("synaptic_events", run.synapticEvents());
        document.put("threads", run.threads());
        document.put("kernel", run.kernel());
        document.put("silicon", silicon(run));
        document.put("parameters", run.parameters());
        document.put("peak_rss_mb", ProcessMemory.peakRssMb());
        document.put("events", events(emulation.recording().counters()));
        document.put("by_hicann", byHicann(emulation.recording().counters()));
        EventLosses losses = new EventLosses(emulation);
        document.put("worst_hicanns", losses.worst());
        document.put("link_utilisation", losses.links());
        document.put("warnings", run.warnings());
        document.put("checksum", Sha256.of(recording));
        return document;
    }

    private static Map<String, Object> silicon(EmulationReport run) {
        Map<String, Object> silicon = new LinkedHashMap<>();
        silicon.put("name", run.die().silicon());
        silicon.put("die_seed", run.die().dieSeed());
        silicon.put("trial", run.die().trial());
        silicon.put("hash", run.siliconHash());
        return silicon;
    }

    private static Map<String, Object> events(CounterTable counters) {
        Map<String, Object> events = new LinkedHashMap<>();
        for (String name : EVENTS) {
            events.put(name, counters.total(name));
        }
        Map<String, Object> lostAt = new LinkedHashMap<>();
        CAUSES.forEach((cause, name) -> lostAt.put(cause, counters.total(name)));
        events.put("lost_at", lostAt);
        for (String name : counters.names()) {
            if (!EVENTS.contains(name) && !CAUSES.containsValue(name)) {
                events.put(name, counters.total(name));
            }
        }
        return events;
    }

    private static Map<String, Object> byHicann(CounterTable counters) {
        Map<String, Object> chips = new LinkedHashMap<>();
        for (int hicann : counters.hicanns()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (String name : counters.names()) {
                if (counters.of(hicann, name) != 0) {
                    row.put(name, counters.of(hicann, name));
                }
            }
            chips.put("H" + hicann, row);
        }
        return chips;
    }
}
