package neckar.compiler.inspect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import neckar.base.InputException;
import neckar.compiler.emit.MappingTable;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.CrossingColumns;
import neckar.spec.experiment.DebugProbe;
import neckar.spec.experiment.DebugTrace;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.PulseLabel;
import neckar.spec.experiment.Recording;
import neckar.spec.experiment.SpikeColumns;
import neckar.spec.experiment.StimulusEvents;
import neckar.spec.unit.Scaling;
import neckar.spec.unit.TimeBase;

/**
 * Translates a recording back into populations and biological units. The biological time of a neuron's spike is its stamp
 * less the nominal latency of its path through the merger tree and less the lead-in, times the speedup; that of a source
 * is the time at which the event was sent.
 */
public final class ResultTranslation {
    private static final double PICOSEC_PER_MS = 1e9;

    private final MappingTable mapping;
    private final Experiment experiment;
    private final Recording recording;
    private final Scaling scaling;
    private final double leadInSec;
    private final double durationMs;
    private final Map<Integer, PopulationSpikes.Builder> spikes = new TreeMap<>();

    private ResultTranslation(MappingTable mapping, Experiment experiment, Recording recording) {
        this.mapping = mapping;
        this.experiment = experiment;
        this.recording = recording;
        MappingTable.Settings settings = mapping.settings();
        scaling = new Scaling(settings.speedup(), settings.voltageScale(), settings.voltageShiftVolt());
        leadInSec = TimeBase.secOfSystemTicks(experiment.header().leadInTicks());
        durationMs =
                scaling.timeMs(TimeBase.secOfSystemTicks(experiment.header().durationTicks()));
    }

    /**
     * Translates a whole recording.
     *
     * @throws InputException if the recording is not one of this experiment
     */
    public static BioRecording translate(MappingTable mapping, Experiment experiment, Recording recording) {
        if (!recording.header().equals(experiment.header())) {
            throw InputException.of("recording.nkr", "the recording belongs to another experiment")
                    .value(recording.header())
                    .allowed(String.valueOf(experiment.header()))
                    .advice("run neckar emulate again");
        }
        return new ResultTranslation(mapping, experiment, recording).translate();
    }

    private BioRecording translate() {
        Map<Integer, Integer> neuronByPath = new HashMap<>();
        Map<Integer, Integer> neuronByDenmem = new HashMap<>();
        Map<Long, Integer> neuronByNode = new HashMap<>();
        List<MappingTable.Neuron> neurons = mapping.neurons();
        for (int n = 0; n < neurons.size(); n++) {
            MappingTable.Neuron neuron = neurons.get(n);
            neuronByNode.put(node(neuron.population(), neuron.index()), n);
        }
        Map<Integer, Integer> sourceByLabel = new HashMap<>();
        Map<Long, Integer> sourceByNode = new HashMap<>();
        for (int s = 0; s < mapping.sources().size(); s++) {
            MappingTable.Source source = mapping.sources().get(s);
            sourceByNode.putIfAbsent(node(source.population(), source.index()), s);
        }
        for (MappingTable.Recording wanted : mapping.recordings()) {
            if (!wanted.variable().equals("spikes")) {
                continue;
            }
            spikesOf(wanted.population()).recorded(wanted.index());
            Integer n = neuronByNode.get(node(wanted.population(), wanted.index()));
            Integer s = sourceByNode.get(node(wanted.population(), wanted.index()));
            if (n != null && wanted.probe() == MappingTable.Probe.TRACE) {
                MappingTable.Neuron neuron = neurons.get(n);
                neuronByPath.put(path(neuron.hicann(), neuron.dnc(), neuron.address()), n);
            } else if (n != null) {
                MappingTable.Neuron neuron = neurons.get(n);
                neuronByDenmem.put(neuron.hicann() << 9 | neuron.firingDenmem(), n);
            } else if (s != null) {
                sourceByLabel.put(labelOf(mapping.sources().get(s)), s);
            }
        }
        traceSpikes(neuronByPath);
        probeSpikes(neuronByDenmem);
        sentSpikes(sourceByLabel);
        List<PopulationSpikes> populations =
                spikes.values().stream().map(PopulationSpikes.Builder::build).toList();
        return new BioRecording(durationMs, populations, voltages(), probes());
    }

    private PopulationSpikes.Builder spikesOf(int population) {
        return spikes.computeIfAbsent(
                population,
                p -> new PopulationSpikes.Builder(mapping.populations().get(p)));
    }

    private static long node(int population, int index) {
        return (long) population << 32 | index;
    }

    private static int path(int hicann, int dnc, int address) {
        return (hicann << 3 | dnc) << 6 | address;
    }

    /** FPGA and label together name the stream element of a source. */
    private static int labelOf(MappingTable.Source source) {
        HicannOnWafer hicann = HicannOnWafer.of(source.hicann());
        int label = PulseLabel.pack(hicann.hsLink().id(), source.channel(), source.address());
        return hicann.fpga().id() << 12 | label;
    }

    private void traceSpikes(Map<Integer, Integer> neuronByPath) {
        SpikeColumns trace = recording.spikes();
        double cycleSec = 1e-6 / mapping.settings().pllMhz();
        for (int i = 0; i < trace.size(); i++) {
            Integer n = neuronByPath.get(path(trace.hicann(i), trace.merger(i), trace.address(i)));
            if (n != null) {
                MappingTable.Neuron neuron = mapping.neurons().get(n);
                double sec = TimeBase.secOfSystemTicks(trace.tick(i)) - neuron.latencyCycles() * cycleSec;
                add(neuron.population(), neuron.index(), sec);
            }
        }
    }

    private void probeSpikes(Map<Integer, Integer> neuronByDenmem) {
        CrossingColumns crossings = recording.crossings();
        for (int i = 0; i < crossings.size(); i++) {
            Integer n = neuronByDenmem.get(crossings.hicann(i) << 9 | crossings.denmem(i));
            if (n != null) {
                MappingTable.Neuron neuron = mapping.neurons().get(n);
                add(neuron.population(), neuron.index(), TimeBase.secOfTicks(crossings.tick(i)));
            }
        }
    }

    private void sentSpikes(Map<Integer, Integer> sourceByLabel) {
        StimulusEvents events = experiment.events();
        for (int i = 0; i < events.size(); i++) {
            Integer s = sourceByLabel.get(events.fpga(i) << 12 | events.label(i));
            if (s != null) {
                MappingTable.Source source = mapping.sources().get(s);
                add(source.population(), source.index(), TimeBase.secOfSystemTicks(events.tick(i)));
            }
        }
    }

    /** Adds a spike at a hardware time; what lies outside the biological run is counted elsewhere and not exported. */
    private void add(int population, int index, double hardwareSec) {
        double ms = bioMs(hardwareSec);
        if (ms >= 0 && ms <= durationMs) {
            spikesOf(population).add(index, ms);
        }
    }

    /** Biological time, rounded to a picosecond of hardware time so that equal stamps print alike. */
    private double bioMs(double hardwareSec) {
        double picosec = StrictMath.rint((hardwareSec - leadInSec) * 1e12);
        return picosec * scaling.speedup() / PICOSEC_PER_MS;
    }

    private List<BioRecording.Voltage> voltages() {
        List<BioRecording.Voltage> voltages = new ArrayList<>();
        for (MappingTable.Recording wanted : mapping.recordings()) {
            if (!wanted.variable().equals("v")) {
                continue;
            }
            if (wanted.probe() == MappingTable.Probe.ADC) {
                AdcTrace trace = served(recording.adcTraces(), wanted);
                double[] timeMs = new double[trace.size()];
                double[] mv = new double[trace.size()];
                for (int i = 0; i < trace.size(); i++) {
                    timeMs[i] = bioMs(trace.timeSec(i));
                    mv[i] = scaling.mv(trace.volt(i));
                }
                voltages.add(new BioRecording.Voltage(labelOf(wanted), wanted.index(), true, new Samples(timeMs, mv)));
            } else {
                DebugTrace trace = debugTrace(wanted);
                double[] mv = new double[trace.size()];
                for (int i = 0; i < trace.size(); i++) {
                    mv[i] = scaling.mv(trace.value(i));
                }
                voltages.add(new BioRecording.Voltage(
                        labelOf(wanted), wanted.index(), false, new Samples(times(trace), mv)));
            }
        }
        return voltages;
    }

    private String labelOf(MappingTable.Recording wanted) {
        return mapping.populations().get(wanted.population());
    }

    private double[] times(DebugTrace trace) {
        double[] timeMs = new double[trace.size()];
        for (int i = 0; i < trace.size(); i++) {
            timeMs[i] = bioMs(trace.timeSec(i));
        }
        return timeMs;
    }

    /** The trace of the probe that a request began. */
    private DebugTrace debugTrace(MappingTable.Recording wanted) {
        DebugProbe first = served(experiment.probes(), wanted);
        return recording.debugTraces().stream()
                .filter(trace -> trace.hicann().equals(first.hicann())
                        && trace.kind() == first.kind()
                        && trace.denmem().equals(first.denmem()))
                .findFirst()
                .orElseThrow(() -> unserved(wanted));
    }

    /** What the table says serves a wish. */
    private <T> T served(List<T> requests, MappingTable.Recording wanted) {
        if (wanted.request() < 0 || wanted.request() >= requests.size()) {
            throw unserved(wanted);
        }
        return requests.get(wanted.request());
    }

    private InputException unserved(MappingTable.Recording wanted) {
        return InputException.of("mapping.json.gz", "experiment and recording do not hold what the table names")
                .value(wanted.variable() + " of " + labelOf(wanted) + "[" + wanted.index() + "], request "
                        + wanted.request())
                .advice("run neckar compile and neckar emulate again");
    }

    private List<BioRecording.Probe> probes() {
        List<BioRecording.Probe> probes = new ArrayList<>();
        for (MappingTable.Recording wanted : mapping.recordings()) {
            if (wanted.variable().equals("v") || wanted.variable().equals("spikes")) {
                continue;
            }
            DebugTrace trace = debugTrace(wanted);
            double[] values = new double[trace.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = trace.value(i);
            }
            String unit = wanted.variable().equals("w") ? "A" : "S";
            probes.add(new BioRecording.Probe(
                    labelOf(wanted), wanted.index(), wanted.variable(), unit, new Samples(times(trace), values)));
        }
        return probes;
    }
}
