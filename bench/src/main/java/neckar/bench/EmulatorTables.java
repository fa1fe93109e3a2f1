package neckar.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The emulator's measurements as CSV and Markdown. */
final class EmulatorTables {
    private EmulatorTables() {}

    /** All measurements as CSV. */
    static String csv(List<EmulatorMeasurement> rows) {
        StringBuilder text =
                new StringBuilder("load,target_hz,chips,neurons,synapses,rate_hz,synaptic_events_per_s,start_s,"
                        + "fresh_factor,warm_factor,warm_cpu_s,peak_mb,target_factor\n");
        for (EmulatorMeasurement m : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "\"%s\",%s,%d,%d,%d,%.3f,%.0f,%.3f,%.4f,%.4f,%.4f,%.0f,%s\n",
                    m.load().name(),
                    m.load().targetHz(),
                    m.chips(),
                    m.neurons(),
                    m.synapses(),
                    m.rateHz(),
                    m.eventsPerSec(),
                    m.startSec(),
                    m.freshFactor(),
                    m.warmFactor(),
                    m.warmCpuSec(),
                    m.peakMb(),
                    m.load().targetFactor()));
        }
        return text.toString();
    }

    /** The rows with targets. */
    static String targets(List<EmulatorMeasurement> rows, Map<String, BrianRun.Result> brian, boolean hasBrian) {
        StringBuilder text =
                new StringBuilder("| work | neurons | synapses | rate, Hz | M synaptic events/s | new process | warm |"
                        + " warm, CPU s | aim | start, s | MB |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (EmulatorMeasurement m : rows) {
            if (m.load().gridChips() > 0) {
                continue;
            }
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %.1f | %.1f | %.2f | %.3f | %.2f | %s | %.1f | %.0f |\n",
                    m.load().name(),
                    m.neurons(),
                    m.synapses(),
                    m.rateHz(),
                    m.eventsPerSec() * 1e-6,
                    m.freshFactor(),
                    m.warmFactor(),
                    m.warmCpuSec(),
                    aim(m, brian, hasBrian),
                    m.startSec(),
                    m.peakMb()));
        }
        return text.toString();
    }

    private static String aim(EmulatorMeasurement m, Map<String, BrianRun.Result> brian, boolean hasBrian) {
        BrianRun.Result peer = brian.get(m.load().name());
        if (peer != null) {
            return String.format(Locale.ROOT, "Brian2: %.2f at %.1f Hz", peer.wallSec(), peer.rateHz());
        }
        boolean compared =
                m.load().name().equals(BrianRun.ADEX) || m.load().name().equals(BrianRun.LIF);
        if (compared) {
            return hasBrian ? "not measured" : "Brian2 is absent";
        }
        return "< " + m.load().targetFactor();
    }

    /** The table of chips and rates. */
    static String grid(List<EmulatorMeasurement> rows) {
        StringBuilder text =
                new StringBuilder("| chips | neurons | synapses | asked, Hz | rate, Hz | M synaptic events/s |"
                        + " real-time factor | CPU s |\n|---|---|---|---|---|---|---|---|\n");
        for (EmulatorMeasurement m : rows) {
            if (m.load().gridChips() > 0) {
                text.append(String.format(
                        Locale.ROOT,
                        "| %d | %,d | %,d | %.0f | %.1f | %.2f | %.3f | %.3f |\n",
                        m.chips(),
                        m.neurons(),
                        m.synapses(),
                        m.load().targetHz(),
                        m.rateHz(),
                        m.eventsPerSec() * 1e-6,
                        m.warmFactor(),
                        m.warmCpuSec()));
            }
        }
        return text.toString();
    }
}
