package neckar.compiler.check;

import java.util.List;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.emit.ProjectionMapping;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.CrossbarConfig;
import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.GbitLinkConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RowConfig;
import neckar.spec.config.SynapseArray;
import neckar.spec.config.SynapseSwitchConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.GbitChannelOnHicann;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;

/**
 * A chip whose own random generator stands for five Poisson sources: one cell realises all their synapses onto neuron
 * a.
 */
final class BackgroundStream {

    private BackgroundStream() {}

    static WiredPair wired() {
        WiredPair pair = new WiredPair();
        HicannConfig.Builder chip = HicannConfig.builder();
        WiredPair.neuron(chip, 34, WiredPair.A_ADDRESS);
        // Generator 0 alone leaves by DNC merger 0; neuron block 1 leaves by DNC merger 1.
        chip.merger(MergerOnHicann.at(0, 0), new MergerConfig(MergerMode.LEFT_ONLY, false));
        chip.generator(BackgroundGeneratorOnHicann.of(0), new BackgroundGeneratorConfig(true, true, 62258, 0, 77));
        chip.dncMerger(DncMergerOnHicann.of(0), new DncMergerConfig(MergerMode.RIGHT_ONLY, true, false));
        chip.dncMerger(DncMergerOnHicann.of(1), new DncMergerConfig(MergerMode.RIGHT_ONLY, true, false));
        chip.gbitLink(GbitLinkConfig.OFF.with(GbitChannelOnHicann.of(1), GbitDirection.TO_DNC));
        chip.repeater(DncMergerOnHicann.of(0).hline(), RepeaterConfig.output(false, true));
        chip.crossbar(CrossbarConfig.builder().close(WiredPair.crossbar(62, 32)).build());
        chip.synapseSwitches(SynapseSwitchConfig.builder()
                .close(WiredPair.synapseSwitch(1, 32))
                .build());
        chip.driver(
                SynapseDriverOnHicann.of(1),
                WiredPair.driver(true, false, WiredPair.row(true, false, 0, 0), RowConfig.OFF));
        chip.synapses(
                SynapseArray.builder().set(WiredPair.EXCITATORY_ROW, 34, 7, 0).build());
        pair.south = chip.build();
        pair.north = HicannConfig.IDLE;
        pair.network = """
            {"format": "neckar-network/1", "name": "noise", "duration_ms": 10, "populations": [
              {"label": "noise", "size": 5, "cell_type": "SpikeSourcePoisson", "parameters": {"rate": 10.0},
               "background_generator": true},
              {"label": "a", "size": 1, "cell_type": "IF_cond_exp"}],
             "projections": [
              {"pre": "noise", "post": "a", "receptor": "excitatory", "weight": 0.0135,
               "connector": {"type": "AllToAllConnector"}}]}
            """;
        ProjectionMapping.Builder edges = new ProjectionMapping.Builder("noise->a", 5);
        for (int pre = 0; pre < 5; pre++) {
            edges.edge(pre, 0, 0.1).cell(WiredPair.EXCITATORY_ROW, 34, WiredPair.siemens(7));
        }
        MappingTable.Neuron neuron = new MappingTable.Neuron(
                1,
                0,
                WiredPair.SOUTH.id(),
                34,
                WiredPair.A_ADDRESS,
                4,
                34,
                1,
                8,
                WiredPair.SIEMENS_PER_WEIGHT,
                WiredPair.SIEMENS_PER_WEIGHT);
        pair.mapping = new MappingTable(
                "noise",
                pair.mapping.settings(),
                List.of("noise", "a"),
                List.of(neuron),
                List.of(),
                List.of(new MappingTable.Generator(0, WiredPair.SOUTH.id(), 0)),
                List.of(edges.build()),
                List.of(),
                List.of());
        return pair;
    }
}
