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
     * Medians of the rounds.
     *
     * @param wallSec a round, from new weights to the recording
     * @param cpuSec the same in CPU time of all threads
     * @param encodeCpuSec of it, registers to {@code wafer.nkb}
     * @param writeCpuSec of it, {@code wafer.nkb} to the machine
     * @param runCpuSec of it, building what changed and the run
     * @param spikes threshold crossings of the last round
     */
    record Result(
            double wallSec, double cpuSec, double encodeCpuSec, double writeCpuSec, double runCpuSec, long spikes) {
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

    static final String HEAD =
            "| network | threads | rounds a second | CPU ms a round | encode | write | build and run | aim |\n"
                    + "|---|---|---|---|---|---|---|---|\n";

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
        double[][] parts = new double[5][ROUNDS];
        long spikes = 0;
        for (int round = -WARMING; round < ROUNDS; round++) {
            WaferConfig changed = withNewWeights();
            long began = System.nanoTime();
            double[] cpu = new double[4];
            cpu[0] = EmulatorRun.cpuSec();
            byte[] image = BitstreamWriter.encode(changed, WaferDescription.DEFAULT, threads);
            cpu[1] = EmulatorRun.cpuSec();
            machine.reconfigure(image);
            cpu[2] = EmulatorRun.cpuSec();
            spikes = machine.run(experiment, Progress.NONE, new CancelFlag())
                    .report()
                    .spikes();
            cpu[3] = EmulatorRun.cpuSec();
            if (round >= 0) {
                parts[0][round] = (System.nanoTime() - began) * 1e-9;
                parts[1][round] = cpu[3] - cpu[0];
                for (int i = 0; i < 3; i++) {
                    parts[2 + i][round] = cpu[i + 1] - cpu[i];
                }
            }
        }
        double[] median = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            Arrays.sort(parts[i]);
            median[i] = parts[i][ROUNDS / 2];
        }
        return new Result(median[0], median[1], median[2], median[3], median[4], spikes);
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
