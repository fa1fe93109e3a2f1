package neckar.network.io.pynn;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import neckar.network.CellType;
import neckar.network.CurrentShape;
import neckar.network.CurrentSource;
import neckar.network.Network;
import neckar.network.Population;
import neckar.network.Projection;
import neckar.network.Receptor;
import neckar.network.RecordRequest;
import neckar.network.RecordVariable;
import neckar.network.Structure;
import neckar.network.SynapseDynamics;
import neckar.network.io.build.ExplicitNetwork;
import neckar.network.io.build.ExportFiles;
import neckar.network.io.build.ImportNote;

/** Writes a network as a script that runs with any PyNN back end; what is drawn stands in an archive beside it. */
public final class PynnScriptWriter {
    private static final String SCRIPT = "network.py";
    private static final String ARCHIVE = "network.npz";
    /** PyNN's smallest delay at its default time step, in ms. */
    private static final double STEP_MS = 0.1;

    private final Network network;
    private final NumpyArchive archive = new NumpyArchive();
    private final StringBuilder script = new StringBuilder(1 << 12);
    private final List<ImportNote> notes = new ArrayList<>();

    private PynnScriptWriter(Network network) {
        this.network = network;
    }

    /** Writes all files; the notes say what PyNN cannot hold. */
    public static List<ImportNote> write(Network network, ExportFiles files) {
        PynnScriptWriter writer = new PynnScriptWriter(network);
        writer.head();
        network.populations().forEach(writer::population);
        network.projections().forEach(writer::projection);
        network.currents().forEach(writer::current);
        writer.tail();
        files.add(SCRIPT, file -> Files.writeString(file, writer.script, StandardCharsets.UTF_8));
        files.add(ARCHIVE, writer::archive);
        return List.copyOf(writer.notes);
    }

    private void archive(Path file) throws IOException {
        archive.add("duration_ms", new double[] {network.durationMs()});
        try (OutputStream out = Files.newOutputStream(file)) {
            archive.write(out);
        }
    }

    private void line(String... parts) {
        for (String part : parts) {
            script.append(part);
        }
        script.append('\n');
    }

    private void head() {
        line(
                "\"\"\"",
                comment(network.name()),
                ": run with python3 ",
                SCRIPT,
                " BACKEND, for example nest or brian2.\"\"\"");
        line();
        line("import importlib");
        line("import os");
        line("import sys");
        line();
        line("import numpy");
        line("from pyNN.parameters import Sequence");
        line();
        line("BACKEND = sys.argv[1] if len(sys.argv) > 1 else \"nest\"");
        line("sim = importlib.import_module(BACKEND if \"_\" in BACKEND else \"pyNN.\" + BACKEND)");
        line("HERE = os.path.dirname(os.path.abspath(__file__))");
        line("data = numpy.load(os.path.join(HERE, ", text(ARCHIVE), "))");
        line();
        line();
        line("def trains(name, size):");
        line("    \"\"\"Spike times in ms of each source.\"\"\"");
        line("    cells, times = data[name][:, 0], data[name][:, 1]");
        line("    return [Sequence(times[cells == cell]) for cell in range(size)]");
        line();
        line();
        line("sim.setup(timestep=0.1, min_delay=0.1)");
        line("populations = []");
        line("projections = []");
    }

    private void population(Population population) {
        String key = "p" + population.position();
        String parameters;
        if (population.cellType() == CellType.SPIKE_SOURCE_ARRAY) {
            ExplicitNetwork.Spikes spikes = ExplicitNetwork.spikes(network, population.position());
            archive.add(
                    key + "_spikes",
                    Arrays.stream(spikes.cell()).asDoubleStream().toArray(),
                    spikes.timeMs());
            parameters = "spike_times=trains(" + text(key + "_spikes") + ", " + population.size() + ")";
        } else {
            parameters = population.cellType().parameters().keySet().stream()
                    .map(name -> name + "=" + value(population, key, name))
                    .collect(Collectors.joining(", "));
        }
        line();
        line("populations.append(sim.Population(");
        line(
                "    ",
                String.valueOf(population.size()),
                ", sim.",
                population.cellType().pynnName(),
                "(",
                parameters,
                "),");
        line("    label=", text(population.label()), "))");
        if (population.structure() != Structure.DEFAULT) {
            archive.add(key + "_positions", population.positions());
            line("populations[-1].positions = data[", text(key + "_positions"), "].T");
        }
        for (RecordRequest request : population.record()) {
            boolean known = request.variable() == RecordVariable.SPIKES
                    || request.variable() == RecordVariable.V
                    || !request.debugProbe();
            if (!known) {
                notes.add(new ImportNote(
                        population.label(), request.variable().pynnName() + " is recorded as PyNN has it"));
            }
            boolean all = request.indices().size() == population.size();
            line(
                    "populations[-1]",
                    all ? "" : "[" + list(request) + "]",
                    ".record(",
                    text(request.variable().pynnName()),
                    ")");
        }
        if (!population.placement().isEmpty()) {
            notes.add(new ImportNote(population.label(), "its place on the hardware is not written"));
        }
    }

    private static String list(RecordRequest request) {
        return "[" + request.indices().stream().mapToObj(String::valueOf).collect(Collectors.joining(", ")) + "]";
    }

    private String value(Population population, String key, String name) {
        OptionalDouble constant = population.field(name).constant();
        if (constant.isPresent()) {
            return number(constant.getAsDouble());
        }
        archive.add(key + "_" + name, population.values(name));
        return "data[" + text(key + "_" + name) + "]";
    }

    private void projection(Projection projection) {
        ExplicitNetwork.Synapses synapses = ExplicitNetwork.synapses(network, projection);
        if (synapses.size() == 0) {
            notes.add(new ImportNote(projection.label(), "it has no synapses and is not written"));
            return;
        }
        // PyNN wants negative weights where inhibition is a current.
        boolean negative = projection.receptor() == Receptor.INHIBITORY
                && !network.populations().get(projection.post()).cellType().isConductance();
        double[] weights = synapses.weight().clone();
        double[] delays = synapses.delayMs().clone();
        boolean early = false;
        for (int s = 0; s < weights.length; s++) {
            weights[s] = negative ? -weights[s] : weights[s];
            early |= delays[s] < STEP_MS;
            delays[s] = Math.max(STEP_MS, delays[s]);
        }
        if (early) {
            notes.add(new ImportNote(projection.label(), "delays below " + STEP_MS + " ms become " + STEP_MS + " ms"));
        }
        String key = "c" + projection.position();
        archive.add(
                key,
                Arrays.stream(synapses.pre()).asDoubleStream().toArray(),
                Arrays.stream(synapses.post()).asDoubleStream().toArray(),
                weights,
                delays);
        SynapseDynamics dynamics = projection.dynamics();
        String synapse = dynamics.isStatic()
                ? "sim.StaticSynapse()"
                : "sim.TsodyksMarkramSynapse(U=" + number(dynamics.use()) + ", tau_rec=" + number(dynamics.tauRecMs())
                        + ", tau_facil=" + number(dynamics.tauFacilMs()) + ")";
        line();
        line("projections.append(sim.Projection(");
        line("    populations[", projection.pre() + "], populations[", projection.post() + "],");
        line("    sim.FromListConnector(data[", text(key), "], column_names=[\"weight\", \"delay\"]),");
        line("    ", synapse, ", receptor_type=", text(projection.receptor().pynnName()), ",");
        line("    label=", text(projection.label()), "))");
    }

    private void current(CurrentSource source) {
        CurrentShape shape = source.shape();
        String arguments;
        if (shape instanceof CurrentShape.Direct direct) {
            arguments = "amplitude=" + number(direct.amplitudeNa()) + ", start=" + number(direct.startMs()) + ", stop="
                    + number(direct.stopMs());
        } else if (shape instanceof CurrentShape.Step steps) {
            arguments = "times=" + numbers(steps.timesMs()) + ", amplitudes=" + numbers(steps.amplitudesNa());
        } else if (shape instanceof CurrentShape.Alternating sine) {
            arguments = "amplitude=" + number(sine.amplitudeNa()) + ", offset=" + number(sine.offsetNa())
                    + ", frequency=" + number(sine.frequencyHz()) + ", phase=" + number(sine.phaseDegrees())
                    + ", start=" + number(sine.startMs()) + ", stop=" + number(sine.stopMs());
        } else if (shape instanceof CurrentShape.Noisy noisy) {
            arguments = "mean=" + number(noisy.meanNa()) + ", stdev=" + number(noisy.stdevNa()) + ", dt="
                    + number(noisy.dtMs()) + ", start=" + number(noisy.startMs()) + ", stop=" + number(noisy.stopMs());
        } else {
            throw new IllegalStateException("unknown current " + shape);
        }
        String indices = source.indices().stream().mapToObj(String::valueOf).collect(Collectors.joining(", "));
        line();
        line(
                "sim.",
                shape.pynnName(),
                "(",
                arguments,
                ").inject_into(populations[",
                source.population() + "][[",
                indices,
                "]])");
    }

    private void tail() {
        line();
        line();
        line("if __name__ == \"__main__\":");
        line("    sim.run(float(data[\"duration_ms\"][0]))");
        line("    for population in populations:");
        line("        if \"spikes\" in population.recorder.recorded:");
        line("            print(population.label, population.get_spike_counts())");
        line("    sim.end()");
    }

    private static String number(double value) {
        return NumberOutput.toString(value, true);
    }

    private static String numbers(double[] values) {
        return Arrays.stream(values).mapToObj(PynnScriptWriter::number).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A JSON string is a Python string. */
    private static String text(String value) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
    }

    private static String comment(String value) {
        String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(value));
        return quoted.replace("\"", "'");
    }
}
