package neckar.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.base.SeededRandom;
import neckar.emulator.bench.Die;
import neckar.emulator.bench.EmulatorOptions;
import neckar.emulator.bench.Laboratory;
import neckar.emulator.bench.WarmMachine;
import neckar.spec.bitstream.BitstreamReader;
import neckar.spec.bitstream.BitstreamWriter;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.SynapseArray;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.WaferDescription;

/**
 * Training with the machine in the loop: in each round all weights of a mapped network change, the machine is written again
 * and runs 100 ms of biology behind its lead-in.
 */
final class TrainingLoop {
    private static final int WARMING = 30;
    private static final int ROUNDS = 60;

    /**
     * Figures of the rounds.
     *
     * @param wallSec a round, from new weights to the recording; the median
     * @param cpuSec the same in CPU time of all threads; the mean, as the parts below
     * @param encodeCpuSec of it, registers to {@code wafer.nkb}
     * @param writeCpuSec of it, {@code wafer.nkb} to the machine
     * @param runCpuSec of it, building what changed and the run
     */
    record Result(double wallSec, double cpuSec, double encodeCpuSec, double writeCpuSec, double runCpuSec) {
        String row(String name, int threads) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %.1f | %.1f | %.1f | %.1f | > 20 |%n",
                    name,
                    threads,
                    1 / wallSec,
                    1e3 * cpuSec,
                    1e3 * encodeCpuSec,
                    1e3 * writeCpuSec,
                    1e3 * runCpuSec);
        }
    }

    static final String HEAD = """
            | network | threads | rounds a second | CPU ms a round | encode | write | build and run | aim |
            |---|---|---|---|---|---|---|---|
            """;

    private final WaferConfig mapped;
    private final byte[] bitstream;
    private final byte[] experiment;
    private final int threads;
    private final SeededRandom random = new SeededRandom(1);

    TrainingLoop(byte[] bitstream, byte[] experiment, int threads) {
        this.bitstream = bitstream;
        this.experiment = experiment;
        this.threads = threads;
        mapped = BitstreamReader.decode(bitstream, "wafer.nkb", threads);
    }

    Result measure() {
        WarmMachine machine = Laboratory.open(bitstream, Die.ideal(), EmulatorOptions.standard(threads));
        double[] wall = new double[ROUNDS];
        // The clock of CPU time is too coarse for a single round.
        double[] sum = new double[3];
        for (int round = -WARMING; round < ROUNDS; round++) {
            WaferConfig changed = withNewWeights();
            long began = System.nanoTime();
            double start = EmulatorRun.cpuSec();
            byte[] image = BitstreamWriter.encode(changed, WaferDescription.DEFAULT, threads);
            double encoded = EmulatorRun.cpuSec();
            machine.reconfigure(image);
            double written = EmulatorRun.cpuSec();
            machine.run(experiment, Progress.NONE, new CancelFlag());
            if (round >= 0) {
                wall[round] = (System.nanoTime() - began) * 1e-9;
                sum[0] += encoded - start;
                sum[1] += written - encoded;
                sum[2] += EmulatorRun.cpuSec() - written;
            }
        }
        Arrays.sort(wall);
        double all = sum[0] + sum[1] + sum[2];
        return new Result(wall[ROUNDS / 2], all / ROUNDS, sum[0] / ROUNDS, sum[1] / ROUNDS, sum[2] / ROUNDS);
    }

    /** The mapped network with another weight in each cell that is in use. */
    private WaferConfig withNewWeights() {
        WaferConfig.Builder changed = mapped.toBuilder();
        for (Map.Entry<HicannOnWafer, HicannConfig> chip : mapped.hicanns().entrySet()) {
            SynapseArray cells = chip.getValue().synapses();
            SynapseArray.Builder drawn = cells.toBuilder();
            for (int row = 0; row < SynapseArray.ROWS; row++) {
                for (int column = 0; column < SynapseArray.COLUMNS; column++) {
                    int decoder = cells.decoder(row, column);
                    if (decoder != SynapseArray.DISABLED_DECODER) {
                        drawn.set(row, column, random.nextInt(16), decoder);
                    }
                }
            }
            changed.hicann(
                    chip.getKey(),
                    chip.getValue().toBuilder().synapses(drawn.build()).build());
        }
        return changed.build();
    }
}
