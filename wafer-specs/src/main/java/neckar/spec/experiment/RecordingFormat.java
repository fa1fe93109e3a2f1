package neckar.spec.experiment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import neckar.base.InputException;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;

/**
 * Byte format of a recording, little-endian: the line {@code neckar-recording/1}, then sections of {@code [4-byte tag]
 * [8-byte length][content][CRC-32C of tag, length and content]} in the order META, SPIK, CROS, ADCT (one per window),
 * DBGT (one per trace), CNTR, DONE. Columns stand one after the other. The same recording gives the same bytes.
 */
public final class RecordingFormat {
    /** Name and version. */
    public static final String FORMAT = "neckar-recording/1";

    private static final byte[] MAGIC = (FORMAT + "\n").getBytes(StandardCharsets.US_ASCII);
    private static final int FRAME = 4 + 8 + 4;
    private static final int META_BYTES = 8 + 4 + 8 + 8;
    private static final int TRACE_HEAD_BYTES = 2 + 2 + 2 + 8 + 8 + 4;

    private RecordingFormat() {}

    /** The bytes of a recording. */
    public static byte[] write(Recording recording) {
        ByteBuffer out = ByteBuffer.allocate(size(recording)).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC);
        meta(out, recording.header());
        spikes(out, recording.spikes());
        crossings(out, recording.crossings());
        recording.adcTraces().forEach(trace -> adcTrace(out, trace));
        recording.debugTraces().forEach(trace -> debugTrace(out, trace));
        counters(out, recording.counters());
        end(out, begin(out, "DONE"));
        return out.array();
    }

    /**
     * Reads a recording.
     *
     * @param bytes the bytes
     * @param name file name for messages
     * @throws InputException if the bytes are no recording, are cut off or damaged, with the offset
     */
    public static Recording read(byte[] bytes, String name) {
        if (!Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
            throw InputException.of(name, "this is no recording, or of another version")
                    .allowed("a file of format " + FORMAT);
        }
        return new Reader(bytes, name).recording();
    }

    private static int size(Recording recording) {
        long size = (long) MAGIC.length + (FRAME + META_BYTES + FRAME);
        size += FRAME + 8 + 12L * recording.spikes().size();
        size += FRAME + 8 + 12L * recording.crossings().size();
        for (AdcTrace trace : recording.adcTraces()) {
            size += FRAME + TRACE_HEAD_BYTES + 2L * trace.size();
        }
        for (DebugTrace trace : recording.debugTraces()) {
            size += FRAME + TRACE_HEAD_BYTES + 4L * trace.size();
        }
        size += FRAME + 8;
        for (String counter : recording.counters().names()) {
            size += 2 + counter.getBytes(StandardCharsets.UTF_8).length;
        }
        size += (2 + 8L * recording.counters().names().size())
                * recording.counters().hicanns().size();
        if (size > Integer.MAX_VALUE - 8) {
            throw InputException.of("recording", "the recording is too large to be written")
                    .value(size + " bytes")
                    .allowed("below 2 GiB")
                    .advice("Record fewer debug traces or a shorter time.");
        }
        return (int) size;
    }

    private static void meta(ByteBuffer out, ExperimentHeader header) {
        int start = begin(out, "META");
        out.putDouble(header.speedup()).putInt(header.pllMhz());
        out.putLong(header.leadInTicks()).putLong(header.durationTicks());
        end(out, start);
    }

    private static void spikes(ByteBuffer out, SpikeColumns spikes) {
        int start = begin(out, "SPIK");
        int n = spikes.size();
        out.putLong(n);
        for (int i = 0; i < n; i++) {
            out.putLong(spikes.tick(i));
        }
        for (int i = 0; i < n; i++) {
            out.putShort((short) spikes.hicann(i));
        }
        for (int i = 0; i < n; i++) {
            out.put((byte) spikes.merger(i));
        }
        for (int i = 0; i < n; i++) {
            out.put((byte) spikes.address(i));
        }
        end(out, start);
    }

    private static void crossings(ByteBuffer out, CrossingColumns crossings) {
        int start = begin(out, "CROS");
        int n = crossings.size();
        out.putLong(n);
        for (int i = 0; i < n; i++) {
            out.putLong(crossings.tick(i));
        }
        for (int i = 0; i < n; i++) {
            out.putShort((short) crossings.hicann(i));
        }
        for (int i = 0; i < n; i++) {
            out.putShort((short) crossings.denmem(i));
        }
        end(out, start);
    }

    private static void adcTrace(ByteBuffer out, AdcTrace trace) {
        int start = begin(out, "ADCT");
        out.putShort((short) trace.hicann().id());
        out.putShort((short) trace.denmem().id());
        out.putShort((short) trace.output().id());
        out.putLong(trace.startTicks()).putDouble(trace.sampleRateHz()).putInt(trace.size());
        short[] raw = trace.raw();
        out.asShortBuffer().put(raw);
        out.position(out.position() + 2 * raw.length);
        end(out, start);
    }

    private static void debugTrace(ByteBuffer out, DebugTrace trace) {
        int start = begin(out, "DBGT");
        out.putShort((short) trace.hicann().id());
        out.putShort((short) trace.denmem().id());
        out.putShort((short) trace.kind().code());
        out.putLong(trace.startTicks()).putLong(trace.stepTicks()).putInt(trace.size());
        float[] values = trace.values();
        out.asFloatBuffer().put(values);
        out.position(out.position() + 4 * values.length);
        end(out, start);
    }

    private static void counters(ByteBuffer out, CounterTable counters) {
        int start = begin(out, "CNTR");
        out.putInt(counters.names().size()).putInt(counters.hicanns().size());
        for (String counter : counters.names()) {
            byte[] text = counter.getBytes(StandardCharsets.UTF_8);
            out.putShort((short) text.length).put(text);
        }
        for (int hicann : counters.hicanns()) {
            out.putShort((short) hicann);
            for (String counter : counters.names()) {
                out.putLong(counters.of(hicann, counter));
            }
        }
        end(out, start);
    }

    private static int begin(ByteBuffer out, String tag) {
        int start = out.position();
        out.put(tag.getBytes(StandardCharsets.US_ASCII)).putLong(0);
        return start;
    }

    private static void end(ByteBuffer out, int start) {
        out.putLong(start + 4, out.position() - start - 12L);
        out.putInt(crc(out, start, out.position()));
    }

    private static int crc(ByteBuffer bytes, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().position(from).limit(to));
        return (int) crc.getValue();
    }

    /** Walks the sections of a file. */
    private static final class Reader {
        private final ByteBuffer in;
        private final String name;
        private int sectionEnd;

        private Reader(byte[] bytes, String name) {
            this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            this.name = name;
            in.position(MAGIC.length);
        }

        private Recording recording() {
            section("META");
            ExperimentHeader header = meta();
            section("SPIK");
            SpikeColumns spikes = spikes();
            section("CROS");
            CrossingColumns crossings = crossings();
            List<AdcTrace> adcTraces = new ArrayList<>();
            String tag = section("ADCT", "DBGT", "CNTR");
            for (; tag.equals("ADCT"); tag = section("ADCT", "DBGT", "CNTR")) {
                adcTraces.add(adcTrace());
            }
            List<DebugTrace> debugTraces = new ArrayList<>();
            for (; tag.equals("DBGT"); tag = section("DBGT", "CNTR")) {
                debugTraces.add(debugTrace());
            }
            CounterTable counters = counters();
            section("DONE");
            finish();
            require(!in.hasRemaining(), "bytes behind the end of the recording");
            return new Recording(header, spikes, crossings, adcTraces, debugTraces, counters);
        }

        /** Enters the next section, whose tag must be one of these, and checks its sum. */
        private String section(String... tags) {
            finish();
            int start = in.position();
            require(in.remaining() >= FRAME, "the file is cut off");
            byte[] tagBytes = new byte[4];
            in.get(tagBytes);
            String tag = new String(tagBytes, StandardCharsets.ISO_8859_1);
            long length = in.getLong();
            require(length >= 0 && length <= in.remaining() - 4, "the file is cut off or a length is damaged");
            sectionEnd = in.position() + (int) length;
            require(in.getInt(sectionEnd) == crc(in, start, sectionEnd), "the checksum of a section is wrong");
            require(
                    Arrays.asList(tags).contains(tag),
                    "a section " + tag + " where " + String.join(" or ", tags) + " is expected");
            return tag;
        }

        /** Leaves a section that must be read to its end. */
        private void finish() {
            if (sectionEnd > 0) {
                require(in.position() == sectionEnd, "a section has another length than its content");
                in.position(sectionEnd + 4);
                sectionEnd = 0;
            }
        }

        private ExperimentHeader meta() {
            need(META_BYTES);
            return new ExperimentHeader(in.getDouble(), in.getInt(), in.getLong(), in.getLong());
        }

        private SpikeColumns spikes() {
            int n = count(12);
            int ticks = in.position();
            SpikeColumns.Builder builder = new SpikeColumns.Builder();
            for (int i = 0; i < n; i++) {
                int hicann = in.getShort(ticks + 8 * n + 2 * i);
                int merger = in.get(ticks + 10 * n + i);
                int address = in.get(ticks + 11 * n + i);
                require(
                        isChip(hicann) && merger >= 0 && merger < 8 && address >= 0 && address < 64,
                        "spike " + i + " comes from a place that does not exist");
                builder.add(in.getLong(ticks + 8 * i), hicann, merger, address);
            }
            in.position(ticks + 12 * n);
            return builder.build();
        }

        private CrossingColumns crossings() {
            int n = count(12);
            int ticks = in.position();
            CrossingColumns.Builder builder = new CrossingColumns.Builder();
            for (int i = 0; i < n; i++) {
                int hicann = in.getShort(ticks + 8 * n + 2 * i);
                int denmem = in.getShort(ticks + 10 * n + 2 * i);
                require(
                        isChip(hicann) && isDenmem(denmem),
                        "crossing " + i + " comes from a place that does not exist");
                builder.add(in.getLong(ticks + 8 * i), hicann, denmem);
            }
            in.position(ticks + 12 * n);
            return builder.build();
        }

        private AdcTrace adcTrace() {
            need(TRACE_HEAD_BYTES);
            HicannOnWafer hicann = chip();
            DenmemOnHicann denmem = denmem();
            int output = in.getShort();
            require(output >= 0 && output < AnalogOutputOnHicann.COUNT, "an analog output that does not exist");
            long start = in.getLong();
            double rate = in.getDouble();
            require(rate > 0, "a sample rate that is not positive");
            int n = in.getInt();
            require(n >= 0 && n <= (sectionEnd - in.position()) / 2, "a trace longer than its section");
            short[] raw = new short[n];
            in.asShortBuffer().get(raw);
            in.position(in.position() + 2 * n);
            for (short sample : raw) {
                require(sample >= 0 && sample <= AdcTrace.MAX_RAW, "a sample of more than 12 bits");
            }
            return new AdcTrace(hicann, AnalogOutputOnHicann.of(output), denmem, start, rate, raw);
        }

        private DebugTrace debugTrace() {
            need(TRACE_HEAD_BYTES);
            HicannOnWafer hicann = chip();
            DenmemOnHicann denmem = denmem();
            int kind = in.getShort();
            Optional<ProbeKind> probe = ProbeKind.ofCode(kind).filter(found -> found != ProbeKind.SPIKES);
            require(probe.isPresent(), "a probe that does not exist");
            long start = in.getLong();
            long step = in.getLong();
            require(step > 0, "a step that is not positive");
            int n = in.getInt();
            require(n >= 0 && n <= (sectionEnd - in.position()) / 4, "a trace longer than its section");
            float[] values = new float[n];
            in.asFloatBuffer().get(values);
            in.position(in.position() + 4 * n);
            return new DebugTrace(hicann, denmem, probe.orElseThrow(), start, step, values);
        }

        private CounterTable counters() {
            need(8);
            int names = in.getInt();
            int rows = in.getInt();
            require(names >= 0 && names <= 1000 && rows >= 0 && rows <= HicannOnWafer.COUNT, "too many counters");
            List<String> nameList = new ArrayList<>();
            for (int i = 0; i < names; i++) {
                need(2);
                int length = in.getShort();
                require(length >= 0, "a counter's name is damaged");
                need(length);
                byte[] text = new byte[length];
                in.get(text);
                nameList.add(new String(text, StandardCharsets.UTF_8));
            }
            require(nameList.stream().distinct().count() == names, "two counters have the same name");
            Map<Integer, long[]> table = new TreeMap<>();
            need(rows * (2 + 8L * names));
            for (int row = 0; row < rows; row++) {
                int hicann = chip().id();
                long[] values = new long[names];
                for (int i = 0; i < names; i++) {
                    values[i] = in.getLong();
                }
                require(table.put(hicann, values) == null, "two rows of counters for one chip");
            }
            return new CounterTable(nameList, table);
        }

        private int count(int bytesEach) {
            need(8);
            long n = in.getLong();
            require(n >= 0 && n <= (sectionEnd - in.position()) / bytesEach, "more rows than the section holds");
            return (int) n;
        }

        private HicannOnWafer chip() {
            int id = in.getShort();
            require(isChip(id), "a chip that does not exist");
            return HicannOnWafer.of(id);
        }

        private DenmemOnHicann denmem() {
            int id = in.getShort();
            require(isDenmem(id), "a denmem that does not exist");
            return DenmemOnHicann.of(id);
        }

        private static boolean isChip(int id) {
            return id >= 0 && id < HicannOnWafer.COUNT;
        }

        private static boolean isDenmem(int id) {
            return id >= 0 && id < DenmemOnHicann.COUNT;
        }

        private void need(long bytes) {
            require(in.position() + bytes <= sectionEnd, "a section is too short for its content");
        }

        private void require(boolean ok, String what) {
            if (!ok) {
                throw InputException.of(name + ": offset " + in.position(), what)
                        .advice("The file is damaged; run the emulation again.");
            }
        }
    }
}
