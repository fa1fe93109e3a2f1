package neckar.tests.workbench;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import neckar.base.CancelFlag;
import neckar.emulator.bench.WaferOnBench;
import neckar.emulator.bench.WrittenWafer;
import neckar.spec.bitstream.BitstreamReader;
import neckar.spec.bitstream.BitstreamWriter;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.TestPortEvent;
import neckar.spec.config.TestPortReading;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.RepeaterBlockOnHicann;
import neckar.spec.coord.TestPortOnRepeaterBlock;
import neckar.spec.experiment.AdcRequest;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.Recording;
import neckar.spec.experiment.RecordingFormat;
import neckar.spec.topology.WaferDescription;

/**
 * A wafer on the bench of another process: every call sends the bitstream and the experiment as bytes and reads bytes back.
 * {@link #serve} is the other end.
 */
public final class RemoteWafer implements WaferOnBench {
    private static final int RECORD = 1;
    private static final int SWEEP = 2;
    private static final int PORTS = 3;
    private static final int REGISTERS = 4;

    private final DataInputStream in;
    private final DataOutputStream out;

    /** A wafer at the other end of two streams. */
    public RemoteWafer(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = new DataOutputStream(new BufferedOutputStream(out));
    }

    @Override
    public WrittenWafer write(byte[] bitstream, long writing) {
        return new Written(bitstream.clone(), writing);
    }

    private final class Written implements WrittenWafer {
        private final byte[] bitstream;
        private final long writing;

        private Written(byte[] bitstream, long writing) {
            this.bitstream = bitstream;
            this.writing = writing;
        }

        private void ask(int what) throws IOException {
            out.writeByte(what);
            out.writeLong(writing);
            put(out, bitstream);
        }

        @Override
        public Recording record(byte[] experiment, CancelFlag cancel) {
            try {
                ask(RECORD);
                put(out, experiment);
                out.flush();
                return RecordingFormat.read(get(in), "answer");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public List<AdcTrace> sweep(byte[] experiment, List<AdcRequest> readings, CancelFlag cancel) {
            try {
                ask(SWEEP);
                put(out, experiment);
                out.writeInt(readings.size());
                for (AdcRequest reading : readings) {
                    putPlace(reading.hicann(), reading.output(), reading.denmem());
                    out.writeLong(reading.fromTick());
                    out.writeLong(reading.toTick());
                }
                out.flush();
                List<AdcTrace> traces = new ArrayList<>();
                for (AdcRequest reading : readings) {
                    long start = in.readLong();
                    double rate = in.readDouble();
                    short[] raw = new short[in.readInt()];
                    for (int i = 0; i < raw.length; i++) {
                        raw[i] = in.readShort();
                    }
                    traces.add(new AdcTrace(reading.hicann(), reading.output(), reading.denmem(), start, rate, raw));
                }
                return traces;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void putPlace(HicannOnWafer hicann, AnalogOutputOnHicann output, DenmemOnHicann denmem)
                throws IOException {
            out.writeInt(hicann.id());
            out.writeInt(output.id());
            out.writeInt(denmem.id());
        }

        @Override
        public List<TestPortReading> testPorts(byte[] experiment, CancelFlag cancel) {
            try {
                ask(PORTS);
                put(out, experiment);
                out.flush();
                List<TestPortReading> readings = new ArrayList<>();
                for (int n = in.readInt(); n > 0; n--) {
                    HicannOnWafer hicann = HicannOnWafer.of(in.readInt());
                    RepeaterBlockOnHicann block = RepeaterBlockOnHicann.of(in.readInt());
                    TestPortOnRepeaterBlock port = TestPortOnRepeaterBlock.of(in.readInt());
                    List<TestPortEvent> events = new ArrayList<>();
                    for (int k = in.readInt(); k > 0; k--) {
                        events.add(new TestPortEvent(in.readInt(), in.readInt()));
                    }
                    readings.add(new TestPortReading(hicann, block, port, events));
                }
                return readings;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public HicannConfig registers(HicannOnWafer hicann) {
            try {
                ask(REGISTERS);
                out.writeInt(hicann.id());
                out.flush();
                HicannConfig held =
                        BitstreamReader.decode(get(in), "answer").hicanns().get(hicann);
                return held == null ? HicannConfig.IDLE : held;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Answers what a {@link RemoteWafer} at the other end asks, until it closes its stream. */
    public static void serve(WaferOnBench wafer, InputStream from, OutputStream to) throws IOException {
        DataInputStream in = new DataInputStream(from);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to));
        for (int what = in.read(); what >= 0; what = in.read()) {
            long writing = in.readLong();
            WrittenWafer written = wafer.write(get(in), writing);
            switch (what) {
                case RECORD -> put(out, RecordingFormat.write(written.record(get(in), new CancelFlag())));
                case SWEEP -> answerSweep(written, in, out);
                case PORTS -> answerPorts(written.testPorts(get(in), new CancelFlag()), out);
                default -> {
                    HicannOnWafer hicann = HicannOnWafer.of(in.readInt());
                    WaferConfig held = WaferConfig.builder(WaferConfig.MIN_PLL_MHZ)
                            .hicann(hicann, written.registers(hicann))
                            .build();
                    put(out, BitstreamWriter.encode(held, WaferDescription.DEFAULT, 1));
                }
            }
            out.flush();
        }
    }

    private static void answerSweep(WrittenWafer written, DataInputStream in, DataOutputStream out) throws IOException {
        byte[] experiment = get(in);
        List<AdcRequest> readings = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            readings.add(new AdcRequest(
                    HicannOnWafer.of(in.readInt()),
                    AnalogOutputOnHicann.of(in.readInt()),
                    DenmemOnHicann.of(in.readInt()),
                    in.readLong(),
                    in.readLong()));
        }
        for (AdcTrace trace : written.sweep(experiment, readings, new CancelFlag())) {
            out.writeLong(trace.startTicks());
            out.writeDouble(trace.sampleRateHz());
            out.writeInt(trace.size());
            for (short raw : trace.raw()) {
                out.writeShort(raw);
            }
        }
    }

    private static void answerPorts(List<TestPortReading> readings, DataOutputStream out) throws IOException {
        out.writeInt(readings.size());
        for (TestPortReading reading : readings) {
            out.writeInt(reading.hicann().id());
            out.writeInt(reading.block().id());
            out.writeInt(reading.port().id());
            out.writeInt(reading.events().size());
            for (TestPortEvent event : reading.events()) {
                out.writeInt(event.address());
                out.writeInt(event.time());
            }
        }
    }

    private static void put(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] get(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
