package neckar.compiler.check;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.emit.ProjectionMapping;
import neckar.spec.config.AnalogOutputConfig;
import neckar.spec.config.AnalogSignal;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.DenmemConfig;
import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.FloatingGateConfig;
import neckar.spec.config.FpgaConfig;
import neckar.spec.config.GbitLinkConfig;
import neckar.spec.config.MergerConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.config.MergerTreePreset;
import neckar.spec.config.NeuronConfig;
import neckar.spec.config.QuadConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RowConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.SramTiming;
import neckar.spec.config.StpMode;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.QuadOnHicann;
import neckar.spec.coord.SynapseArrayOnHicann;
import neckar.spec.coord.SynapseColumnOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapticInput;
import neckar.spec.coord.VLineOnHicann;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants one error at a time into a faultless configuration; each must be found under its own name. */
class LegalityTest {

    private static final HicannOnWafer SOUTH = WiredPair.SOUTH;
    private static final HicannOnWafer NORTH = WiredPair.NORTH;

    @ParameterizedTest(name = "{0}")
    @MethodSource({"lines", "drivers", "synapses", "neurons", "events", "defects", "tables"})
    void findsThePlantedError(ProblemKind expected, Consumer<WiredPair> plant) {
        WiredPair pair = new WiredPair();
        plant.accept(pair);
        ProblemLog found = pair.problems();
        assertTrue(found.count(expected) > 0, () -> "expected " + expected + ", found " + found);
        assertTrue(found.examples(expected).get(0).toString().contains(expected.code()));
    }

    /** Every kind of problem has a planted error above, or is listed here with the test that covers it. */
    @ParameterizedTest
    @EnumSource(ProblemKind.class)
    void plantsEveryKind(ProblemKind kind) {
        Map<ProblemKind, String> elsewhere =
                Map.of(ProblemKind.REPORT_DIFFERS, "CheckerTest", ProblemKind.GENERATOR_DIFFERS, "CheckerTest");
        boolean planted = Stream.of(lines(), drivers(), synapses(), neurons(), events(), defects(), tables())
                .flatMap(all -> all)
                .anyMatch(each -> each.get()[0] == kind);
        assertTrue(planted || elsewhere.containsKey(kind));
    }

    private static Arguments plant(ProblemKind kind, Consumer<WiredPair> change) {
        return arguments(kind, change);
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                plant(
                        ProblemKind.TWO_DRIVERS,
                        pair -> pair.south(
                                chip -> chip.repeater(VLineOnHicann.of(32), RepeaterConfig.FORWARD_LEFT_OR_TOP))),
                plant(ProblemKind.REPEATER_LOOP, WiredPairErrors::loop),
                plant(
                        ProblemKind.FORWARDS_NOTHING,
                        pair -> pair.north(
                                chip -> chip.repeater(VLineOnHicann.of(50), RepeaterConfig.FORWARD_LEFT_OR_TOP))),
                plant(ProblemKind.REPEATER_OFF_WAFER, WiredPairErrors::repeaterAtTheEdge),
                plant(
                        ProblemKind.TEST_DATA_ON_LINE,
                        pair -> pair.north(
                                chip -> chip.repeater(HLineOnHicann.of(1), RepeaterConfig.output(true, false)))),
                plant(
                        ProblemKind.OUTPUT_WITHOUT_EVENTS,
                        pair -> pair.north(
                                chip -> chip.repeater(HLineOnHicann.of(6), RepeaterConfig.output(false, true)))),
                plant(
                        ProblemKind.UNDRIVEN_CROSSBAR,
                        pair -> pair.south(chip -> chip.crossbar(chip.build().crossbar().toBuilder()
                                .close(WiredPair.crossbar(0, 31))
                                .build()))),
                plant(
                        ProblemKind.UNDRIVEN_SYNAPSE_SWITCH,
                        pair -> pair.north(chip -> chip.repeater(VLineOnHicann.of(34), RepeaterConfig.IDLE))),
                plant(
                        ProblemKind.CROSSBARS_ON_HLINE,
                        pair -> pair.south(chip -> chip.crossbar(chip.build().crossbar().toBuilder()
                                .close(WiredPair.crossbar(62, 64))
                                .build()))),
                plant(
                        ProblemKind.CROSSBARS_ON_VLINE,
                        pair -> pair.south(chip -> chip.crossbar(chip.build().crossbar().toBuilder()
                                .close(WiredPair.crossbar(63, 32))
                                .build()))),
                plant(ProblemKind.SWITCHES_IN_HALF_ROW, pair -> closeSwitches(pair, 1, 35)),
                plant(ProblemKind.SWITCHES_ON_VLINE, pair -> closeSwitches(pair, 17, 34)));
    }

    private static void closeSwitches(WiredPair pair, int y, int vline) {
        pair.north(chip -> chip.synapseSwitches(chip.build().synapseSwitches().toBuilder()
                .close(WiredPair.synapseSwitch(y, vline))
                .build()));
    }

    static Stream<Arguments> drivers() {
        return Stream.of(
                plant(ProblemKind.DRIVER_FED_TWICE, WiredPairErrors::fedFromTheNeighbourToo),
                plant(ProblemKind.SWITCH_WITHOUT_DRIVER, WiredPairErrors::switchAtTheEdge),
                plant(ProblemKind.SWITCH_TO_IDLE_DRIVER, pair -> closeSwitches(pair, 17, 34)),
                plant(
                        ProblemKind.DRIVER_WITHOUT_INPUT,
                        pair -> pair.driver(7, off -> WiredPair.driver(true, false, RowConfig.OFF, RowConfig.OFF))),
                plant(
                        ProblemKind.CHAIN_WITHOUT_PRIMARY,
                        pair -> pair.driver(7, off -> WiredPair.driver(false, false, RowConfig.OFF, RowConfig.OFF))),
                plant(
                        ProblemKind.CHAIN_WITH_TWO_PRIMARIES,
                        pair -> pair.driver(3, d -> WiredPair.driver(true, true, d.upper(), d.lower()))),
                plant(
                        ProblemKind.CHAIN_LEAVES_QUADRANT,
                        pair -> pair.driver(1, d -> WiredPair.driver(true, true, d.upper(), d.lower()))),
                plant(ProblemKind.CHAIN_TOO_LONG, pair -> pair.driver(
                                5, d -> WiredPair.driver(false, true, d.upper(), d.lower()))
                        .driver(7, d -> WiredPair.driver(false, true, d.upper(), d.lower()))),
                plant(
                        ProblemKind.ROW_ON_BOTH_SIDES,
                        pair -> pair.driver(1, d -> d.withRows(WiredPair.row(true, true, 2, 2), d.lower()))),
                plant(
                        ProblemKind.ROW_WITHOUT_SIDE,
                        pair -> pair.driver(1, d -> d.withRows(WiredPair.row(false, false, 2, 2), d.lower()))),
                plant(
                        ProblemKind.ROW_WITHOUT_DIVISOR,
                        pair -> pair.driver(1, d -> d.withRows(new RowConfig(true, false, 2, 2, 0, 0, 0), d.lower()))));
    }

    static Stream<Arguments> synapses() {
        return Stream.of(
                plant(ProblemKind.SYNAPSE_AT_IDLE_DRIVER, pair -> pair.cell(100, 10, 3, 5)),
                plant(ProblemKind.SYNAPSE_WITHOUT_SENDER, pair -> pair.cell(WiredPair.EXCITATORY_ROW, 10, 7, 6)),
                plant(ProblemKind.SYNAPSE_HEARS_LOCKING, pair -> pair.cell(WiredPair.EXCITATORY_ROW, 10, 7, 0)
                        .driver(1, d -> d.withRows(WiredPair.row(true, false, 0, 0), d.lower()))),
                plant(ProblemKind.SYNAPSE_WITHOUT_NEURON, pair -> pair.cell(WiredPair.EXCITATORY_ROW, 40, 7, 5)),
                plant(ProblemKind.SYNAPSE_NOT_ASKED, WiredPairErrors::synapseNobodyAskedFor),
                plant(
                        ProblemKind.WRONG_SIGN,
                        pair -> pair.driver(5, d -> d.withRows(WiredPair.row(false, true, 1, 0), d.lower()))),
                plant(
                        ProblemKind.WRONG_STP,
                        pair -> pair.driver(
                                5,
                                d -> new SynapseDriverConfig(
                                        true, true, false, true, StpMode.FACILITATION, 0, d.upper(), d.lower()))),
                plant(
                        ProblemKind.WRONG_STP,
                        pair -> pair.driver(5, d -> WiredPair.driver(true, false, d.upper(), d.lower()))),
                plant(ProblemKind.SYNAPSE_UNKNOWN, pair -> pair.cell(WiredPair.EXCITATORY_ROW, 11, 7, 5)),
                plant(ProblemKind.SYNAPSE_DIFFERS, pair -> pair.cell(WiredPair.EXCITATORY_ROW, 10, 0, 1)),
                plant(ProblemKind.CONDUCTANCE_DIFFERS, pair -> pair.cell(WiredPair.EXCITATORY_ROW, 10, 8, 5)),
                plant(
                        ProblemKind.CONDUCTANCE_DIFFERS,
                        pair -> pair.north(chip -> chip.floatingGates(FloatingGateConfig.DEFAULT.toBuilder()
                                .shared(FgBlockOnHicann.of(0), SharedParameter.V_GMAX0, 1001)
                                .build()))));
    }

    static Stream<Arguments> neurons() {
        return Stream.of(
                plant(
                        ProblemKind.TWO_FIRING_DENMEMS,
                        pair -> denmem(pair, 11, new DenmemConfig(3, true, false, false, false, false))),
                plant(
                        ProblemKind.NO_FIRING_DENMEM,
                        pair -> pair.north(chip -> chip.quad(QuadOnHicann.of(20), QuadConfig.JOINED))),
                plant(
                        ProblemKind.SPIKE_OUTPUT_WITHOUT_FIRING,
                        pair -> denmem(pair, 11, new DenmemConfig(3, false, false, true, false, false))),
                plant(ProblemKind.FIRE_INPUT_ON_BOTH_SIDES, pair -> {
                    denmem(pair, 11, DenmemConfig.OFF.withFireInput(true));
                    denmem(pair, 12, DenmemConfig.OFF.withFireInput(true));
                }),
                plant(ProblemKind.FIRE_INPUT_TWICE, pair -> {
                    denmem(pair, 11, DenmemConfig.OFF.withFireInput(true));
                    denmem(pair, 256 + 11, DenmemConfig.OFF.withFireInput(true));
                }),
                plant(ProblemKind.FIRE_INPUT_AT_EDGE, pair -> denmem(pair, 255, DenmemConfig.OFF.withFireInput(true))),
                plant(ProblemKind.NEURON_LEAVES_BLOCK, WiredPairErrors::neuronOverTwoBlocks),
                plant(ProblemKind.NEURON_SHAPE, pair -> denmem(pair, 11, DenmemConfig.OFF.withFireInput(true))),
                plant(
                        ProblemKind.VERTICAL_SWITCH_OPEN,
                        pair -> pair.north(
                                chip -> chip.quad(QuadOnHicann.of(5), new QuadConfig(true, false, true, true)))),
                plant(
                        ProblemKind.RESET_DIFFERS,
                        pair -> pair.north(chip -> chip.floatingGates(FloatingGateConfig.DEFAULT.toBuilder()
                                .shared(FgBlockOnHicann.of(3), SharedParameter.V_RESET, 450)
                                .build()))),
                plant(
                        ProblemKind.NEURON_IN_RESET,
                        pair -> pair.north(chip -> chip.neuron(new NeuronConfig(
                                NeuronConfig.DEFAULT.top(),
                                NeuronConfig.DEFAULT.bottom(),
                                false,
                                SramTiming.DEFAULT)))),
                plant(ProblemKind.ANALOG_BUS_TWICE, pair -> {
                    denmem(pair, 20, DenmemConfig.OFF.withAnalogOut(true));
                    denmem(pair, 30, DenmemConfig.OFF.withAnalogOut(true));
                }),
                plant(ProblemKind.ANALOG_OUTPUT_TWICE, WiredPairErrors::twoChipsOnOneOutput));
    }

    private static void denmem(WiredPair pair, int id, DenmemConfig setting) {
        pair.north(chip -> chip.denmem(DenmemOnHicann.of(id), setting));
    }

    static Stream<Arguments> events() {
        return Stream.of(
                plant(
                        ProblemKind.ADDRESS_TWICE,
                        pair -> pair.south(chip -> {
                            WiredPair.neuron(chip, 4, WiredPair.A_ADDRESS);
                            return chip;
                        })),
                plant(ProblemKind.ADDRESS_RESERVED, pair -> denmem(pair, 10, DenmemConfig.OFF.firing(17))),
                plant(ProblemKind.SPIKES_STUCK, pair -> merger(pair, MergerOnHicann.at(0, 0), MergerMode.LEFT_ONLY)),
                plant(ProblemKind.MERGER_FORK, pair -> merger(pair, MergerOnHicann.at(1, 0), MergerMode.MERGE)),
                plant(
                        ProblemKind.DNC_INPUT_AND_OUTPUT,
                        pair -> pair.south(chip -> {
                            WiredPair.neuron(chip, 64, 40);
                            return chip;
                        })),
                plant(
                        ProblemKind.LINK_INPUT_STUCK,
                        pair -> dnc(pair, 2, new DncMergerConfig(MergerMode.RIGHT_ONLY, true, false))),
                plant(
                        ProblemKind.DNC_NOT_SLOW,
                        pair -> dnc(pair, 0, new DncMergerConfig(MergerMode.RIGHT_ONLY, false, false))),
                plant(
                        ProblemKind.DNC_LOOPBACK,
                        pair -> dnc(pair, 0, new DncMergerConfig(MergerMode.RIGHT_ONLY, true, true))),
                plant(ProblemKind.LINE_NOT_LOCKED, pair -> generator(pair, 0, BackgroundGeneratorConfig.OFF)),
                plant(
                        ProblemKind.TWO_GENERATORS,
                        pair -> pair.south(chip -> chip.mergers(MergerTreePreset.EIGHT_ON_ONE)
                                .dncMerger(DncMergerOnHicann.of(0), DncMergerConfig.TRANSIT)
                                .dncMerger(DncMergerOnHicann.of(2), DncMergerConfig.TRANSIT)
                                .dncMerger(
                                        DncMergerOnHicann.of(3),
                                        new DncMergerConfig(MergerMode.RIGHT_ONLY, true, false))
                                .repeater(HLineOnHicann.of(38), RepeaterConfig.output(false, true)))),
                plant(
                        ProblemKind.GENERATOR_ADDRESS,
                        pair -> generator(pair, 0, new BackgroundGeneratorConfig(true, false, 124, 5, 0))),
                plant(
                        ProblemKind.GENERATOR_TOO_SLOW,
                        pair -> generator(pair, 0, new BackgroundGeneratorConfig(true, false, 1250, 0, 0))),
                plant(
                        ProblemKind.GENERATOR_SEED,
                        pair -> generator(pair, 0, new BackgroundGeneratorConfig(true, true, 62258, 0, 0))),
                plant(
                        ProblemKind.LINK_WITHOUT_TIMESTAMPS,
                        pair -> pair.south(chip -> chip.gbitLink(
                                new GbitLinkConfig(chip.build().gbitLink().directions(), false)))),
                plant(ProblemKind.LINK_NOT_ENABLED, pair -> pair.southFpga = FpgaConfig.OFF),
                plant(ProblemKind.SPIKES_NOT_RECORDED, pair -> pair.north(chip -> chip.gbitLink(GbitLinkConfig.OFF))));
    }

    private static void merger(WiredPair pair, MergerOnHicann merger, MergerMode mode) {
        pair.south(chip -> chip.merger(merger, new MergerConfig(mode, false)));
    }

    private static void dnc(WiredPair pair, int dnc, DncMergerConfig setting) {
        pair.south(chip -> chip.dncMerger(DncMergerOnHicann.of(dnc), setting));
    }

    private static void generator(WiredPair pair, int generator, BackgroundGeneratorConfig setting) {
        pair.south(chip -> chip.generator(BackgroundGeneratorOnHicann.of(generator), setting));
    }

    static Stream<Arguments> defects() {
        SynapseRowOnHicann row = SynapseRowOnHicann.of(WiredPair.EXCITATORY_ROW);
        DenmemOnHicann denmem = DenmemOnHicann.of(10);
        return Stream.of(
                plant(ProblemKind.DEFECTIVE_HICANN, pair -> pair.defects(list -> list.add(SOUTH))),
                plant(ProblemKind.DEFECTIVE_LINK, pair -> pair.defects(list -> list.add(SOUTH.fpga(), SOUTH.hsLink()))),
                plant(ProblemKind.DEFECTIVE_DENMEM, pair -> pair.defects(list -> list.add(NORTH, denmem))),
                plant(
                        ProblemKind.DEFECTIVE_SYNAPSE,
                        pair -> pair.defects(list -> list.add(NORTH, row.synapse(SynapseColumnOnHicann.of(10))))),
                plant(ProblemKind.DEFECTIVE_ROW, pair -> pair.defects(list -> list.add(NORTH, row))),
                plant(
                        ProblemKind.DEFECTIVE_DRIVER,
                        pair -> pair.defects(list -> list.add(NORTH, SynapseDriverOnHicann.of(3)))),
                plant(
                        ProblemKind.DEFECTIVE_DRIVER,
                        pair -> pair.defects(list -> list.add(NORTH, SynapseArrayOnHicann.of(0)))),
                plant(
                        ProblemKind.DEFECTIVE_SYNAPTIC_INPUT,
                        pair -> pair.defects(list -> list.add(NORTH, denmem.synapticInput(SynapticInput.EXCITATORY)))),
                plant(ProblemKind.DEFECTIVE_HLINE, pair -> pair.defects(list -> list.add(SOUTH, HLineOnHicann.of(62)))),
                plant(ProblemKind.DEFECTIVE_VLINE, pair -> pair.defects(list -> list.add(NORTH, VLineOnHicann.of(34)))),
                plant(
                        ProblemKind.DEFECTIVE_REPEATER,
                        pair -> pair.defects(
                                list -> list.add(NORTH, VLineOnHicann.of(34).repeater()))),
                plant(
                        ProblemKind.DEFECTIVE_CROSSBAR,
                        pair -> pair.defects(list -> list.add(SOUTH, WiredPair.crossbar(62, 32)))),
                plant(
                        ProblemKind.DEFECTIVE_SYNAPSE_SWITCH,
                        pair -> pair.defects(list -> list.add(NORTH, WiredPair.synapseSwitch(1, 34)))),
                plant(
                        ProblemKind.DEFECTIVE_SYNAPSE_SWITCH,
                        pair -> pair.defects(list ->
                                list.add(NORTH, WiredPair.synapseSwitch(1, 34).row()))),
                plant(
                        ProblemKind.DEFECTIVE_MERGER,
                        pair -> pair.defects(list -> list.add(SOUTH, MergerOnHicann.at(0, 0)))),
                plant(
                        ProblemKind.DEFECTIVE_MERGER,
                        pair -> pair.defects(list -> list.add(SOUTH, DncMergerOnHicann.of(2)))),
                plant(
                        ProblemKind.DEFECTIVE_GENERATOR,
                        pair -> pair.defects(list -> list.add(SOUTH, BackgroundGeneratorOnHicann.of(0)))),
                plant(ProblemKind.DEFECTIVE_ANALOG_OUTPUT, pair -> pair.defects(
                                list -> list.add(NORTH, AnalogOutputOnHicann.of(1)))
                        .north(chip -> chip.analogOutput(
                                AnalogOutputOnHicann.of(1),
                                AnalogOutputConfig.showing(AnalogSignal.MEMBRANE_TOP_EVEN)))),
                plant(
                        ProblemKind.DEFECTIVE_DRIVER,
                        pair -> pair.defects(list -> list.add(NORTH, FgBlockOnHicann.of(0)))));
    }

    static Stream<Arguments> tables() {
        return Stream.of(
                plant(
                        ProblemKind.NEURON_DIFFERS,
                        pair -> pair.mapping(table -> WiredPair.withNeurons(
                                table,
                                List.of(
                                        WiredPair.mapped(1, SOUTH, 0, 38),
                                        WiredPair.mapped(2, NORTH, 10, WiredPair.B_ADDRESS))))),
                plant(
                        ProblemKind.NEURON_DIFFERS,
                        pair -> pair.mapping(table -> WiredPair.withNeurons(
                                table,
                                List.of(
                                        WiredPair.mapped(1, SOUTH, 8, WiredPair.A_ADDRESS),
                                        WiredPair.mapped(2, NORTH, 10, WiredPair.B_ADDRESS))))),
                plant(
                        ProblemKind.NEURON_UNKNOWN,
                        pair -> pair.mapping(table -> WiredPair.withNeurons(
                                table, List.of(WiredPair.mapped(2, NORTH, 10, WiredPair.B_ADDRESS))))),
                plant(
                        ProblemKind.SOURCE_DIFFERS,
                        pair -> pair.mapping(table -> WiredPair.withInputs(
                                table,
                                List.of(new MappingTable.Source(0, 0, SOUTH.id(), 3, WiredPair.IN_ADDRESS)),
                                List.of()))),
                plant(
                        ProblemKind.ADDRESS_RESERVED,
                        pair -> pair.mapping(table -> WiredPair.withInputs(
                                table, List.of(new MappingTable.Source(0, 0, SOUTH.id(), 2, 33)), List.of()))),
                plant(
                        ProblemKind.SYNAPSE_DIFFERS,
                        pair -> pair.mapping(table ->
                                WiredPair.withProjection(table, 0, WiredPair.edge("a->b", WiredPair.STP_ROW, 10, 15)))),
                plant(
                        ProblemKind.SYNAPSE_UNKNOWN,
                        pair -> pair.mapping(table ->
                                WiredPair.withProjection(table, 0, new ProjectionMapping.Builder("a->b", 0).build()))));
    }
}
