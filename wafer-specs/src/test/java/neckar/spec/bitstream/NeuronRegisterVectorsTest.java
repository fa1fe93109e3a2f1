package neckar.spec.bitstream;

import static neckar.spec.bitstream.WrittenWords.assertInOrder;
import static neckar.spec.bitstream.WrittenWords.assertWritten;
import static neckar.spec.bitstream.WrittenWords.flag;
import static neckar.spec.bitstream.WrittenWords.function;
import static neckar.spec.bitstream.WrittenWords.number;
import static neckar.spec.bitstream.WrittenWords.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import neckar.base.InputException;
import neckar.spec.config.AnalogOutputConfig;
import neckar.spec.config.AnalogSignal;
import neckar.spec.config.DenmemConfig;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.FgControlConfig;
import neckar.spec.config.FloatingGateConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.NeuronConfig;
import neckar.spec.config.NeuronRowConfig;
import neckar.spec.config.QuadConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.SpeedMode;
import neckar.spec.config.SramTiming;
import neckar.spec.config.StimulusConfig;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.QuadOnHicann;
import neckar.spec.coord.ReferenceFiles;
import neckar.spec.coord.Side;
import org.junit.jupiter.api.Test;

/** Register words of neurons and analog parameters against vectors.json. */
class NeuronRegisterVectorsTest {
    @Test
    void denmemQuads() {
        for (JsonNode vector : ReferenceFiles.vectors("denmem_quad")) {
            QuadOnHicann quad = QuadOnHicann.of(number(vector, "quad"));
            HicannConfig.Builder chip = HicannConfig.builder();
            List<String> positions = List.of("TL", "TR", "BL", "BR");
            for (int i = 0; i < positions.size(); i++) {
                chip.denmem(quad.denmems().get(i), denmem(vector.path(positions.get(i))));
            }
            chip.quad(
                    quad,
                    new QuadConfig(
                            row(vector, "vertical", 0),
                            row(vector, "vertical", 1),
                            row(vector, "horizontal", 0),
                            row(vector, "horizontal", 1)));
            assertWritten(vector, Structure.DENMEMS, chip.build());
        }
    }

    @Test
    void denmemInputsAndOutputs() {
        for (JsonNode vector : ReferenceFiles.vectors("denmem_io_code")) {
            boolean aoutRight = flag(vector, "aout_right");
            boolean aoutLeft = flag(vector, "aout_left");
            boolean currentRight = flag(vector, "current_right");
            boolean currentLeft = flag(vector, "current_left");
            HicannConfig.Builder chip = HicannConfig.builder()
                    .denmem(DenmemOnHicann.at(20, 0), inputsAndOutputs(aoutLeft, currentLeft))
                    .denmem(DenmemOnHicann.at(21, 0), inputsAndOutputs(aoutRight, currentRight));
            if (vector.path("code").isNull()) {
                assertThrows(IllegalArgumentException.class, chip::build, vector::toString);
            } else {
                RegisterImage image = RegisterImage.of(chip.build());
                // Quad 10, top right word.
                int word = image.writes(Structure.DENMEMS).stream()
                        .filter(write -> write.address() == 4 * 10 + 3)
                        .findFirst()
                        .orElseThrow()
                        .word();
                assertEquals(number(vector, "code") << 6, word, vector::toString);
                assertEquals(chip.build(), image.toConfig("chip"));
            }
        }
    }

    @Test
    void neuronConfig() {
        for (JsonNode vector : ReferenceFiles.vectors("neuron_config")) {
            HicannConfig slow = neuronConfig(vector, SpeedMode.SLOW);
            HicannConfig fast = neuronConfig(vector, SpeedMode.FAST);
            if (slow.equals(fast)) {
                assertWritten(vector, Structure.NEURON_CONFIG, slow);
            } else {
                assertContradictionIsRefused(vector, slow, fast);
            }
        }
    }

    /** One vector sets both speed bits of a current: its word is that of both settings together, and means none. */
    private static void assertContradictionIsRefused(JsonNode vector, HicannConfig slow, HicannConfig fast) {
        List<RegisterWrite> writes = new ArrayList<>(RegisterImage.of(slow).writes());
        List<RegisterWrite> expected = WrittenWords.expected(vector);
        RegisterWrite last = expected.get(expected.size() - 1);
        RegisterWrite slowWord = lastNeuronWrite(slow);
        assertEquals(last.word(), slowWord.word() | lastNeuronWrite(fast).word());
        writes.set(writes.lastIndexOf(slowWord), last);
        InputException refusal = assertThrows(
                InputException.class, () -> RegisterImage.of(writes).toConfig("chip"));
        assertTrue(refusal.getMessage().contains("fast and slow"), refusal::getMessage);
    }

    private static RegisterWrite lastNeuronWrite(HicannConfig config) {
        List<RegisterWrite> writes = RegisterImage.of(config).writes(Structure.NEURON_CONFIG);
        return writes.get(writes.size() - 1);
    }

    private static HicannConfig neuronConfig(JsonNode vector, SpeedMode preferred) {
        JsonNode timing = vector.path("sram_timing");
        NeuronConfig neuron = new NeuronConfig(
                neuronRow(vector, 0, preferred),
                neuronRow(vector, 1, preferred),
                !flag(vector, "spl1_reset_active"),
                new SramTiming(
                        timing.get(0).intValue(),
                        timing.get(1).intValue(),
                        timing.get(2).intValue()));
        return HicannConfig.builder().neuron(neuron).build();
    }

    @Test
    void floatingGateCellsOfDenmems() {
        for (JsonNode vector : ReferenceFiles.vectors("fg_neuron_cell")) {
            DenmemOnHicann denmem = DenmemOnHicann.of(number(vector, "denmem"));
            DenmemParameter parameter = denmemParameter(text(vector, "parameter"));
            FgBlockOnHicann block = FgBlockOnHicann.of(number(vector, "fg_block"));
            int row = number(vector, "fg_row");
            int column = number(vector, "fg_column");
            FloatingGateConfig cells =
                    FloatingGateConfig.builder().denmem(denmem, parameter, 777).build();
            assertEquals(777, cells.code(block, row, column), vector::toString);
            assertEquals(777, cells.denmem(denmem, parameter));
            RegisterWrite read = new RegisterWrite(
                    RegisterModule.floatingGates(block),
                    FgRegisters.INSTRUCTION,
                    new FgInstruction(FgOpcode.READ, row, column, 0).word());
            assertEquals(WrittenWords.expected(vector), List.of(read));
        }
    }

    @Test
    void floatingGateRows() {
        for (JsonNode vector : ReferenceFiles.vectors("fg_rows")) {
            Side side = Side.parse(text(vector, "side"));
            OptionalInt row = vector.has("neuron_parameter")
                    ? OptionalInt.of(
                            denmemParameter(text(vector, "neuron_parameter")).row(side))
                    : sharedParameter(text(vector, "shared_parameter")).row(side);
            assertTrue(vector.has("fg_row"));
            OptionalInt expected =
                    vector.path("fg_row").isNull() ? OptionalInt.empty() : OptionalInt.of(number(vector, "fg_row"));
            assertEquals(expected, row, vector::toString);
        }
    }

    @Test
    void floatingGateRowWords() {
        for (JsonNode vector : ReferenceFiles.vectors("fg_row_words")) {
            assertEquals("(7*c+row) mod 1024", text(vector, "value_of_column_c"));
            FgBlockOnHicann block = FgBlockOnHicann.of(number(vector, "block"));
            int row = number(vector, "fg_row");
            FloatingGateConfig.Builder cells = FloatingGateConfig.builder();
            for (int column = 0; column < FloatingGateConfig.COLUMNS; column++) {
                cells.code(block, row, column, (7 * column + row) % 1024);
            }
            HicannConfig config =
                    HicannConfig.builder().floatingGates(cells.build()).build();
            List<RegisterWrite> writes = RegisterImage.of(config).writes(Structure.FLOATING_GATES);
            int rows = FgBlockOnHicann.COUNT * FloatingGateConfig.ROWS;
            int writesPerRow = writes.size() / rows;
            int first = (block.id() * FloatingGateConfig.ROWS + row) * writesPerRow;
            assertInOrder(vector, writes.subList(first, first + writesPerRow));
        }
    }

    @Test
    void floatingGateControl() {
        for (JsonNode vector : ReferenceFiles.vectors("fg_config")) {
            FgControlConfig control = new FgControlConfig(
                    number(vector, "maxcycle"),
                    number(vector, "readtime"),
                    number(vector, "acceleratorstep"),
                    number(vector, "voltagewritetime"),
                    number(vector, "currentwritetime"),
                    number(vector, "bias"),
                    number(vector, "biasn"),
                    number(vector, "pulselength"),
                    flag(vector, "groundvm"),
                    flag(vector, "calib"));
            FgBlockOnHicann block = FgBlockOnHicann.of(number(vector, "block"));
            assertWritten(
                    vector,
                    Structure.FG_CONTROL,
                    HicannConfig.builder().fgControl(block, control).build());
            assertEquals(number(vector, "max_voltage_cycles"), control.longestVoltageRowCycles(), vector::toString);
            assertEquals(number(vector, "max_current_cycles"), control.longestCurrentRowCycles(), vector::toString);
        }
    }

    @Test
    void floatingGateInstructions() {
        for (JsonNode vector : ReferenceFiles.vectors("fg_instruction")) {
            FgInstruction instruction = new FgInstruction(
                    opcode(text(vector, "op")),
                    number(vector, "row"),
                    number(vector, "column"),
                    number(vector, "bank"));
            assertEquals(Integer.decode(text(vector, "word")), instruction.word(), vector::toString);
        }
    }

    @Test
    void stimuli() {
        for (JsonNode vector : ReferenceFiles.vectors("fg_stimulus")) {
            int[] codes = IntStream.range(0, StimulusConfig.VALUES)
                    .map(function(text(vector, "value_i")))
                    .toArray();
            FgBlockOnHicann block = FgBlockOnHicann.of(number(vector, "block"));
            HicannConfig config = HicannConfig.builder()
                    .stimulus(block, StimulusConfig.of(codes, 3, flag(vector, "continuous")))
                    .build();
            RegisterImage image = RegisterImage.of(config);
            assertInOrder(vector, image.writes(Structure.STIMULI));
            assertEquals(config, image.toConfig("chip"));
        }
    }

    @Test
    void stimulusKeepsTheProgrammingBitsOfItsBiasRegister() {
        FgBlockOnHicann block = FgBlockOnHicann.of(2);
        HicannConfig config = HicannConfig.builder()
                .fgControl(block, new FgControlConfig(1, 2, 3, 4, 5, 6, 7, 8, true, true))
                .stimulus(block, StimulusConfig.of(new int[StimulusConfig.VALUES], 5, false))
                .build();
        RegisterWrite bias = new RegisterWrite(RegisterModule.FG_BL, 264, (0x3876 & ~0xf00) | 0x500);
        assertEquals(
                List.of(bias),
                RegisterImage.of(config).writes(Structure.STIMULI).stream()
                        .filter(write -> write.module() == RegisterModule.FG_BL && write.address() == 264)
                        .toList());
    }

    @Test
    void analogOutputs() {
        for (JsonNode vector : ReferenceFiles.vectors("analog_output")) {
            HicannConfig config = HicannConfig.builder()
                    .analogOutput(AnalogOutputOnHicann.of(0), analogOutput(number(vector, "out0_select")))
                    .analogOutput(AnalogOutputOnHicann.of(1), analogOutput(number(vector, "out1_select")))
                    .build();
            assertWritten(vector, Structure.ANALOG_OUTPUT, config);
        }
    }

    private static FgOpcode opcode(String name) {
        return switch (name) {
            case "read" -> FgOpcode.READ;
            case "writeUp" -> FgOpcode.WRITE_UP;
            case "writeDown" -> FgOpcode.WRITE_DOWN;
            case "getNextFalse" -> FgOpcode.GET_NEXT_FALSE;
            case "stimulate" -> FgOpcode.STIMULATE;
            case "stimulateContinuous" -> FgOpcode.STIMULATE_CONTINUOUS;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static DenmemParameter denmemParameter(String name) {
        return Arrays.stream(DenmemParameter.values())
                .filter(parameter -> parameter.hardwareName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static SharedParameter sharedParameter(String name) {
        return Arrays.stream(SharedParameter.values())
                .filter(parameter -> parameter.hardwareName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static DenmemConfig denmem(JsonNode denmem) {
        return new DenmemConfig(
                number(denmem, "address"),
                flag(denmem, "activate_firing"),
                flag(denmem, "fire_input"),
                flag(denmem, "spl1_out"),
                flag(denmem, "aout"),
                flag(denmem, "current_in"));
    }

    private static DenmemConfig inputsAndOutputs(boolean analogOut, boolean currentInput) {
        return DenmemConfig.OFF.withAnalogOut(analogOut).withCurrentInput(currentInput);
    }

    private static boolean row(JsonNode vector, String key, int row) {
        return vector.path(key).get(row).intValue() == 1;
    }

    private static NeuronRowConfig neuronRow(JsonNode vector, int row, SpeedMode preferred) {
        return new NeuronRowConfig(
                row(vector, "bigcap", row),
                speed(vector, "I_gl", row, preferred),
                speed(vector, "I_gladapt", row, preferred),
                speed(vector, "I_radapt", row, preferred),
                !flag(vector, "neuron_reset_active"));
    }

    private static SpeedMode speed(JsonNode vector, String current, int row, SpeedMode preferred) {
        boolean slow = row(vector, "slow_" + current, row);
        boolean fast = row(vector, "fast_" + current, row);
        if (slow && fast) {
            return preferred;
        }
        if (slow) {
            return SpeedMode.SLOW;
        }
        return fast ? SpeedMode.FAST : SpeedMode.NORMAL;
    }

    private static AnalogOutputConfig analogOutput(int select) {
        if (select < 0) {
            return AnalogOutputConfig.OFF;
        }
        return AnalogOutputConfig.showing(Arrays.stream(AnalogSignal.values())
                .filter(signal -> signal.select() == select)
                .findFirst()
                .orElseThrow());
    }
}
