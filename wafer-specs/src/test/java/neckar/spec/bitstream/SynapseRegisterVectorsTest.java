package neckar.spec.bitstream;

import static neckar.spec.bitstream.WrittenWords.assertWritten;
import static neckar.spec.bitstream.WrittenWords.flag;
import static neckar.spec.bitstream.WrittenWords.function;
import static neckar.spec.bitstream.WrittenWords.number;
import static neckar.spec.bitstream.WrittenWords.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import neckar.spec.config.CorrelationPattern;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.NeuronConfig;
import neckar.spec.config.NeuronRowConfig;
import neckar.spec.config.RepeaterBlockConfig;
import neckar.spec.config.RowConfig;
import neckar.spec.config.SramTiming;
import neckar.spec.config.StdpLut;
import neckar.spec.config.StpMode;
import neckar.spec.config.SynapseArray;
import neckar.spec.config.SynapseCommand;
import neckar.spec.config.SynapseControl;
import neckar.spec.config.SynapseControllerConfig;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.config.SynapseTiming;
import neckar.spec.coord.ReferenceFiles;
import neckar.spec.coord.RepeaterBlockOnHicann;
import neckar.spec.coord.SynapseArrayOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import org.junit.jupiter.api.Test;

/** Register words of drivers, synapses and their controllers, and SRAM timings, against vectors.json. */
class SynapseRegisterVectorsTest {
    private static final SynapseArrayOnHicann TOP = SynapseArrayOnHicann.of(0);
    private static final SynapseArrayOnHicann BOTTOM = SynapseArrayOnHicann.of(1);

    @Test
    void synapseDrivers() {
        for (JsonNode vector : ReferenceFiles.vectors("synapse_driver")) {
            SynapseDriverConfig driver = new SynapseDriverConfig(
                    flag(vector, "enable"),
                    flag(vector, "locin"),
                    flag(vector, "connect_neighbor"),
                    flag(vector, "stp_enable"),
                    flag(vector, "stp_mode") ? StpMode.DEPRESSION : StpMode.FACILITATION,
                    number(vector, "stp_cap"),
                    row(vector.path("row_top")),
                    row(vector.path("row_bottom")));
            SynapseDriverOnHicann id = SynapseDriverOnHicann.of(number(vector, "driver"));
            assertWritten(
                    vector,
                    Structure.SYNAPSE_DRIVERS,
                    HicannConfig.builder().driver(id, driver).build());
        }
    }

    @Test
    void gmaxDivisors() {
        for (JsonNode vector : ReferenceFiles.vectors("gmax_div")) {
            RowConfig row = RowConfig.OFF.withDivisor(number(vector, "total"));
            assertEquals(number(vector, "left"), row.divisorLeft());
            assertEquals(number(vector, "right"), row.divisorRight());
            assertEquals(number(vector, "total"), row.divisor());
        }
    }

    @Test
    void weightRows() {
        for (JsonNode vector : ReferenceFiles.vectors("weight_row")) {
            SynapseArray.Builder array = SynapseArray.builder();
            IntUnaryOperator weight = function(text(vector, "weight_of_column_c"));
            fill(array, number(vector, "row"), weight, column -> SynapseArray.DISABLED_DECODER);
            assertWritten(
                    vector,
                    Structure.WEIGHTS,
                    HicannConfig.builder().synapses(array.build()).build());
        }
    }

    @Test
    void decoderDoubleRows() {
        for (JsonNode vector : ReferenceFiles.vectors("decoder_double_row")) {
            SynapseDriverOnHicann driver = SynapseDriverOnHicann.of(number(vector, "driver"));
            SynapseArray.Builder array = SynapseArray.builder();
            IntUnaryOperator none = column -> 0;
            fill(array, driver.upperRow().id(), none, function(text(vector, "top_row_column_c")));
            fill(array, driver.lowerRow().id(), none, function(text(vector, "bottom_row_column_c")));
            assertWritten(
                    vector,
                    Structure.SYNAPSE_DECODERS,
                    HicannConfig.builder().synapses(array.build()).build());
        }
    }

    @Test
    void synapseControlRegister() {
        for (JsonNode vector : ReferenceFiles.vectors("synapse_control_register")) {
            SynapseControl control = new SynapseControl(
                    command(number(vector, "cmd")),
                    flag(vector, "newcmd"),
                    flag(vector, "continuous"),
                    flag(vector, "encr"),
                    number(vector, "row_on_array"),
                    number(vector, "last_row_on_array"),
                    number(vector, "sel"),
                    flag(vector, "without_reset"),
                    flag(vector, "scc"),
                    flag(vector, "sca"),
                    false);
            SynapseControllerConfig standard = SynapseControllerConfig.DEFAULT;
            assertController(
                    vector,
                    array(text(vector, "array")),
                    new SynapseControllerConfig(
                            control,
                            standard.timing(),
                            standard.lut(),
                            standard.correlationReset(),
                            standard.sramTiming()));
        }
    }

    @Test
    void synapseConfigurationRegister() {
        for (JsonNode vector : ReferenceFiles.vectors("synapse_config_register")) {
            SynapseTiming timing = new SynapseTiming(
                    pattern(vector.path("pattern0_aa_ac_ca_cc")),
                    pattern(vector.path("pattern1_aa_ac_ca_cc")),
                    number(vector, "endel"),
                    number(vector, "predel"),
                    number(vector, "gen"),
                    number(vector, "dllresetb"),
                    number(vector, "oedel"),
                    number(vector, "wrdel"));
            assertController(vector, TOP, SynapseControllerConfig.DEFAULT.withTiming(timing));
        }
    }

    @Test
    void plasticityTables() {
        for (JsonNode vector : ReferenceFiles.vectors("stdp_lut")) {
            String causal = text(vector, "causal");
            String acausal = text(vector, "acausal");
            String combined = text(vector, "combined");
            StdpLut lut = StdpLut.of(
                    function(causal),
                    function(acausal.equals("same") ? causal : acausal),
                    function(combined.equals("same") ? causal : combined));
            SynapseControllerConfig standard = SynapseControllerConfig.DEFAULT;
            SynapseArrayOnHicann array =
                    WrittenWords.expected(vector).get(0).module() == RegisterModule.SYNAPSE_TOP ? TOP : BOTTOM;
            assertController(
                    vector,
                    array,
                    new SynapseControllerConfig(
                            standard.control(),
                            standard.timing(),
                            lut,
                            standard.correlationReset(),
                            standard.sramTiming()));
        }
    }

    @Test
    void synapseControllers() {
        Pattern changed = Pattern.compile("default(?: except dllresetb (\\d+), row on array (\\d+))?");
        for (JsonNode vector : ReferenceFiles.vectors("synapse_controller")) {
            Matcher settings = changed.matcher(text(vector, "settings"));
            assertTrue(settings.matches(), vector::toString);
            int released = settings.group(1) == null ? 0 : Integer.parseInt(settings.group(1));
            int row = settings.group(2) == null ? 0 : Integer.parseInt(settings.group(2));
            SynapseControl control =
                    new SynapseControl(SynapseCommand.IDLE, false, false, false, row, 0, 0, false, true, true, false);
            assertController(
                    vector,
                    array(text(vector, "array")),
                    new SynapseControllerConfig(
                            control,
                            SynapseTiming.DEFAULT.withDllReleased(released),
                            StdpLut.DEFAULT,
                            0xffffffff,
                            SramTiming.DEFAULT));
        }
    }

    @Test
    void sramTimings() {
        for (JsonNode vector : ReferenceFiles.vectors("sram_timing")) {
            SramTiming timing =
                    new SramTiming(number(vector, "read"), number(vector, "precharge"), number(vector, "write"));
            if (vector.has("cycles_read")) {
                assertEquals(number(vector, "cycles_read"), timing.readCycles());
                assertEquals(number(vector, "cycles_write"), timing.writeCycles());
            }
            switch (text(vector, "controller")) {
                case "neuron builder" ->
                    assertWritten(
                            vector,
                            Structure.NEURON_CONFIG,
                            HicannConfig.builder()
                                    .neuron(new NeuronConfig(
                                            NeuronRowConfig.DEFAULT, NeuronRowConfig.DEFAULT, true, timing))
                                    .build());
                case "repeater block CR" ->
                    assertWritten(
                            vector,
                            Structure.REPEATER_BLOCKS,
                            HicannConfig.builder()
                                    .repeaterBlock(
                                            RepeaterBlockOnHicann.CR,
                                            new RepeaterBlockConfig(
                                                    0,
                                                    0,
                                                    false,
                                                    true,
                                                    0,
                                                    RepeaterBlockConfig.DEFAULT.testData(),
                                                    timing))
                                    .build());
                case "synapse drivers top" ->
                    assertController(
                            vector,
                            TOP,
                            new SynapseControllerConfig(
                                    SynapseControl.DEFAULT, SynapseTiming.DEFAULT, StdpLut.DEFAULT, -1, timing));
                default -> throw new AssertionError(vector);
            }
        }
    }

    private static void assertController(
            JsonNode vector, SynapseArrayOnHicann array, SynapseControllerConfig controller) {
        assertWritten(
                vector,
                Structure.SYNAPSE_CONTROLLERS,
                HicannConfig.builder().synapseController(array, controller).build());
    }

    private static void fill(SynapseArray.Builder array, int row, IntUnaryOperator weight, IntUnaryOperator decoder) {
        for (int column = 0; column < SynapseArray.COLUMNS; column++) {
            array.set(row, column, weight.applyAsInt(column), decoder.applyAsInt(column));
        }
    }

    private static RowConfig row(JsonNode row) {
        return new RowConfig(
                flag(row, "syn_in_left"),
                flag(row, "syn_in_right"),
                number(row, "decoder_even"),
                number(row, "decoder_odd"),
                number(row, "gmax"),
                number(row, "gmax_div_left"),
                number(row, "gmax_div_right"));
    }

    private static SynapseArrayOnHicann array(String name) {
        return List.of("top", "bottom").indexOf(name) == 0 ? TOP : BOTTOM;
    }

    private static SynapseCommand command(int code) {
        return Arrays.stream(SynapseCommand.values())
                .filter(command -> command.code() == code)
                .findFirst()
                .orElseThrow();
    }

    private static CorrelationPattern pattern(JsonNode bits) {
        return new CorrelationPattern(
                bits.get(0).intValue() == 1,
                bits.get(1).intValue() == 1,
                bits.get(2).intValue() == 1,
                bits.get(3).intValue() == 1);
    }
}
