package neckar.compiler.check;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neckar.base.RunContext;
import neckar.base.SeededRandom;
import neckar.compiler.flow.CompileOptions;
import neckar.compiler.flow.CompileResult;
import neckar.compiler.flow.Compiler;
import neckar.network.Network;
import neckar.network.io.NetworkReader;
import neckar.spec.calib.Calibration;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.DenmemConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.config.SynapseArray;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.Availability;
import neckar.spec.topology.WaferDescription;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A compiled network is clean; after any single change of a register that is in use it is not. */
class CompiledMutationTest {

    private static final String NETWORK = """
        {"format": "neckar-network/1", "name": "small", "duration_ms": 10, "populations": [
          {"label": "in", "size": 8, "cell_type": "SpikeSourcePoisson"},
          {"label": "exc", "size": 30, "cell_type": "IF_cond_exp", "record": ["spikes"]},
          {"label": "inh", "size": 10, "cell_type": "IF_cond_exp", "record": ["spikes"]}],
         "projections": [
          {"pre": "in", "post": "exc", "receptor": "excitatory", "weight": 0.004,
           "connector": {"type": "FixedProbabilityConnector", "p_connect": 0.5}},
          {"pre": "exc", "post": "inh", "receptor": "excitatory", "weight": 0.004,
           "connector": {"type": "FixedProbabilityConnector", "p_connect": 0.3},
           "synapse_type": {"type": "TsodyksMarkramSynapse", "U": 0.3, "tau_rec": 100.0, "tau_facil": 0.0}},
          {"pre": "inh", "post": "exc", "receptor": "inhibitory", "weight": 0.01,
           "connector": {"type": "FixedProbabilityConnector", "p_connect": 0.4}}]}
        """;

    private static final Case COMPILED = compile();

    private record Case(Network network, Availability availability, CompileResult result) {
        CheckReport check(WaferConfig wafer) {
            return Checker.check(
                    new Checker.Inputs(
                            wafer,
                            availability,
                            Calibration.nominal(),
                            network,
                            result.emission().mapping(),
                            Optional.empty()),
                    RunContext.quiet(1));
        }
    }

    /** Changes one register in use of a chip; empty when it has none of this kind. */
    private interface Change {
        Optional<HicannConfig> apply(HicannConfig chip, SeededRandom random);
    }

    private record Mutation(String name, Change change) {}

    private static Case compile() {
        Network network = NetworkReader.parse(NETWORK, "small.json", Path.of("."));
        Availability availability = Availability.of(WaferDescription.DEFAULT);
        CompileOptions options = CompileOptions.on(availability);
        return new Case(network, availability, Compiler.compile(network, options, RunContext.quiet(1)));
    }

    private static <T> Optional<T> pick(List<T> some, SeededRandom random) {
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(random.nextInt(some.size())));
    }

    private static final List<Mutation> MUTATIONS = List.of(
            new Mutation("weight", (chip, random) -> cell(chip, random, true)),
            new Mutation("decoder", (chip, random) -> cell(chip, random, false)),
            new Mutation("crossbar", CompiledMutationTest::openCrossbar),
            new Mutation("synapse switch", CompiledMutationTest::openSynapseSwitch),
            new Mutation("horizontal repeater", CompiledMutationTest::stopHorizontalRepeater),
            new Mutation("vertical repeater", CompiledMutationTest::stopVerticalRepeater),
            new Mutation("driver", CompiledMutationTest::stopDriver),
            new Mutation("plasticity", CompiledMutationTest::changePlasticity),
            new Mutation("address", CompiledMutationTest::changeAddress),
            new Mutation("generator", CompiledMutationTest::stopGenerator));

    private static Optional<HicannConfig> cell(HicannConfig chip, SeededRandom random, boolean weight) {
        List<int[]> used = new ArrayList<>();
        for (int row = 0; row < SynapseArray.ROWS; row++) {
            for (int column = 0;
                    column < SynapseArray.COLUMNS && !chip.synapses().isRowUnused(row);
                    column++) {
                if (chip.synapses().decoder(row, column) != SynapseArray.DISABLED_DECODER) {
                    used.add(new int[] {row, column});
                }
            }
        }
        return pick(used, random).map(at -> {
            int by = 1 + random.nextInt(15);
            int newWeight = chip.synapses().weight(at[0], at[1]) + (weight ? by : 0);
            int newDecoder = chip.synapses().decoder(at[0], at[1]) + (weight ? 0 : by);
            return chip.toBuilder()
                    .synapses(chip.synapses().toBuilder()
                            .set(at[0], at[1], newWeight % 16, newDecoder % 16)
                            .build())
                    .build();
        });
    }

    private static Optional<HicannConfig> openCrossbar(HicannConfig chip, SeededRandom random) {
        Optional<CrossbarSwitchOnHicann> closed = pick(chip.crossbar().closed(), random);
        return closed.map(each -> chip.toBuilder()
                .crossbar(chip.crossbar().toBuilder().set(each, false).build())
                .build());
    }

    private static Optional<HicannConfig> openSynapseSwitch(HicannConfig chip, SeededRandom random) {
        Optional<SynapseSwitchOnHicann> closed = pick(chip.synapseSwitches().closed(), random);
        return closed.map(each -> chip.toBuilder()
                .synapseSwitches(
                        chip.synapseSwitches().toBuilder().set(each, false).build())
                .build());
    }

    private static Optional<HicannConfig> stopHorizontalRepeater(HicannConfig chip, SeededRandom random) {
        List<HLineOnHicann> used = HLineOnHicann.all().stream()
                .filter(line -> chip.repeater(line).mode() != RepeaterMode.IDLE)
                .toList();
        return pick(used, random)
                .map(line ->
                        chip.toBuilder().repeater(line, RepeaterConfig.IDLE).build());
    }

    private static Optional<HicannConfig> stopVerticalRepeater(HicannConfig chip, SeededRandom random) {
        List<VLineOnHicann> used = VLineOnHicann.all().stream()
                .filter(line -> chip.repeater(line).mode() != RepeaterMode.IDLE)
                .toList();
        return pick(used, random)
                .map(line ->
                        chip.toBuilder().repeater(line, RepeaterConfig.IDLE).build());
    }

    private static List<SynapseDriverOnHicann> drivers(HicannConfig chip) {
        return SynapseDriverOnHicann.all().stream()
                .filter(driver -> chip.driver(driver).enable())
                .toList();
    }

    private static Optional<HicannConfig> stopDriver(HicannConfig chip, SeededRandom random) {
        return pick(drivers(chip), random)
                .map(driver ->
                        chip.toBuilder().driver(driver, SynapseDriverConfig.OFF).build());
    }

    private static Optional<HicannConfig> changePlasticity(HicannConfig chip, SeededRandom random) {
        return pick(drivers(chip), random).map(driver -> {
            SynapseDriverConfig old = chip.driver(driver);
            SynapseDriverConfig changed = new SynapseDriverConfig(
                    old.enable(),
                    old.locin(),
                    old.connect(),
                    !old.stpEnable(),
                    old.stpMode(),
                    old.stpCap(),
                    old.upper(),
                    old.lower());
            return chip.toBuilder().driver(driver, changed).build();
        });
    }

    private static Optional<HicannConfig> changeAddress(HicannConfig chip, SeededRandom random) {
        List<DenmemOnHicann> firing = DenmemOnHicann.all().stream()
                .filter(denmem -> chip.denmem(denmem).spl1Output())
                .toList();
        return pick(firing, random).map(denmem -> {
            int address = (chip.denmem(denmem).l1Address() + 1 + random.nextInt(63)) % 64;
            return chip.toBuilder()
                    .denmem(denmem, DenmemConfig.OFF.firing(address))
                    .build();
        });
    }

    private static Optional<HicannConfig> stopGenerator(HicannConfig chip, SeededRandom random) {
        List<BackgroundGeneratorOnHicann> running = BackgroundGeneratorOnHicann.all().stream()
                .filter(generator -> chip.generator(generator).enable())
                .toList();
        return pick(running, random).map(generator -> chip.toBuilder()
                .generator(generator, BackgroundGeneratorConfig.OFF)
                .build());
    }

    @Property(tries = 12)
    void findsAnyChangeOfARegisterInUse(@ForAll long seed) {
        SeededRandom random = new SeededRandom(seed);
        WaferConfig wafer = COMPILED.result().emission().wafer();
        List<Map.Entry<HicannOnWafer, HicannConfig>> chips =
                List.copyOf(wafer.hicanns().entrySet());
        for (Mutation mutation : MUTATIONS) {
            Map.Entry<HicannOnWafer, HicannConfig> chip = pick(chips, random).orElseThrow();
            mutation.change().apply(chip.getValue(), random).ifPresent(changed -> {
                WaferConfig mutated =
                        wafer.toBuilder().hicann(chip.getKey(), changed).build();
                assertFalse(COMPILED.check(mutated).isClean(), () -> mutation.name() + " on " + chip.getKey());
            });
        }
    }

    @Test
    void findsTheUnchangedNetworkClean() {
        CheckReport report = COMPILED.check(COMPILED.result().emission().wafer());
        assertTrue(report.isClean(), report.legality() + "" + report.differences());
        assertTrue(report.realised() > 200);
    }
}
