package neckar.tests.physics;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.emit.io.MappingFormat;
import neckar.spec.bitstream.BitstreamReader;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.Recording;
import neckar.spec.experiment.RecordingFormat;
import neckar.tests.workbench.Workbench;

/**
 * A network that went through the command line, and what it left.
 *
 * @param folder the result folder
 * @param wafer the decoded bitstream
 * @param mapping where the neurons are
 * @param recording what the emulator recorded, in hardware units
 */
record CompiledRun(Path folder, WaferConfig wafer, MappingTable mapping, Recording recording) {
    /** Runs a network with steps of one clock cycle. */
    static CompiledRun of(String network, Path folder) throws IOException {
        Path file = folder.resolve("network.json");
        Path out = folder.resolve("out");
        Files.writeString(file, network);
        Workbench.run("run", file, "-o", out, "--analog-step", 1).expect(0);
        byte[] table = Files.readAllBytes(out.resolve("mapping.json.gz"));
        return new CompiledRun(
                out,
                BitstreamReader.decode(Files.readAllBytes(out.resolve("wafer.nkb")), "wafer.nkb"),
                MappingFormat.read(new ByteArrayInputStream(table), "mapping.json.gz"),
                RecordingFormat.read(Files.readAllBytes(out.resolve("recording.nkr")), "recording.nkr"));
    }

    /** Where a neuron of a population is. */
    MappingTable.Neuron neuron(String population, int index) {
        int position = mapping.populations().indexOf(population);
        return mapping.neurons().stream()
                .filter(neuron -> neuron.population() == position && neuron.index() == index)
                .findFirst()
                .orElseThrow();
    }

    /** The decoded circuits of a neuron. */
    DecodedNeuron decoded(String population, int index) {
        MappingTable.Neuron neuron = neuron(population, index);
        return new DecodedNeuron(HicannOnWafer.of(neuron.hicann()), chip(neuron.hicann()), neuron);
    }

    /** The registers of a chip. */
    HicannConfig chip(int hicann) {
        HicannConfig config = wafer.hicanns().get(HicannOnWafer.of(hicann));
        return config == null ? HicannConfig.IDLE : config;
    }

    /** Biological times of the spikes of a neuron in ms, as the results give them. */
    double[] spikesMs(String population, int index) throws IOException {
        List<Double> times = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("spikes.csv"))) {
            if (line.startsWith(population + "," + index + ",")) {
                times.add(Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)));
            }
        }
        return times.stream().mapToDouble(time -> time).sorted().toArray();
    }
}
