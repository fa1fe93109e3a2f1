package neckar.cli.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neckar.compiler.inspect.BioRecording;
import neckar.compiler.inspect.PopulationSpikes;
import neckar.compiler.inspect.Samples;
import neckar.compiler.inspect.explain.Inspection;

/**
 * The spikes of a recording in two levels of detail: counts in bins of time and rows, which a page can draw whole however
 * many spikes there are, and the spikes themselves in the order of time, cut into pieces.
 */
final class ActivityPack {
    /** Spikes of a piece. */
    static final int PIECE = 1 << 18;

    private static final int TIME_BINS = 2048;
    private static final int MOST_ROWS = 512;
    private static final int CELL_BITS = 24;

    private final BioRecording recording;
    private final Inspection inspection;
    private final long[] spikes;

    /** Sorts the spikes of a run. */
    ActivityPack(BioRecording recording, Inspection inspection) {
        this.recording = recording;
        this.inspection = inspection;
        spikes = new long[Math.toIntExact(recording.spikes())];
        int at = 0;
        for (PopulationSpikes population : recording.populations()) {
            int first = firstCell(population);
            for (int spike = 0; spike < population.size(); spike++) {
                int cell = first + population.index(spike);
                spikes[at++] = (key((float) population.timeMs(spike)) << CELL_BITS) | cell;
            }
        }
        Arrays.parallelSort(spikes);
    }

    private int firstCell(PopulationSpikes population) {
        return inspection.cell(inspection.mapping().populations().indexOf(population.label()), 0);
    }

    /** A number that orders like the time itself, also before 0 ms. */
    private static long key(float ms) {
        int bits = Float.floatToIntBits(ms);
        return Integer.toUnsignedLong(bits < 0 ? ~bits : bits | Integer.MIN_VALUE);
    }

    private static float time(long spike) {
        int key = (int) (spike >>> CELL_BITS);
        return Float.intBitsToFloat(key < 0 ? key & Integer.MAX_VALUE : ~key);
    }

    private static int cell(long spike) {
        return (int) (spike & ((1 << CELL_BITS) - 1));
    }

    /** Number of pieces. */
    int pieces() {
        return (spikes.length + PIECE - 1) / PIECE;
    }

    /** Spikes of one piece: {@code time} in ms and {@code cell}. */
    Pack piece(int number) {
        int from = number * PIECE;
        int count = Math.min(PIECE, spikes.length - from);
        float[] time = new float[count];
        int[] cell = new int[count];
        for (int i = 0; i < count; i++) {
            time[i] = time(spikes[from + i]);
            cell[i] = cell(spikes[from + i]);
        }
        return new Pack().meta("piece", number).floats("time", time).ints("cell", cell);
    }

    /**
     * Counts in bins: {@code density} by row and time, {@code rate} by population and time; {@code piece_start} tells the
     * first time of each piece. Rows are recorded cells, several to a row where there are more than fit.
     */
    Pack overview() {
        List<Object> bands = new ArrayList<>();
        int[] rowOfCell = new int[inspection.cells()];
        Arrays.fill(rowOfCell, -1);
        int[] bandOfCell = new int[inspection.cells()];
        int rows = 0;
        for (PopulationSpikes population : recording.populations()) {
            int first = firstCell(population);
            Map<String, Object> band = new LinkedHashMap<>();
            band.put("population", population.label());
            band.put("first_row", rows);
            for (int index : population.recorded()) {
                bandOfCell[first + index] = bands.size();
                rowOfCell[first + index] = rows++;
            }
            band.put("rows", population.neurons());
            band.put("spikes", population.size());
            bands.add(band);
        }
        int drawn = Math.max(1, Math.min(MOST_ROWS, rows));
        double binMs = recording.durationMs() / TIME_BINS;
        int[] density = new int[drawn * TIME_BINS];
        int[] rate = new int[Math.max(1, bands.size()) * TIME_BINS];
        for (long spike : spikes) {
            int row = rowOfCell[cell(spike)];
            int bin = (int) Math.floor(time(spike) / binMs);
            if (row >= 0 && bin >= 0 && bin < TIME_BINS) {
                density[(int) ((long) row * drawn / rows) * TIME_BINS + bin]++;
                rate[bandOfCell[cell(spike)] * TIME_BINS + bin]++;
            }
        }
        float[] start = new float[pieces()];
        for (int piece = 0; piece < start.length; piece++) {
            start[piece] = time(spikes[piece * PIECE]);
        }
        return new Pack()
                .meta("duration_ms", recording.durationMs())
                .meta("spikes", spikes.length)
                .meta("bands", bands)
                .meta("rows", rows)
                .meta("drawn_rows", drawn)
                .meta("bins", TIME_BINS)
                .meta("piece", PIECE)
                .floats("piece_start", start)
                .ints("row_of_cell", rowOfCell)
                .shorts("density", clipped(density))
                .ints("rate", rate);
    }

    private static int[] clipped(int[] counts) {
        int[] clipped = new int[counts.length];
        Arrays.setAll(clipped, i -> Math.min(Short.MAX_VALUE, counts[i]));
        return clipped;
    }

    /** Membrane voltages: for trace i the columns {@code time_i} in ms and {@code value_i} in mV. */
    static Pack voltages(BioRecording recording) {
        Pack pack = new Pack();
        List<Object> names = new ArrayList<>();
        for (BioRecording.Voltage voltage : recording.voltages()) {
            Samples samples = voltage.mv();
            float[] time = new float[samples.size()];
            float[] value = new float[samples.size()];
            for (int i = 0; i < samples.size(); i++) {
                time[i] = (float) samples.timeMs(i);
                value[i] = (float) samples.value(i);
            }
            pack.floats("time_" + names.size(), time).floats("value_" + names.size(), value);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("population", voltage.label());
            row.put("index", voltage.index());
            row.put("on_hardware", voltage.onHardware());
            names.add(row);
        }
        return pack.meta("traces", names);
    }
}
