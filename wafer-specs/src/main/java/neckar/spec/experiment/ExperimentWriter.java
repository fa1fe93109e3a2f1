package neckar.spec.experiment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import neckar.base.Invariant;

/**
 * Writes an experiment as gzipped JSON lines, row by row in constant memory: the header first, then events in time
 * order, then the other lines. The same calls give the same unpacked bytes. Not for several threads.
 */
public final class ExperimentWriter implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_ROW = 64;

    private final ExperimentHeader header;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int used;
    private long lastTick;
    private boolean objectsBegun;

    /** Begins an experiment; closing this closes {@code out}. */
    public ExperimentWriter(OutputStream out, ExperimentHeader header) throws IOException {
        this.header = header;
        this.out = new FastGzip(out);
        line("{\"format\":\"" + ExperimentFormat.FORMAT + "\",\"speedup\":" + number(header.speedup())
                + ",\"pll_mhz\":" + header.pllMhz() + ",\"lead_in\":" + header.leadInTicks() + ",\"duration\":"
                + header.durationTicks() + "}");
    }

    /** Writes an event; times must not fall and lie before the end of the run, and events precede all requests. */
    public void event(long tick, int fpga, int label) throws IOException {
        Invariant.check(!objectsBegun && tick >= lastTick, "events come first and in time order", tick, lastTick);
        Invariant.check(
                tick < header.endTick()
                        && fpga >= 0
                        && fpga < StimulusEvents.FPGAS
                        && label >= 0
                        && label < PulseLabel.COUNT,
                "an event in range",
                tick,
                fpga,
                label);
        lastTick = tick;
        if (used > BUFFER - LONGEST_ROW) {
            flushBuffer();
        }
        buffer[used++] = '[';
        digits(tick);
        buffer[used++] = ',';
        digits(fpga);
        buffer[used++] = ',';
        digits(label);
        buffer[used++] = ']';
        buffer[used++] = '\n';
    }

    /** Writes all events of a list. */
    public void events(StimulusEvents events) throws IOException {
        for (int i = 0; i < events.size(); i++) {
            event(events.tick(i), events.fpga(i), events.label(i));
        }
    }

    /** Writes the start of a current stimulus. */
    public void stimulusStart(StimulusStart start) throws IOException {
        object("{\"hicann\":" + start.hicann().id() + ",\"fgblock\":"
                + start.block().id() + ",\"start\":" + start.tick() + "}");
    }

    /** Writes a request to the ADC. */
    public void adcRequest(AdcRequest request) throws IOException {
        object("{\"hicann\":" + request.hicann().id() + ",\"adc\":"
                + request.output().id() + ",\"denmem\":" + request.denmem().id() + ",\"from\":" + request.fromTick()
                + ",\"to\":" + request.toTick() + "}");
    }

    /** Writes a request to the emulator's own probe. */
    public void probe(DebugProbe probe) throws IOException {
        object("{\"hicann\":" + probe.hicann().id() + ",\"probe\":\""
                + probe.kind().key() + "\",\"denmem\":"
                + probe.denmem().id() + ",\"from\":" + probe.fromTick() + ",\"to\":" + probe.toTick() + ",\"every\":"
                + probe.every() + "}");
    }

    @Override
    public void close() throws IOException {
        flushBuffer();
        out.close();
    }

    private void object(String text) throws IOException {
        objectsBegun = true;
        line(text);
    }

    private void line(String text) throws IOException {
        flushBuffer();
        out.write((text + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void flushBuffer() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }

    private void digits(long value) {
        int count = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            count++;
        }
        long rest = value;
        for (int i = used + count - 1; i >= used; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        used += count;
    }

    /** Whole numbers without fraction, others in the shortest form that reads back the same. */
    private static String number(double value) {
        return value == StrictMath.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** Gzip at the fastest level: rows are short and alike, and the level hardly changes the size. */
    private static final class FastGzip extends GZIPOutputStream {
        private FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
