package neckar.network.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import neckar.base.InputException;
import neckar.base.SeededRandom;
import neckar.network.Network;
import neckar.network.Population;
import neckar.network.Projection;
import neckar.network.Receptor;
import neckar.network.SpikeTrains;
import neckar.network.io.build.ExportFiles;
import neckar.network.io.build.ImportOptions;
import neckar.network.io.nir.NirWriter;
import neckar.network.io.sonata.SonataWriter;
import org.junit.jupiter.api.Test;

/** What is written in another format and read again is the same network. */
class ExportRoundTripTest {
    private static final String[] CONNECTORS = {
        "{\"type\": \"FixedProbabilityConnector\", \"p_connect\": 0.4}",
        "{\"type\": \"AllToAllConnector\"}",
        "{\"type\": \"OneToOneConnector\"}",
        "{\"type\": \"FixedNumberPreConnector\", \"n\": 3, \"with_replacement\": true}",
        "{\"type\": \"FromListConnector\", \"connections\": [[0, 0, 0.5, 2.5], [0, 1, 0.25, 0.1], [0, 1, 0.125, 7.0]]}"
    };

    /** A random network; with {@code current} only what NIR holds too. */
    private static Network random(long seed, boolean current) {
        SeededRandom random = new SeededRandom(seed);
        int cells = 2 + (int) (3 * random.nextDouble());
        StringBuilder text = new StringBuilder("{\"format\": \"neckar-network/1\", \"name\": \"random\", \"seed\": ")
                .append(seed)
                .append(", \"duration_ms\": 120, \"populations\": [")
                .append("{\"label\": \"in/1 %\", \"size\": 4, \"cell_type\": \"SpikeSourcePoisson\",")
                .append(" \"parameters\": {\"rate\": 60}}");
        String[] types = current
                ? new String[] {"IF_curr_exp"}
                : new String[] {"IF_curr_exp", "IF_cond_exp", "EIF_cond_exp_isfa_ista", "IF_cond_alpha"};
        for (int p = 0; p < cells; p++) {
            String type = types[(int) (types.length * random.nextDouble())];
            text.append(", {\"label\": \"cells ")
                    .append(p)
                    .append("\", \"size\": ")
                    .append(3 + (int) (9 * random.nextDouble()))
                    .append(", \"cell_type\": \"")
                    .append(type)
                    .append(
                            "\", \"record\": [\"spikes\"], \"parameters\": {\"tau_m\": {\"uniform\": {\"low\": 5, \"high\": 25}},")
                    .append(" \"cm\": 0.25, \"i_offset\": 0.01, \"v_rest\": -68.5}}");
        }
        text.append("], \"projections\": [");
        for (int q = 0; q < 5; q++) {
            boolean stp = !current && random.nextDouble() < 0.3;
            text.append(q == 0 ? "" : ", ")
                    .append("{\"pre\": \"")
                    .append(q % 2 == 0 ? "in/1 %" : "cells 1")
                    .append("\", \"post\": \"cells ")
                    .append((int) (cells * random.nextDouble()))
                    .append("\", \"receptor\": \"")
                    .append(q == 3 ? "inhibitory" : "excitatory")
                    .append("\", \"weight\": {\"uniform\": {\"low\": 0.001, \"high\": 0.02}}, \"delay\": 1.5,")
                    .append(stp ? " \"synapse_type\": {\"type\": \"TsodyksMarkramSynapse\", \"U\": 0.3}," : "")
                    .append(" \"connector\": ")
                    .append(CONNECTORS[(int) (CONNECTORS.length * random.nextDouble())])
                    .append('}');
        }
        text.append(
                current
                        ? "]}"
                        : "], \"currents\": [{\"type\": \"DCSource\", \"population\": \"cells 1\", \"indices\": [2],"
                                + " \"amplitude\": 0.2, \"start\": 10, \"stop\": 35}]}");
        return NetworkReader.parse(text.toString(), "random.json", Path.of("."));
    }

    private static ExportFiles into(Path folder) {
        return (name, content) -> {
            try {
                content.writeTo(folder.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** Summed weights by cells, delay and plasticity. */
    private static Map<String, Double> synapses(Network network, boolean signed) {
        Map<String, Double> result = new TreeMap<>();
        for (Projection projection : network.projections()) {
            Population pre = network.populations().get(projection.pre());
            Population post = network.populations().get(projection.post());
            projection.forEach(
                    network,
                    (i, j, weight, delay) -> result.merge(
                            pre.label() + i + ">" + post.label() + j + " " + (signed ? "" : projection.receptor()) + " "
                                    + Math.rint(delay * 1e9) / 1e9 + " " + projection.dynamics(),
                            signed && projection.receptor() == Receptor.INHIBITORY ? -weight : weight,
                            Double::sum));
        }
        return result;
    }

    @Test
    void sonataHoldsEverythingExactly() throws IOException {
        for (long seed = 1; seed <= 12; seed++) {
            Network network = random(seed, false);
            Path folder = Files.createTempDirectory("neckar");
            SonataWriter.write(network, into(folder));
            Network again = NetworkFile.read(folder.resolve("simulation_config.json"), ImportOptions.NONE)
                    .network();
            assertEquals(synapses(network, false), synapses(again, false), "seed " + seed);
            assertEquals(network.durationMs(), again.durationMs());
            for (Population population : network.populations()) {
                Population copy = again.population(population.label()).orElseThrow();
                for (int i = 0; population.cellType().isSource() && i < population.size(); i++) {
                    assertArrayEquals(
                            SpikeTrains.of(network, population.position(), i),
                            SpikeTrains.of(again, copy.position(), i));
                }
                if (!population.cellType().isSource()) {
                    assertEquals(population.cellType(), copy.cellType());
                    population
                            .cellType()
                            .parameters()
                            .keySet()
                            .forEach(name -> assertArrayEquals(population.values(name), copy.values(name), name));
                }
            }
            assertEquals(0.2, again.currents().get(0).at(34, 1));
            assertEquals(0, again.currents().get(0).at(35, 1));
        }
    }

    @Test
    void nirHoldsNetworksOfCurrents() throws IOException {
        for (long seed = 1; seed <= 12; seed++) {
            Network network = random(seed, true);
            Path file = Files.createTempDirectory("neckar").resolve("net.nir");
            NirWriter.write(network, file);
            Network again = NetworkFile.read(file, ImportOptions.NONE).network();
            Map<String, Double> wanted = synapses(network, true);
            Map<String, Double> found = synapses(again, true);
            assertEquals(wanted.keySet(), found.keySet(), "seed " + seed);
            wanted.forEach((key, weight) ->
                    assertEquals(weight, found.getOrDefault(key, Double.NaN), 1e-12 * Math.abs(weight) + 1e-15, key));
            for (Population population : network.populations()) {
                if (population.cellType().isSource()) {
                    continue;
                }
                Population copy = again.population(population.label()).orElseThrow();
                for (String name : new String[] {"tau_m", "cm", "tau_syn_E", "v_reset", "v_thresh", "tau_refrac"}) {
                    assertArrayEquals(population.values(name), copy.values(name), 1e-9, name);
                }
                // The constant current is a shift of the rest: i tau / cm.
                for (int i = 0; i < population.size(); i++) {
                    double shifted = -68.5 + 0.01 * population.value("tau_m", i) / 0.25;
                    assertEquals(shifted, copy.value("v_rest", i), 1e-9);
                }
            }
        }
    }

    @Test
    void nirRefusesWhatItCannotHoldByName() {
        InputException refusal = assertThrows(InputException.class, () -> NirWriter.check(random(2, false)));
        assertTrue(refusal.getMessage().contains("cells"), refusal::getMessage);
    }
}
