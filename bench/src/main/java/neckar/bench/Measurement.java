package neckar.bench;

import java.util.Locale;

/**
 * One measured compilation. Loss and counts are those that the check found in the bitstream.
 *
 * @param title name of the network with options
 * @param seed seed of the network
 * @param effort effort of the compiler
 * @param synapses synapses asked for
 * @param lost synapses not realised
 * @param bound synapses that every mapping loses
 * @param chips chips in use
 * @param wallSec wall seconds from the start of the process to its end
 * @param cpuSec CPU seconds of the process
 * @param peakMb largest resident memory in MB
 * @param checkStageSec wall seconds of the check stage within
 * @param checkSec wall seconds of {@code neckar check} as a process of its own; 0 when it was not run
 */
record Measurement(
        String title,
        int seed,
        String effort,
        long synapses,
        long lost,
        long bound,
        int chips,
        double wallSec,
        double cpuSec,
        double peakMb,
        double checkStageSec,
        double checkSec) {
    /** Header of the file of measurements. */
    static final String HEADER = "network,seed,effort,synapses,lost,loss_percent,bound,chips,wall_s,cpu_s,peak_mb,"
            + "check_stage_s,check_s";

    private static final int COLUMNS = 13;

    /** Reads a line. */
    static Measurement parse(String line) {
        String[] cell = line.split(",", COLUMNS);
        return new Measurement(
                cell[0],
                Integer.parseInt(cell[1]),
                cell[2],
                Long.parseLong(cell[3]),
                Long.parseLong(cell[4]),
                Long.parseLong(cell[6]),
                Integer.parseInt(cell[7]),
                Double.parseDouble(cell[8]),
                Double.parseDouble(cell[9]),
                Double.parseDouble(cell[10]),
                Double.parseDouble(cell[11]),
                Double.parseDouble(cell[12]));
    }

    /** The line that {@link #parse} reads. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%s,%d,%s,%d,%d,%.4f,%d,%d,%.2f,%.2f,%.0f,%.2f,%.2f",
                title,
                seed,
                effort,
                synapses,
                lost,
                lossPercent(),
                bound,
                chips,
                wallSec,
                cpuSec,
                peakMb,
                checkStageSec,
                checkSec);
    }

    /** What a later measurement of the same thing replaces. */
    String key() {
        return title + "," + seed + "," + effort;
    }

    /** Lost synapses in per cent of those asked for. */
    double lossPercent() {
        return synapses == 0 ? 0 : 100.0 * lost / synapses;
    }
}
