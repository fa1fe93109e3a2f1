package neckar.compiler.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import neckar.base.RunContext;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.emit.ProjectionMapping;
import neckar.network.Network;
import neckar.network.io.NetworkReader;
import neckar.spec.bitstream.BitstreamReader;
import neckar.spec.bitstream.BitstreamWriter;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.WeightMap;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.CrossbarConfig;
import neckar.spec.config.DenmemConfig;
import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.FpgaConfig;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.GbitLinkConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.config.QuadConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RowConfig;
import neckar.spec.config.StpMode;
import neckar.spec.config.SynapseArray;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.config.SynapseSwitchConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.GbitChannelOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.QuadOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.Availability;
import neckar.spec.topology.Defects;
import neckar.spec.topology.WaferDescription;

/**
 * Two chips wired by hand along the worked route of the hardware reference (2.8). Neuron a on the southern chip
 * (16,8) excites and inhibits neuron b on the northern chip (16,7) through drivers 3 and 1; source "in" enters the
 * southern chip by link channel 2 and excites b through driver 5 with short-term depression. Tests change one thing
 * and look at what is found.
 */
final class WiredPair {

    static final HicannOnWafer SOUTH = HicannOnWafer.at(16, 8).orElseThrow();
    static final HicannOnWafer NORTH = HicannOnWafer.at(16, 7).orElseThrow();
    static final int A_ADDRESS = 37;
    static final int B_ADDRESS = 20;
    static final int IN_ADDRESS = 18;
    static final int GMAX_DAC = 1000;
    static final int DIVISOR = 11;
    static final int EXCITATORY_ROW = 2;
    static final int INHIBITORY_ROW = 7;
    static final int STP_ROW = 10;

    /** Four denmems of the big capacitance at speedup 10000 against 1 nF: siemens for one uS. */
    static final double SIEMENS_PER_WEIGHT = 1e-6 * 1e4 * (4 * 2.16456e-12) / 1e-9;

    HicannConfig south = southern();
    HicannConfig north = northern();
    FpgaConfig southFpga = FpgaConfig.OFF.withLink(SOUTH.hsLink(), true);
    FpgaConfig northFpga = FpgaConfig.OFF.withLink(NORTH.hsLink(), true);
    WaferDescription description = WaferDescription.DEFAULT;
    Defects defects = Defects.NONE;
    MappingTable mapping = table();
    Optional<ReportedCounts> reported = Optional.empty();
    String network = NETWORK;
    /** Chips beside the two. */
    WaferConfig.Builder others = WaferConfig.builder(125);

    private static final String NETWORK = """
        {"format": "neckar-network/1", "name": "pair", "duration_ms": 10, "populations": [
          {"label": "in", "size": 1, "cell_type": "SpikeSourceArray", "parameters": {"spike_times": [1.0]}},
          {"label": "a", "size": 1, "cell_type": "IF_cond_exp", "record": ["spikes"]},
          {"label": "b", "size": 1, "cell_type": "IF_cond_exp", "record": ["spikes"]}],
         "projections": [
          {"pre": "a", "post": "b", "receptor": "excitatory",
           "weight": 0.0135, "connector": {"type": "OneToOneConnector"}},
          {"pre": "a", "post": "b", "receptor": "inhibitory", "label": "calm", "weight": 0.0075,
           "connector": {"type": "OneToOneConnector"}},
          {"pre": "in", "post": "b", "receptor": "excitatory", "weight": 0.088,
           "connector": {"type": "OneToOneConnector"},
           "synapse_type": {"type": "TsodyksMarkramSynapse", "U": 0.25, "tau_rec": 100.0, "tau_facil": 0.0}}]}
        """;

    WiredPair south(UnaryOperator<HicannConfig.Builder> change) {
        south = change.apply(south.toBuilder()).build();
        return this;
    }

    WiredPair north(UnaryOperator<HicannConfig.Builder> change) {
        north = change.apply(north.toBuilder()).build();
        return this;
    }

    /** Replaces weight and connector of the projection a->b. */
    WiredPair asking(String weightAndConnector) {
        network = network.replace(
                "\"weight\": 0.0135, \"connector\": {\"type\": \"OneToOneConnector\"}", weightAndConnector);
        return this;
    }

    /** Changes a driver of the northern chip. */
    WiredPair driver(int y, UnaryOperator<SynapseDriverConfig> change) {
        SynapseDriverOnHicann driver = SynapseDriverOnHicann.of(y);
        return north(chip -> chip.driver(driver, change.apply(north.driver(driver))));
    }

    /** Changes a cell of the northern chip. */
    WiredPair cell(int row, int column, int weight, int decoder) {
        return north(chip -> chip.synapses(
                north.synapses().toBuilder().set(row, column, weight, decoder).build()));
    }

    WiredPair mapping(UnaryOperator<MappingTable> change) {
        mapping = change.apply(mapping);
        return this;
    }

    WiredPair defects(UnaryOperator<Defects.Builder> add) {
        defects = add.apply(Defects.builder()).build();
        return this;
    }

    /** The configuration after a way through its bytes: what cannot be written cannot be planted. */
    WaferConfig wafer() {
        WaferConfig planned = others.hicann(SOUTH, south)
                .hicann(NORTH, north)
                .fpga(SOUTH.fpga(), southFpga)
                .fpga(NORTH.fpga(), northFpga)
                .build();
        return BitstreamReader.decode(BitstreamWriter.encode(planned, description), "wafer.nkb");
    }

    Network parsedNetwork() {
        return NetworkReader.parse(network, "pair.json", Path.of("."));
    }

    Checker.Inputs inputs() {
        return new Checker.Inputs(
                wafer(),
                Availability.of(description, defects),
                Calibration.nominal(),
                parsedNetwork(),
                mapping,
                reported);
    }

    CheckReport check() {
        return Checker.check(inputs(), RunContext.quiet(1));
    }

    /** All problems, of legality and comparison. */
    ProblemLog problems() {
        CheckReport report = check();
        ProblemLog all = new ProblemLog();
        all.merge(report.legality());
        all.merge(report.differences());
        return all;
    }

    static double siemens(int weight) {
        return WeightMap.NOMINAL.siemens(weight, GMAX_DAC, DIVISOR);
    }

    private static HicannConfig southern() {
        HicannConfig.Builder chip = HicannConfig.builder();
        neuron(chip, 0, A_ADDRESS);
        line(chip, 0, MergerMode.RIGHT_ONLY);
        line(chip, 2, MergerMode.MERGE);
        chip.gbitLink(GbitLinkConfig.OFF
                .with(GbitChannelOnHicann.of(0), GbitDirection.TO_DNC)
                .with(GbitChannelOnHicann.of(2), GbitDirection.TO_HICANN));
        chip.crossbar(CrossbarConfig.builder()
                .close(crossbar(62, 32))
                .close(crossbar(46, 8))
                .build());
        return chip.build();
    }

    private static HicannConfig northern() {
        HicannConfig.Builder chip = HicannConfig.builder();
        neuron(chip, 10, B_ADDRESS);
        chip.dncMerger(DncMergerOnHicann.of(0), new DncMergerConfig(MergerMode.RIGHT_ONLY, true, false));
        chip.gbitLink(GbitLinkConfig.OFF.with(GbitChannelOnHicann.of(0), GbitDirection.TO_DNC));
        chip.repeater(VLineOnHicann.of(34), RepeaterConfig.FORWARD_LEFT_OR_TOP);
        chip.repeater(VLineOnHicann.of(10), RepeaterConfig.FORWARD_LEFT_OR_TOP);
        chip.synapseSwitches(SynapseSwitchConfig.builder()
                .close(synapseSwitch(1, 34))
                .close(synapseSwitch(5, 10))
                .build());
        RowConfig left = row(true, false, A_ADDRESS / 16, A_ADDRESS / 16);
        RowConfig right = row(false, true, A_ADDRESS / 16, A_ADDRESS / 16);
        chip.driver(SynapseDriverOnHicann.of(1), driver(true, false, left, RowConfig.OFF));
        chip.driver(SynapseDriverOnHicann.of(3), driver(false, true, RowConfig.OFF, right));
        chip.driver(
                SynapseDriverOnHicann.of(5),
                new SynapseDriverConfig(
                        true,
                        true,
                        false,
                        true,
                        StpMode.DEPRESSION,
                        0,
                        row(true, false, IN_ADDRESS / 16, 0),
                        RowConfig.OFF));
        chip.synapses(SynapseArray.builder()
                .set(EXCITATORY_ROW, 10, 7, A_ADDRESS % 16)
                .set(INHIBITORY_ROW, 11, 3, A_ADDRESS % 16)
                .set(STP_ROW, 10, 15, IN_ADDRESS % 16)
                .build());
        return chip.build();
    }

    /** A neuron of four denmems whose top left one fires. */
    static void neuron(HicannConfig.Builder chip, int column, int address) {
        chip.quad(QuadOnHicann.of(column / 2), QuadConfig.JOINED);
        chip.denmem(DenmemOnHicann.of(column), DenmemConfig.OFF.firing(address));
    }

    /** A stream through a DNC merger onto its line to the right, locked by the generator of its column. */
    static void line(HicannConfig.Builder chip, int dnc, MergerMode mode) {
        DncMergerOnHicann merger = DncMergerOnHicann.of(dnc);
        chip.dncMerger(merger, new DncMergerConfig(mode, true, false));
        chip.generator(BackgroundGeneratorOnHicann.of(dnc), new BackgroundGeneratorConfig(true, false, 124, 0, 0));
        chip.repeater(merger.hline(), RepeaterConfig.output(false, true));
    }

    static SynapseDriverConfig driver(boolean locin, boolean connect, RowConfig upper, RowConfig lower) {
        return new SynapseDriverConfig(true, locin, connect, false, StpMode.FACILITATION, 0, upper, lower);
    }

    static RowConfig row(boolean left, boolean right, int decoderEven, int decoderOdd) {
        return new RowConfig(left, right, decoderEven, decoderOdd, 0, DIVISOR, 0);
    }

    static CrossbarSwitchOnHicann crossbar(int hline, int vline) {
        return CrossbarSwitchOnHicann.of(HLineOnHicann.of(hline), VLineOnHicann.of(vline));
    }

    static SynapseSwitchOnHicann synapseSwitch(int y, int vline) {
        return SynapseSwitchOnHicann.of(y, VLineOnHicann.of(vline));
    }

    private static MappingTable table() {
        return new MappingTable(
                "pair",
                new MappingTable.Settings(1, 1, 1e4, 10, 1.2, 125, 3),
                List.of("in", "a", "b"),
                List.of(mapped(1, SOUTH, 0, A_ADDRESS), mapped(2, NORTH, 10, B_ADDRESS)),
                List.of(new MappingTable.Source(0, 0, SOUTH.id(), 2, IN_ADDRESS)),
                List.of(),
                List.of(
                        edge("a->b", EXCITATORY_ROW, 10, 7),
                        edge("calm", INHIBITORY_ROW, 11, 3),
                        edge("in->b", STP_ROW, 10, 15)),
                List.of(
                        new MappingTable.Recording(1, 0, "spikes", MappingTable.Probe.TRACE, MappingTable.NONE),
                        new MappingTable.Recording(2, 0, "spikes", MappingTable.Probe.TRACE, MappingTable.NONE)),
                List.of());
    }

    static MappingTable.Neuron mapped(int population, HicannOnWafer hicann, int column, int address) {
        return new MappingTable.Neuron(
                population, 0, hicann.id(), column, address, 4, column, 0, 6, SIEMENS_PER_WEIGHT, SIEMENS_PER_WEIGHT);
    }

    static ProjectionMapping edge(String label, int row, int column, int weight) {
        return new ProjectionMapping.Builder(label, 1)
                .edge(0, 0, 1.5)
                .cell(row, column, siemens(weight))
                .build();
    }

    /** The table with other neurons. */
    static MappingTable withNeurons(MappingTable table, List<MappingTable.Neuron> neurons) {
        return new MappingTable(
                table.networkName(),
                table.settings(),
                table.populations(),
                neurons,
                table.sources(),
                table.generators(),
                table.projections(),
                table.recordings(),
                table.notRecorded());
    }

    /** The table with other inputs. */
    static MappingTable withInputs(
            MappingTable table, List<MappingTable.Source> sources, List<MappingTable.Generator> generators) {
        return new MappingTable(
                table.networkName(),
                table.settings(),
                table.populations(),
                table.neurons(),
                sources,
                generators,
                table.projections(),
                table.recordings(),
                table.notRecorded());
    }

    /** The table with another entry for one projection. */
    static MappingTable withProjection(MappingTable table, int position, ProjectionMapping entry) {
        List<ProjectionMapping> projections = new ArrayList<>(table.projections());
        projections.set(position, entry);
        return new MappingTable(
                table.networkName(),
                table.settings(),
                table.populations(),
                table.neurons(),
                table.sources(),
                table.generators(),
                projections,
                table.recordings(),
                table.notRecorded());
    }
}
