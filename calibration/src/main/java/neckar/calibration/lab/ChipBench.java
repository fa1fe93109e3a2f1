package neckar.calibration.lab;

import java.util.ArrayList;
import java.util.List;
import neckar.base.CancelFlag;
import neckar.emulator.bench.WaferOnBench;
import neckar.emulator.bench.WrittenWafer;
import neckar.spec.bitstream.BitstreamWriter;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.AdcRequest;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentFormat;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.SpikeColumns;
import neckar.spec.experiment.StimulusEvents;
import neckar.spec.topology.WaferDescription;

/** A chip on the laboratory bench. Safe for any number of threads. */
public final class ChipBench {
    private static final double SPEEDUP = 1e4;
    /** Paths that events can be sent over at the same time. */
    public static final int MOST_PATHS = LineProgram.MOST_PATHS;

    /** Samples of an ADC per second, as its maker states. */
    public static final double SAMPLE_HZ = 96e6;

    private final WaferOnBench wafer;
    private final CancelFlag cancel;

    /**
     * A bench.
     *
     * @param wafer the wafer on it
     * @param cancel stops measurements when set
     */
    public ChipBench(WaferOnBench wafer, CancelFlag cancel) {
        this.wafer = wafer;
        this.cancel = cancel;
    }

    /** Writes a program; the number of the writing decides about its errors. */
    public WrittenChip write(ChipProgram program, long writing) {
        cancel.throwIfCancelled();
        return new WrittenChip(program.hicann(), wafer.write(program.bitstream(), writing), cancel);
    }

    /** Writes registers alone, and reads them back. */
    public HicannConfig readBack(HicannOnWafer hicann, HicannConfig registers, long writing) {
        cancel.throwIfCancelled();
        WaferConfig config = WaferConfig.builder(ChipProgram.PLL_MHZ)
                .hicann(hicann, registers)
                .build();
        return wafer.write(BitstreamWriter.encode(config, WaferDescription.DEFAULT, 1), writing)
                .registers(hicann);
    }

    /** Sends events over paths at the same time; tells on which they have arrived whole. */
    public boolean[] arrivals(List<LinePath> paths, long writing) {
        cancel.throwIfCancelled();
        LineProgram program = new LineProgram(paths);
        WrittenWafer written = wafer.write(program.bitstream(), writing);
        return program.arrived(written.testPorts(experiment(program.events(), LineProgram.END_TICK), cancel));
    }

    /** A chip whose floating gates are written; its readings share their errors. */
    public static final class WrittenChip {
        private final HicannOnWafer hicann;
        private final WrittenWafer machine;
        private final CancelFlag cancel;

        private WrittenChip(HicannOnWafer hicann, WrittenWafer machine, CancelFlag cancel) {
            this.hicann = hicann;
            this.machine = machine;
            this.cancel = cancel;
        }

        /**
         * Reads membranes one by one.
         *
         * @param denmems which, by id
         * @param channel ADC channel of each, 0 or 1
         * @param events stimulus of each run
         * @param fromTick first system tick of 4 ns that is read
         * @param toTick end of the reading and of the run
         */
        public List<AdcTrace> read(
                int[] denmems,
                java.util.function.IntUnaryOperator channel,
                StimulusEvents events,
                long fromTick,
                long toTick) {
            List<AdcRequest> requests = new ArrayList<>(denmems.length);
            for (int denmem : denmems) {
                requests.add(new AdcRequest(
                        hicann,
                        AnalogOutputOnHicann.of(channel.applyAsInt(denmem)),
                        DenmemOnHicann.of(denmem),
                        fromTick,
                        toTick));
            }
            return machine.sweep(experiment(events, toTick + 1), requests, cancel);
        }

        /** Runs with a stimulus and returns the spikes of the chip, stamped with system ticks. */
        public SpikeColumns spikes(StimulusEvents events, long ticks) {
            return machine.record(experiment(events, ticks), cancel).spikes();
        }
    }

    private static byte[] experiment(StimulusEvents events, long ticks) {
        return ExperimentFormat.write(new Experiment(
                new ExperimentHeader(SPEEDUP, ChipProgram.PLL_MHZ, 0, ticks), events, List.of(), List.of(), List.of()));
    }
}
