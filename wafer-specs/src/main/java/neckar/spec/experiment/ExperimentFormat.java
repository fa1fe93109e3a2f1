package neckar.spec.experiment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import neckar.base.InputException;
import neckar.base.Invariant;

/**
 * Byte format of an experiment: gzipped JSON lines. The first line is the header; lines {@code [tick, fpga, label]} are
 * stimulus events in time order; the other lines are objects: {@code {"hicann", "fgblock", "start"}} starts a current
 * stimulus, {@code {"hicann", "adc", "denmem", "from", "to"}} asks for a membrane through the ADC, {@code {"hicann",
 * "probe", "denmem", "from", "to", "every"}} for the emulator's own probe. All times are system ticks of 4 ns.
 */
public final class ExperimentFormat {
    /** Name and version. */
    public static final String FORMAT = "neckar-experiment/1";

    /** Most events in a file. */
    public static final int MAX_EVENTS = 100_000_000;

    private ExperimentFormat() {}

    /** Packs an experiment into memory. */
    public static byte[] write(Experiment experiment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(experiment, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /** Packs an experiment into a stream and closes it. */
    public static void write(Experiment experiment, OutputStream out) throws IOException {
        try (ExperimentWriter writer = new ExperimentWriter(out, experiment.header())) {
            writer.events(experiment.events());
            for (StimulusStart start : experiment.stimulusStarts()) {
                writer.stimulusStart(start);
            }
            for (AdcRequest request : experiment.adcRequests()) {
                writer.adcRequest(request);
            }
            for (DebugProbe probe : experiment.probes()) {
                writer.probe(probe);
            }
        }
    }

    /**
     * Reads packed bytes.
     *
     * @param packed the bytes
     * @param name file name for messages
     * @throws InputException if they are no experiment, with the number of the line
     */
    public static Experiment read(byte[] packed, String name) {
        try {
            return read(new ByteArrayInputStream(packed), name);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    /** Reads a packed stream to its end; see {@link #read(byte[], String)}. */
    public static Experiment read(InputStream packed, String name) throws IOException {
        Collector collector = new Collector();
        ExperimentReader.read(packed, name, collector);
        return collector.experiment();
    }

    /** Reads a packed stream to its end in constant memory, line by line; see {@link #read(byte[], String)}. */
    public static void scan(InputStream packed, String name, ExperimentVisitor visitor) throws IOException {
        ExperimentReader.read(packed, name, visitor);
    }

    /**
     * Adds the unpacked content to a checksum, which so does not depend on the packing.
     *
     * @throws InputException if the stream is not whole gzip data
     */
    public static void addUnpacked(InputStream packed, String name, Sha256 checksum) throws IOException {
        try {
            checksum.update(new GZIPInputStream(packed));
        } catch (EOFException | ZipException e) {
            throw InputException.of(name, "the file is not whole gzip data").allowed("the packed format " + FORMAT);
        }
    }

    /** Collects lines into an experiment. */
    private static final class Collector implements ExperimentVisitor {
        private Optional<ExperimentHeader> header = Optional.empty();
        private final StimulusEvents.Builder events = new StimulusEvents.Builder();
        private final List<StimulusStart> starts = new ArrayList<>();
        private final List<AdcRequest> requests = new ArrayList<>();
        private final List<DebugProbe> probes = new ArrayList<>();

        @Override
        public void header(ExperimentHeader first) {
            header = Optional.of(first);
        }

        @Override
        public void event(long tick, int fpga, int label) {
            events.add(tick, fpga, label);
        }

        @Override
        public void stimulusStart(StimulusStart start) {
            starts.add(start);
        }

        @Override
        public void adcRequest(AdcRequest request) {
            requests.add(request);
        }

        @Override
        public void probe(DebugProbe probe) {
            probes.add(probe);
        }

        private Experiment experiment() {
            Invariant.check(header.isPresent(), "a reader delivers the header");
            return new Experiment(header.orElseThrow(), events.build(), starts, requests, probes);
        }
    }
}
