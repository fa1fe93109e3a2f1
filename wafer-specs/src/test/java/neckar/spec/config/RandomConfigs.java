package neckar.spec.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import neckar.base.SeededRandom;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.GbitChannelOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.HsLink;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.QuadOnHicann;
import neckar.spec.coord.RepeaterBlockOnHicann;
import neckar.spec.coord.SynapseArrayOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random configurations with every register of a chip, from empty to full. */
public final class RandomConfigs {
    private final SeededRandom random;
    private final double density;

    private RandomConfigs(long seed, double density) {
        this.random = new SeededRandom(seed);
        this.density = density;
    }

    /** Chips in which a structure is set with a probability between 0 and 1. */
    public static Arbitrary<HicannConfig> hicanns() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.of(0.0, 0.01, 0.3, 1.0))
                .as(RandomConfigs::hicann);
    }

    /** One chip in which a structure is set with probability {@code density}. */
    public static HicannConfig hicann(long seed, double density) {
        return new RandomConfigs(seed, density).hicann();
    }

    /** A wafer of a few chips and FPGAs. */
    public static WaferConfig wafer(long seed) {
        RandomConfigs configs = new RandomConfigs(seed, 0.2);
        WaferConfig.Builder wafer = WaferConfig.builder(100 + 25 * configs.random.nextInt(7));
        for (int i = configs.random.nextInt(4); i > 0; i--) {
            wafer.hicann(HicannOnWafer.of(configs.random.nextInt(HicannOnWafer.COUNT)), configs.hicann());
        }
        for (int i = configs.random.nextInt(4); i > 0; i--) {
            wafer.fpga(FpgaOnWafer.of(configs.random.nextInt(FpgaOnWafer.COUNT)), configs.fpga());
        }
        return wafer.build();
    }

    private HicannConfig hicann() {
        HicannConfig.Builder chip = HicannConfig.builder();
        switches(chip);
        events(chip);
        neurons(chip);
        synapses(chip);
        analog(chip);
        return chip.build();
    }

    private void switches(HicannConfig.Builder chip) {
        CrossbarConfig.Builder crossbar = CrossbarConfig.builder();
        CrossbarSwitchOnHicann.all().forEach(id -> crossbar.set(id, chosen()));
        SynapseSwitchConfig.Builder synapseSwitches = SynapseSwitchConfig.builder();
        SynapseSwitchOnHicann.all().forEach(id -> synapseSwitches.set(id, chosen()));
        chip.crossbar(crossbar.build()).synapseSwitches(synapseSwitches.build());
        each(HLineOnHicann.all(), id -> chip.repeater(id, repeater()));
        each(VLineOnHicann.all(), id -> chip.repeater(id, repeater()));
        each(RepeaterBlockOnHicann.all(), id -> chip.repeaterBlock(id, repeaterBlock()));
    }

    private void events(HicannConfig.Builder chip) {
        each(MergerOnHicann.all(), id -> chip.merger(id, new MergerConfig(anyOf(MergerMode.values()), flag())));
        each(DncMergerOnHicann.all(), id -> {
            boolean loopback = id.id() % 2 == 0 && flag();
            chip.dncMerger(id, new DncMergerConfig(anyOf(MergerMode.values()), flag(), loopback));
        });
        chip.gbitLink(
                new GbitLinkConfig(times(GbitChannelOnHicann.COUNT, () -> anyOf(GbitDirection.values())), flag()));
        chip.phase(below(256));
        each(
                BackgroundGeneratorOnHicann.all(),
                id -> chip.generator(
                        id, new BackgroundGeneratorConfig(flag(), flag(), below(65536), below(64), below(65536))));
    }

    private void neurons(HicannConfig.Builder chip) {
        each(QuadOnHicann.all(), id -> {
            chip.quad(id, new QuadConfig(flag(), flag(), flag(), flag()));
            for (int row = 0; row < 2; row++) {
                int io = below(8);
                chip.denmem(DenmemOnHicann.at(id.firstColumn(), row), denmem(io % 4 > 1, io > 5));
                chip.denmem(DenmemOnHicann.at(id.firstColumn() + 1, row), denmem(io < 6 && io % 2 == 1, io == 4));
            }
        });
        chip.neuron(new NeuronConfig(neuronRow(), neuronRow(), flag(), sramTiming()));
    }

    private void synapses(HicannConfig.Builder chip) {
        each(
                SynapseDriverOnHicann.all(),
                id -> chip.driver(
                        id,
                        new SynapseDriverConfig(
                                flag(), flag(), flag(), flag(), anyOf(StpMode.values()), below(8), row(), row())));
        SynapseArray.Builder array = SynapseArray.builder();
        for (int row = 0; row < SynapseArray.ROWS; row++) {
            for (int column = 0; column < SynapseArray.COLUMNS; column++) {
                if (chosen()) {
                    array.set(row, column, below(16), below(16));
                }
            }
        }
        chip.synapses(array.build());
        each(SynapseArrayOnHicann.all(), id -> chip.synapseController(id, synapseController()));
    }

    private void analog(HicannConfig.Builder chip) {
        FloatingGateConfig.Builder cells = FloatingGateConfig.builder();
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            for (int row = 0; row < FloatingGateConfig.ROWS; row++) {
                for (int column = 0; column < FloatingGateConfig.COLUMNS; column++) {
                    if (chosen()) {
                        cells.code(block, row, column, below(1024));
                    }
                }
            }
        }
        chip.floatingGates(cells.build());
        each(FgBlockOnHicann.all(), id -> chip.fgControl(id, fgControl()));
        each(FgBlockOnHicann.all(), id -> {
            int[] codes = new int[StimulusConfig.VALUES];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = below(1024);
            }
            chip.stimulus(id, StimulusConfig.of(codes, below(16), flag()));
        });
        each(AnalogOutputOnHicann.all(), id -> {
            AnalogSignal signal = anyOf(AnalogSignal.values());
            boolean legal = signal != AnalogSignal.FIRING_LINE || id.id() == 0;
            chip.analogOutput(id, new AnalogOutputConfig(flag(), legal ? signal : AnalogSignal.NONE));
        });
    }

    private FpgaConfig fpga() {
        FpgaGenerator generator = new FpgaGenerator(
                flag(),
                below(FpgaGenerator.MAX_SEED + 1),
                below(FpgaGenerator.MAX_RATE + 1),
                HsLink.of(below(HsLink.COUNT)));
        return new FpgaConfig(times(HsLink.COUNT, this::flag), generator);
    }

    private RepeaterConfig repeater() {
        RepeaterMode mode = anyOf(RepeaterMode.values());
        boolean first = flag();
        boolean second = flag();
        return switch (mode) {
            case IDLE, LOOPBACK -> new RepeaterConfig(mode, false, false, below(4), below(4));
            case FORWARDING, INPUT -> new RepeaterConfig(mode, first, !first, below(4), below(4));
            case OUTPUT -> new RepeaterConfig(mode, first, second || !first, below(4), below(4));
        };
    }

    private RepeaterBlockConfig repeaterBlock() {
        int events = RepeaterBlockConfig.TEST_PORTS * RepeaterBlockConfig.TEST_EVENTS;
        return new RepeaterBlockConfig(
                below(4),
                below(4),
                flag(),
                flag(),
                below(4),
                times(events, () -> new TestPortEvent(below(64), below(1024))),
                sramTiming());
    }

    private DenmemConfig denmem(boolean analogOut, boolean currentInput) {
        return new DenmemConfig(below(64), flag(), flag(), flag(), analogOut, currentInput);
    }

    private NeuronRowConfig neuronRow() {
        return new NeuronRowConfig(
                flag(), anyOf(SpeedMode.values()), anyOf(SpeedMode.values()), anyOf(SpeedMode.values()), flag());
    }

    private RowConfig row() {
        return new RowConfig(flag(), flag(), below(4), below(4), below(4), below(16), below(16));
    }

    private SynapseControllerConfig synapseController() {
        SynapseControl control = new SynapseControl(
                anyOf(SynapseCommand.values()),
                flag(),
                flag(),
                flag(),
                below(SynapseControl.ROWS),
                below(SynapseControl.ROWS),
                below(SynapseControl.COLUMN_SETS),
                flag(),
                flag(),
                flag(),
                flag());
        SynapseTiming timing =
                new SynapseTiming(pattern(), pattern(), below(16), below(16), below(16), below(4), below(16), below(4));
        StdpLut lut = StdpLut.of(w -> below(16), w -> below(16), w -> below(16));
        return new SynapseControllerConfig(control, timing, lut, (int) random.nextLong(), sramTiming());
    }

    private CorrelationPattern pattern() {
        return new CorrelationPattern(flag(), flag(), flag(), flag());
    }

    private FgControlConfig fgControl() {
        return new FgControlConfig(
                below(256),
                below(64),
                below(64),
                below(64),
                below(64),
                below(16),
                below(16),
                below(16),
                flag(),
                flag());
    }

    private SramTiming sramTiming() {
        return new SramTiming(1 + below(255), below(16), below(16));
    }

    private boolean chosen() {
        return random.nextDouble() < density;
    }

    private boolean flag() {
        return random.nextInt(2) == 1;
    }

    private int below(int bound) {
        return random.nextInt(bound);
    }

    private <E> E anyOf(E[] values) {
        return values[random.nextInt(values.length)];
    }

    private static <E> List<E> times(int count, Supplier<E> element) {
        List<E> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(element.get());
        }
        return list;
    }

    private <K> void each(List<K> keys, Consumer<K> set) {
        for (K key : keys) {
            if (chosen()) {
                set.accept(key);
            }
        }
    }
}
