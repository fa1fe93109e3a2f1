package neckar.spec.bitstream;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import neckar.spec.config.CorrelationPattern;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.SramTiming;
import neckar.spec.config.StdpLut;
import neckar.spec.config.SynapseCommand;
import neckar.spec.config.SynapseControl;
import neckar.spec.config.SynapseControllerConfig;
import neckar.spec.config.SynapseTiming;
import neckar.spec.coord.SynapseArrayOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;

/** Synapse controllers: SRAM timing, configuration, plasticity tables, correlation reset, control (hardware reference 4.8). */
final class SynapseControllerRegisters implements StructureRegisters {
    /** Address of the control register. */
    static final int CONTROL = 0x4000;

    private static final int CONFIGURATION = 0x4001;
    private static final int LUT = 0x4100;
    private static final int CORRELATION_RESET = 0x4500;
    private static final int SRAM_TIMING = 0x500;
    private static final int ALL_BITS = 0xffffffff;

    private static final int CONTROL_RESERVED = 1 << 31;
    private static final int CONFIGURATION_RESERVED = 0xf << 28;

    private static final int LUT_WORDS = 6;

    /** The weights whose entries a pair of table words holds, from the most significant nibble of the first word on. */
    private static final int[] LUT_WEIGHTS = {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15};

    @Override
    public void layout(ChipLayout.Builder layout) {
        layout.structure(Structure.SYNAPSE_CONTROLLERS, () -> {
            for (SynapseArrayOnHicann array : SynapseArrayOnHicann.all()) {
                RegisterModule module = RegisterModule.synapses(array);
                SramRegisters.layout(layout, module, SRAM_TIMING);
                layout.stored(module, CONFIGURATION, ALL_BITS);
                for (int word = 0; word < LUT_WORDS; word++) {
                    layout.stored(module, LUT + word, ALL_BITS);
                }
                layout.stored(module, CORRELATION_RESET, ALL_BITS);
                layout.stored(module, CONTROL, ALL_BITS);
            }
        });
    }

    @Override
    public void encode(HicannConfig config, RegisterSink sink) {
        for (SynapseArrayOnHicann array : SynapseArrayOnHicann.all()) {
            SynapseControllerConfig controller = config.synapseController(array);
            SramRegisters.encode(controller.sramTiming(), sink);
            sink.put(timingWord(controller.timing()));
            StdpLut lut = controller.lut();
            for (int half = 0; half < 2; half++) {
                sink.put(lutWord(lut::acausal, half));
            }
            for (int half = 0; half < 2; half++) {
                sink.put(lutWord(lut::causal, half));
            }
            for (int half = 0; half < 2; half++) {
                sink.put(lutWord(lut::combined, half));
            }
            sink.put(controller.correlationReset());
            sink.put(controlWord(controller.control(), array));
        }
    }

    @Override
    public void decode(RegisterSource source, HicannConfig.Builder config) {
        for (SynapseArrayOnHicann array : SynapseArrayOnHicann.all()) {
            String part = "controller of synapse array " + array;
            SramTiming sramTiming = SramRegisters.decode(source, part);
            SynapseTiming timing = timing(source, part);
            int[] acausal = table(source);
            int[] causal = table(source);
            int[] combined = table(source);
            StdpLut lut = StdpLut.of(w -> causal[w], w -> acausal[w], w -> combined[w]);
            int correlationReset = source.next();
            SynapseControl control = control(source, part, array);
            config.synapseController(
                    array, new SynapseControllerConfig(control, timing, lut, correlationReset, sramTiming));
        }
    }

    /** The control register; its rows are hardware addresses, which depend on the array. */
    static int controlWord(SynapseControl control, SynapseArrayOnHicann array) {
        return control.command().code()
                | Words.bit(control.encr(), 4)
                | Words.bit(control.continuous(), 5)
                | Words.bit(control.newCommand(), 6)
                | hardwareAddress(control.rowOnArray(), array) << 8
                | hardwareAddress(control.lastRowOnArray(), array) << 16
                | control.columnSet() << 24
                | Words.bit(control.withoutReset(), 27)
                | Words.bit(control.scc(), 28)
                | Words.bit(control.sca(), 29)
                | Words.bit(control.idle(), 30);
    }

    private static SynapseControl control(RegisterSource source, String part, SynapseArrayOnHicann array) {
        int word = source.next();
        source.requireZero(part, word, CONTROL_RESERVED);
        Optional<SynapseCommand> command = Arrays.stream(SynapseCommand.values())
                .filter(candidate -> candidate.code() == Words.field(word, 0, 4))
                .findFirst();
        if (command.isEmpty()) {
            throw source.refuse(part, "unknown command " + Words.field(word, 0, 4), word, "0..7, 9, 10");
        }
        return new SynapseControl(
                command.get(),
                Words.isSet(word, 6),
                Words.isSet(word, 5),
                Words.isSet(word, 4),
                rowOnArray(source, part, array, word, 8),
                rowOnArray(source, part, array, word, 16),
                Words.field(word, 24, 3),
                Words.isSet(word, 27),
                Words.isSet(word, 28),
                Words.isSet(word, 29),
                Words.isSet(word, 30));
    }

    private static int hardwareAddress(int rowOnArray, SynapseArrayOnHicann array) {
        return SynapseRowOnHicann.of(array.id() * SynapseControl.ROWS + rowOnArray)
                .hardwareAddress();
    }

    private static int rowOnArray(RegisterSource source, String part, SynapseArrayOnHicann array, int word, int shift) {
        int address = Words.field(word, shift, 8);
        if (address >= SynapseControl.ROWS) {
            throw source.refuse(part, "row address " + address, word, "0..223");
        }
        return SynapseRowOnHicann.fromHardwareAddress(array, address).id() % SynapseControl.ROWS;
    }

    private static int timingWord(SynapseTiming timing) {
        return patternBits(timing.pattern0()) << 1
                | patternBits(timing.pattern1())
                | timing.endel() << 8
                | timing.predel() << 12
                | timing.gen() << 16
                | timing.dllReleased() << 20
                | timing.oedel() << 22
                | timing.wrdel() << 26;
    }

    private static SynapseTiming timing(RegisterSource source, String part) {
        int word = source.next();
        source.requireZero(part, word, CONFIGURATION_RESERVED);
        return new SynapseTiming(
                pattern(word >>> 1),
                pattern(word),
                Words.field(word, 8, 4),
                Words.field(word, 12, 4),
                Words.field(word, 16, 4),
                Words.field(word, 20, 2),
                Words.field(word, 22, 4),
                Words.field(word, 26, 2));
    }

    /** Every second bit belongs to one of the two patterns. */
    private static int patternBits(CorrelationPattern pattern) {
        return Words.bit(pattern.aa(), 0)
                | Words.bit(pattern.ac(), 2)
                | Words.bit(pattern.ca(), 4)
                | Words.bit(pattern.cc(), 6);
    }

    private static CorrelationPattern pattern(int bits) {
        return new CorrelationPattern(
                Words.isSet(bits, 0), Words.isSet(bits, 2), Words.isSet(bits, 4), Words.isSet(bits, 6));
    }

    private static int lutWord(IntUnaryOperator table, int half) {
        int word = 0;
        for (int nibble = 0; nibble < Integer.BYTES * 2; nibble++) {
            int entry = table.applyAsInt(LUT_WEIGHTS[half * 8 + nibble]);
            word |= Words.reversed(entry, 4) << (Integer.SIZE - 4 - 4 * nibble);
        }
        return word;
    }

    private static int[] table(RegisterSource source) {
        int[] table = new int[StdpLut.ENTRIES];
        for (int half = 0; half < 2; half++) {
            int word = source.next();
            for (int nibble = 0; nibble < Integer.BYTES * 2; nibble++) {
                int bits = Words.field(word, Integer.SIZE - 4 - 4 * nibble, 4);
                table[LUT_WEIGHTS[half * 8 + nibble]] = Words.reversed(bits, 4);
            }
        }
        return table;
    }
}
