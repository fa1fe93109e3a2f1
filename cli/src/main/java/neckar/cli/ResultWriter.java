package neckar.cli;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import neckar.cli.picture.RasterPicture;
import neckar.cli.results.MatResults;
import neckar.cli.results.NpyResults;
import neckar.cli.results.SonataResults;
import neckar.compiler.inspect.BioRecording;
import neckar.compiler.inspect.PopulationSpikes;

/**
 * Writes a translated recording: spikes and voltages as CSV (RFC 4180, newline, dot decimals) and in the formats of
 * {@link neckar.cli.results}, a raster as PNG.
 */
final class ResultWriter {
    private final BioRecording recording;
    private final Set<Format> formats;

    /** A kind of result files. */
    enum Format {
        CSV,
        NPY,
        H5,
        MAT,
        PNG;

        /** The name on the command line. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A writer of all formats. */
    ResultWriter(BioRecording recording) {
        this(recording, EnumSet.allOf(Format.class));
    }

    ResultWriter(BioRecording recording, Set<Format> formats) {
        this.recording = recording;
        this.formats = formats;
    }

    /** Writes all result files aside. */
    void write(String title, OutputFolder folder) {
        folder.outdate(ResultFiles.OF_RESULTS);
        folder.write(ResultFiles.RESULTS_INDEX, JsonText.of(ResultIndex.tree(recording)));
        if (formats.contains(Format.CSV)) {
            writeTexts(folder);
        }
        if (formats.contains(Format.NPY)) {
            writeArrays(folder);
        }
        if (formats.contains(Format.H5)) {
            folder.writeFile(ResultFiles.RESULTS_HDF5, file -> SonataResults.write(recording, file));
        }
        MatResults.Content fitting = MatResults.fitting(recording, MatResults.MAX_BYTES);
        if (formats.contains(Format.MAT) && fitting != MatResults.Content.NOTHING) {
            boolean voltages = fitting == MatResults.Content.ALL;
            folder.write(ResultFiles.RESULTS_MATLAB, out -> MatResults.write(recording, title, voltages, out));
        }
        if (formats.contains(Format.PNG) && !recording.populations().isEmpty()) {
            folder.write(ResultFiles.RASTER, raster(title));
        }
    }

    private void writeTexts(OutputFolder folder) {
        folder.write(ResultFiles.SPIKES, this::writeSpikes);
        if (!recording.voltages().isEmpty()) {
            folder.write(ResultFiles.TRACES, this::writeVoltages);
        }
        if (!recording.probes().isEmpty()) {
            folder.write(ResultFiles.PROBES, this::writeProbes);
        }
    }

    private void writeArrays(OutputFolder folder) {
        folder.write(ResultFiles.SPIKES_NUMPY, out -> NpyResults.spikes(recording, out));
        if (!recording.voltages().isEmpty()) {
            folder.write(
                    ResultFiles.TRACES_NUMPY,
                    out -> NpyResults.voltages(recording, ResultIndex.numbers(recording), out));
        }
    }

    private void writeSpikes(OutputStream out) throws IOException {
        try (Writer csv = writer(out)) {
            csv.write("population,index,time_ms\n");
            for (PopulationSpikes population : recording.populations()) {
                String label = quote(population.label());
                for (int s = 0; s < population.size(); s++) {
                    csv.write(label);
                    csv.write(',');
                    csv.write(Integer.toString(population.index(s)));
                    csv.write(',');
                    csv.write(number(population.timeMs(s)));
                    csv.write('\n');
                }
            }
        }
    }

    private void writeVoltages(OutputStream out) throws IOException {
        try (Writer csv = writer(out)) {
            csv.write("population,index,time_ms,v_mV\n");
            for (BioRecording.Voltage voltage : recording.voltages()) {
                String head = quote(voltage.label()) + ',' + voltage.index() + ',';
                for (int i = 0; i < voltage.mv().size(); i++) {
                    csv.write(head);
                    csv.write(number(voltage.mv().timeMs(i)));
                    csv.write(',');
                    csv.write(number(voltage.mv().value(i)));
                    csv.write('\n');
                }
            }
        }
    }

    private void writeProbes(OutputStream out) throws IOException {
        try (Writer csv = writer(out)) {
            csv.write("population,index,variable,time_ms,value,unit\n");
            for (BioRecording.Probe probe : recording.probes()) {
                String head = quote(probe.label()) + ',' + probe.index() + ',' + probe.variable() + ',';
                for (int i = 0; i < probe.values().size(); i++) {
                    csv.write(head);
                    csv.write(number(probe.values().timeMs(i)));
                    csv.write(',');
                    csv.write(number(probe.values().value(i)));
                    csv.write(',');
                    csv.write(probe.unit());
                    csv.write('\n');
                }
            }
        }
    }

    private byte[] raster(String title) {
        return raster(title, recording).png();
    }

    /** The raster of a recording. */
    static RasterPicture raster(String title, BioRecording recording) {
        List<RasterPicture.Band> bands = new ArrayList<>();
        for (PopulationSpikes population : recording.populations()) {
            int[] index = population.indices();
            int rows = population.neurons();
            for (int i : index) {
                rows = Math.max(rows, i + 1);
            }
            bands.add(new RasterPicture.Band(population.label(), Math.max(1, rows), index, population.timesMs()));
        }
        return new RasterPicture(title, recording.durationMs(), bands);
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }

    /** Shortest digits that read back as the same number, the same on every Java. */
    private static String number(double value) {
        return NumberOutput.toString(value, true);
    }

    private static String quote(String label) {
        boolean plain = label.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? label : '"' + label.replace("\"", "\"\"") + '"';
    }
}
