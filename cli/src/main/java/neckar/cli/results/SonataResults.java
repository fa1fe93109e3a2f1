package neckar.cli.results;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neckar.compiler.inspect.BioRecording;
import neckar.compiler.inspect.PopulationSpikes;
import neckar.compiler.inspect.Samples;

/**
 * A recording as HDF5 in the layout of SONATA's spike files and membrane reports (SONATA developer guide, output file
 * formats). A population without spikes has no group below {@code /spikes}; {@code /recorded} lists who was recorded.
 */
public final class SonataResults {
    /** The magic number of SONATA files. */
    private static final int MAGIC = 0x0A7A;

    private static final int[] VERSION = {0, 1};
    private static final int CHUNK = 1 << 15;

    private SonataResults() {}

    /** Writes a new file. */
    public static void write(BioRecording recording, Path file) {
        try (WritableHdfFile root = HdfFile.write(file)) {
            root.putAttribute("magic", MAGIC, true);
            root.putAttribute("version", VERSION, true);
            root.putAttribute("duration_ms", recording.durationMs());
            spikes(recording, root);
            for (Map.Entry<String, List<Trace>> report : reports(recording).entrySet()) {
                WritableGroup group = root.putGroup(report.getKey());
                perPopulation(report.getValue()).forEach((label, traces) -> report(group, label, traces));
            }
        }
    }

    private static void spikes(BioRecording recording, WritableGroup root) {
        WritableGroup spikes = root.putGroup("spikes");
        WritableGroup recorded = root.putGroup("recorded");
        for (PopulationSpikes population : recording.populations()) {
            int[] ids = population.recorded();
            if (ids.length > 0) {
                put(population(recorded, population.label()), "node_ids", longs(ids), true);
            }
            if (population.size() > 0) {
                WritableGroup group = population(spikes, population.label());
                group.putAttribute("sorting", "by_time");
                put(group, "timestamps", population.timesMs(), false).putAttribute("units", "ms");
                put(group, "node_ids", longs(population.indices()), true);
            }
        }
    }

    /**
     * A recorded quantity of one cell.
     *
     * @param label population
     * @param index cell
     * @param unit unit of the samples
     * @param onHardware whether hardware could record it
     */
    private record Trace(String label, int index, String unit, boolean onHardware, Samples samples) {
        /** Whether the samples of both fit into one table. */
        boolean sharesTimes(Trace other) {
            int n = samples.size();
            return onHardware == other.onHardware
                    && n == other.samples.size()
                    && samples.timeMs(0) == other.samples.timeMs(0)
                    && samples.timeMs(n - 1) == other.samples.timeMs(n - 1);
        }
    }

    /** Traces by root group: in {@code /report} what shares its times with the first trace of its population. */
    private static Map<String, List<Trace>> reports(BioRecording recording) {
        Map<String, List<Trace>> reports = new LinkedHashMap<>();
        for (BioRecording.Voltage voltage : recording.voltages()) {
            Trace trace = new Trace(voltage.label(), voltage.index(), "mV", voltage.onHardware(), voltage.mv());
            add(reports, "report", trace);
        }
        for (BioRecording.Probe probe : recording.probes()) {
            Trace trace = new Trace(probe.label(), probe.index(), probe.unit(), false, probe.values());
            add(reports, "probe_" + probe.variable(), trace);
        }
        return reports;
    }

    private static void add(Map<String, List<Trace>> reports, String name, Trace trace) {
        if (trace.samples().size() == 0) {
            return;
        }
        for (int k = 1; ; k++) {
            List<Trace> report = reports.computeIfAbsent(k == 1 ? name : name + "_" + k, key -> new ArrayList<>());
            boolean fits = report.stream()
                    .filter(other -> other.label().equals(trace.label()))
                    .allMatch(trace::sharesTimes);
            if (fits) {
                report.add(trace);
                return;
            }
        }
    }

    private static Map<String, List<Trace>> perPopulation(List<Trace> traces) {
        Map<String, List<Trace>> result = new LinkedHashMap<>();
        for (Trace trace : traces) {
            result.computeIfAbsent(trace.label(), key -> new ArrayList<>()).add(trace);
        }
        return result;
    }

    private static void report(WritableGroup report, String label, List<Trace> traces) {
        Trace first = traces.get(0);
        int samples = first.samples().size();
        float[][] data = new float[samples][traces.size()];
        long[] nodeIds = new long[traces.size()];
        long[] pointers = new long[traces.size() + 1];
        for (int e = 0; e < nodeIds.length; e++) {
            nodeIds[e] = traces.get(e).index();
            pointers[e + 1] = e + 1L;
            for (int i = 0; i < samples; i++) {
                data[i][e] = (float) traces.get(e).samples().value(i);
            }
        }
        WritableGroup group = population(report, label);
        group.putAttribute("on_hardware", first.onHardware() ? 1 : 0);
        group.putDataset("data", data).putAttribute("units", first.unit());
        WritableGroup mapping = group.putGroup("mapping");
        put(mapping, "node_ids", nodeIds, true);
        put(mapping, "index_pointer", pointers, true);
        mapping.putDataset("element_ids", new int[nodeIds.length]);
        mapping.putDataset("element_pos", new float[nodeIds.length]);
        double startMs = first.samples().timeMs(0);
        double stepMs = samples > 1 ? (first.samples().timeMs(samples - 1) - startMs) / (samples - 1) : 1;
        double[] time = {startMs, startMs + samples * stepMs, stepMs};
        mapping.putDataset("time", time).putAttribute("units", "ms");
    }

    /** The group of a population; a link name has no slash, so the true label stands beside. */
    private static WritableGroup population(WritableGroup parent, String label) {
        String name = label.replace("%", "%25").replace("/", "%2F");
        WritableGroup group = parent.putGroup(name.equals(".") ? "%2E" : name);
        group.putAttribute("population", label);
        return group;
    }

    private static WritableDataset put(WritableGroup group, String name, Object data, boolean unsigned) {
        int length = java.lang.reflect.Array.getLength(data);
        DatasetCreationOptions.Builder options = DatasetCreationOptions.builder();
        if (unsigned) {
            options.unsigned();
        }
        if (length >= CHUNK) {
            options.chunkDimensions(CHUNK).shuffle().deflate(1);
        }
        return group.putDataset(name, data, options.build());
    }

    private static long[] longs(int[] values) {
        long[] result = new long[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = values[i];
        }
        return result;
    }
}
