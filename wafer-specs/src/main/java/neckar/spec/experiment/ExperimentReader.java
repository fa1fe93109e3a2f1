package neckar.spec.experiment;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import neckar.base.InputException;
import neckar.base.NumberRange;
import neckar.base.json.JsonReader;
import neckar.base.json.ObjectReader;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.unit.Scaling;
import neckar.spec.unit.TimeBase;

/** Reads an experiment line by line in constant memory and refuses everything that the format does not allow. */
final class ExperimentReader {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 1 << 16;
    private static final int MOST_DIGITS = 15;
    private static final int END = -1;
    private static final Map<String, ProbeKind> PROBES =
            Arrays.stream(ProbeKind.values()).collect(Collectors.toMap(ProbeKind::key, Function.identity()));

    private final InputStream in;
    private final String name;
    private final ExperimentVisitor visitor;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private long line = 1;
    private long lastTick;
    private long events;
    private long endTick;

    private ExperimentReader(InputStream in, String name, ExperimentVisitor visitor) {
        this.in = in;
        this.name = name;
        this.visitor = visitor;
    }

    /** Reads packed bytes to their end. */
    static void read(InputStream packed, String name, ExperimentVisitor visitor) throws IOException {
        try {
            InputStream unpacked = new GZIPInputStream(packed, BUFFER);
            new ExperimentReader(unpacked, name, visitor).lines();
        } catch (EOFException e) {
            throw broken(name, "the file is cut off");
        } catch (ZipException e) {
            throw broken(name, "the file is not gzip, or damaged");
        }
    }

    private static InputException broken(String name, String what) {
        return InputException.of(name, what).allowed("gzipped JSON lines of format " + ExperimentFormat.FORMAT);
    }

    private void lines() throws IOException {
        if (peek() != '{') {
            throw refuse("the first line is not a header")
                    .allowed("{\"format\": \"" + ExperimentFormat.FORMAT + "\", ...}");
        }
        object(this::header);
        line++;
        for (int first = peek(); first != END; first = peek(), line++) {
            if (first == '[') {
                event();
            } else if (first == '{') {
                object(this::request);
            } else {
                throw refuse("a line that is neither an event nor an object")
                        .value(printable(first))
                        .allowed("[tick, fpga, label] or {...}");
            }
        }
    }

    private void header(ObjectReader object) {
        String format = object.text("format");
        if (!format.equals(ExperimentFormat.FORMAT)) {
            throw refuse("this is another format or version")
                    .value(format)
                    .allowed(ExperimentFormat.FORMAT)
                    .advice("Compile the network again with this program.");
        }
        double speedup = object.number("speedup", NumberRange.between(Scaling.MIN_SPEEDUP, Scaling.MAX_SPEEDUP, ""));
        int pllMhz = (int) object.integer("pll_mhz", TimeBase.PLL_MIN_MHZ, TimeBase.PLL_MAX_MHZ);
        long leadIn = object.integer("lead_in", 0, StimulusEvents.MAX_TICK);
        long duration = object.integer("duration", 0, StimulusEvents.MAX_TICK);
        object.finish();
        ExperimentHeader header = new ExperimentHeader(speedup, pllMhz, leadIn, duration);
        endTick = header.endTick();
        visitor.header(header);
    }

    private void request(ObjectReader object) {
        HicannOnWafer hicann = HicannOnWafer.of((int) object.integer("hicann", 0, HicannOnWafer.COUNT - 1));
        if (object.find("fgblock").isPresent()) {
            FgBlockOnHicann block = FgBlockOnHicann.of((int) object.integer("fgblock", 0, FgBlockOnHicann.COUNT - 1));
            long start = object.integer("start", 0, StimulusEvents.MAX_TICK - 1);
            object.finish();
            visitor.stimulusStart(new StimulusStart(hicann, block, start));
            return;
        }
        boolean isProbe = object.find("probe").isPresent();
        DenmemOnHicann denmem = DenmemOnHicann.of((int) object.integer("denmem", 0, DenmemOnHicann.COUNT - 1));
        long from = object.integer("from", 0, endTick);
        long to = object.integer("to", 0, endTick);
        if (isProbe) {
            ProbeKind kind = object.choice("probe", PROBES);
            int every = (int) object.integer("every", 1, Integer.MAX_VALUE);
            object.finish();
            visitor.probe(new DebugProbe(hicann, denmem, kind, from, to, every));
        } else {
            int output = (int) object.integer("adc", 0, AnalogOutputOnHicann.COUNT - 1);
            object.finish();
            visitor.adcRequest(new AdcRequest(hicann, AnalogOutputOnHicann.of(output), denmem, from, to));
        }
    }

    private void event() throws IOException {
        expect('[');
        long tick = number("tick", endTick - 1);
        expect(',');
        int fpga = (int) number("FPGA", StimulusEvents.FPGAS - 1);
        expect(',');
        int label = (int) number("label", PulseLabel.COUNT - 1);
        expect(']');
        skipBlanks();
        int end = peek();
        if (end == '\n') {
            position++;
        } else if (end != END) {
            throw refuse("a line goes on behind its event")
                    .value(printable(end))
                    .allowed("one event a line");
        }
        if (tick < lastTick) {
            throw refuse("the events are not in time order").value(tick).allowed(lastTick + " or later");
        }
        if (++events > ExperimentFormat.MAX_EVENTS) {
            throw refuse("too many events").allowed("up to " + ExperimentFormat.MAX_EVENTS);
        }
        lastTick = tick;
        visitor.event(tick, fpga, label);
    }

    private long number(String what, long max) throws IOException {
        skipBlanks();
        long value = 0;
        int digits = 0;
        for (int c = peek(); c >= '0' && c <= '9'; c = peek()) {
            value = 10 * value + (c - '0');
            position++;
            if (++digits > MOST_DIGITS) {
                throw refuse("the " + what + " has too many digits").allowed("0 to " + max);
            }
        }
        if (digits == 0) {
            throw refuse("the " + what + " is not a whole number")
                    .value(printable(peek()))
                    .allowed("0 to " + max);
        }
        if (value > max) {
            throw refuse("the " + what + " is out of range").value(value).allowed("0 to " + max);
        }
        skipBlanks();
        return value;
    }

    private void expect(char c) throws IOException {
        int found = peek();
        if (found != c) {
            throw refuse("malformed event").value(printable(found)).allowed("[tick, fpga, label]");
        }
        position++;
    }

    private void skipBlanks() throws IOException {
        for (int c = peek(); c == ' ' || c == '\t' || c == '\r'; c = peek()) {
            position++;
        }
    }

    /** Reads an object up to the end of its line; refusals name this line of the file. */
    private void object(Consumer<ObjectReader> content) throws IOException {
        byte[] text = new byte[256];
        int length = 0;
        for (int c = peek(); c != END; c = peek()) {
            position++;
            if (c == '\n') {
                break;
            }
            if (length == LONGEST_LINE) {
                throw refuse("the line is too long").allowed("up to " + LONGEST_LINE + " bytes");
            }
            if (length == text.length) {
                text = Arrays.copyOf(text, 2 * length);
            }
            text[length++] = (byte) c;
        }
        try {
            content.accept(ObjectReader.failFast(JsonReader.parse(Arrays.copyOf(text, length), name)));
        } catch (InputException e) {
            throw atThisLine(e);
        }
    }

    /** The parser saw one line only and calls it the first; other parts name no line at all. */
    private InputException atThisLine(InputException e) {
        String firstLine = name + ":1:";
        String place = e.place().startsWith(name + ":" + line) ? e.place() : place() + ": " + e.place();
        if (e.place().startsWith(firstLine)) {
            place = place() + ":" + e.place().substring(firstLine.length());
        }
        return InputException.of(place, e.what())
                .value(e.value())
                .allowed(e.allowed())
                .advice(e.advice());
    }

    /** Byte at the position without moving on, or {@link #END}. */
    private int peek() throws IOException {
        if (position == limit) {
            limit = StrictMath.max(in.read(buffer, 0, BUFFER), 0);
            position = 0;
            if (limit == 0) {
                return END;
            }
        }
        return buffer[position] & 0xff;
    }

    private String place() {
        return name + ":" + line;
    }

    private InputException refuse(String what) {
        return InputException.of(place(), what);
    }

    private static String printable(int c) {
        return c == END
                ? "end of file"
                : c == '\n' ? "end of line" : c > ' ' && c < 127 ? "'" + (char) c + "'" : "byte " + c;
    }
}
