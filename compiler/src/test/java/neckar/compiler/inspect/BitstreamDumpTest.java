package neckar.compiler.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.CrossbarConfig;
import neckar.spec.config.DenmemConfig;
import neckar.spec.config.DncMergerConfig;
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
import org.junit.jupiter.api.Test;

class BitstreamDumpTest {

    private static final HicannOnWafer CHIP = HicannOnWafer.of(324);

    private static HicannConfig chip() {
        RowConfig row = new RowConfig(true, false, 2, 3, 1, 11, 0);
        return HicannConfig.builder()
                .crossbar(CrossbarConfig.builder()
                        .close(CrossbarSwitchOnHicann.of(HLineOnHicann.of(62), VLineOnHicann.of(32)))
                        .build())
                .synapseSwitches(SynapseSwitchConfig.builder()
                        .close(SynapseSwitchOnHicann.of(1, VLineOnHicann.of(34)))
                        .close(SynapseSwitchOnHicann.of(8, VLineOnHicann.of(141)))
                        .build())
                .repeater(HLineOnHicann.of(62), RepeaterConfig.output(true, true))
                .repeater(VLineOnHicann.of(34), RepeaterConfig.FORWARD_LEFT_OR_TOP)
                .dncMerger(DncMergerOnHicann.of(0), new DncMergerConfig(MergerMode.MERGE, true, false))
                .gbitLink(GbitLinkConfig.OFF
                        .with(GbitChannelOnHicann.of(0), GbitDirection.TO_DNC)
                        .with(GbitChannelOnHicann.of(7), GbitDirection.TO_HICANN))
                .generator(BackgroundGeneratorOnHicann.of(1), new BackgroundGeneratorConfig(true, false, 124, 0, 9))
                .quad(QuadOnHicann.of(5), QuadConfig.JOINED)
                .denmem(DenmemOnHicann.of(10), DenmemConfig.OFF.firing(37))
                .denmem(DenmemOnHicann.of(300), new DenmemConfig(5, true, false, false, true, false))
                .driver(
                        SynapseDriverOnHicann.of(1),
                        new SynapseDriverConfig(true, true, false, true, StpMode.DEPRESSION, 5, row, RowConfig.OFF))
                .driver(
                        SynapseDriverOnHicann.of(3),
                        new SynapseDriverConfig(
                                false, false, true, false, StpMode.FACILITATION, 0, RowConfig.OFF, RowConfig.OFF))
                .synapses(SynapseArray.builder()
                        .set(2, 10, 7, 5)
                        .set(447, 255, 15, 0)
                        .build())
                .build();
    }

    private static String dump(DumpOptions options) throws IOException {
        WaferConfig wafer = WaferConfig.builder(125)
                .hicann(HicannOnWafer.of(7), HicannConfig.IDLE)
                .hicann(CHIP, chip())
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BitstreamDump.write(wafer, options, out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void writesTheContractsText() throws IOException {
        List<String> lines = dump(new DumpOptions(CHIP::equals, false)).lines().toList();

        assertEquals("{\"format\":\"neckar-dump/1\",\"pll_mhz\":125,\"hicanns\":1}", lines.get(0));
        assertEquals(
                String.join(
                        ",",
                        "{\"hicann\":324",
                        "\"crossbar\":[[62,32]]",
                        "\"synapse_switches\":[[1,34],[8,141]]",
                        "\"repeaters\":[[\"h\",62,\"OUTPUT\",[\"left\",\"right\"]],[\"v\",34,\"FORWARDING\",[\"top\"]]]",
                        "\"mergers\":{\"M0\":[\"MERGE\",\"MERGE\",\"MERGE\",\"MERGE\",\"MERGE\",\"MERGE\",\"MERGE\",\"MERGE\"]",
                        "\"M1\":[\"RIGHT_ONLY\",\"RIGHT_ONLY\",\"RIGHT_ONLY\",\"LEFT_ONLY\"]",
                        "\"M2\":[\"RIGHT_ONLY\",\"LEFT_ONLY\"]",
                        "\"M3\":[\"LEFT_ONLY\"]}",
                        "\"dnc_mergers\":[[\"MERGE\",true],[\"LEFT_ONLY\",false],[\"LEFT_ONLY\",false],[\"LEFT_ONLY\",false]",
                        "[\"LEFT_ONLY\",false],[\"LEFT_ONLY\",false],[\"LEFT_ONLY\",false],[\"LEFT_ONLY\",false]]",
                        "\"gbit\":[\"TO_DNC\",\"OFF\",\"OFF\",\"OFF\",\"OFF\",\"OFF\",\"OFF\",\"TO_HICANN\"]",
                        "\"generators\":[[false,false,0,0,0],[true,false,124,0,9],[false,false,0,0,0],[false,false,0,0,0]",
                        "[false,false,0,0,0],[false,false,0,0,0],[false,false,0,0,0],[false,false,0,0,0]]",
                        "\"neurons\":[[[10,11,266,267],10,37],[[300],300,null]]",
                        "\"drivers\":[[1,true,true,false,true,1,5,[true,false,2,3,1,11],[false,false,0,0,0,1]]",
                        "[3,false,false,true,false,0,0,[false,false,0,0,0,1],[false,false,0,0,0,1]]]",
                        "\"synapses\":[[2,10,5,7],[447,255,0,15]]}"),
                lines.get(1));
        assertEquals(2, lines.size());
    }

    @Test
    void showsAllChipsInOrderOfTheirNumbers() throws IOException {
        List<String> lines = dump(DumpOptions.DEFAULT).lines().toList();
        assertTrue(lines.get(0).contains("\"hicanns\":2"));
        assertTrue(lines.get(1).startsWith("{\"hicann\":7,"));
        assertTrue(lines.get(2).startsWith("{\"hicann\":324,"));
        assertFalse(lines.get(1).contains("floating_gates"));
    }

    @Test
    void addsTheAnalogPartWhenAsked() throws IOException {
        String chip = dump(new DumpOptions(CHIP::equals, true)).lines().toList().get(1);
        // Column 11 of block 0 is denmem 10; its E_l cell, row 6, has the default 300.
        assertTrue(chip.contains("[0,6,11,300]"));
        assertTrue(chip.contains("\"neuron_config\":{\"top\":[true,\"NORMAL\",\"NORMAL\",\"NORMAL\",true]"));
        assertTrue(chip.contains("\"stimulus\":[]"));
        assertTrue(chip.contains("\"quad_io\":[[300,true,false]]"));
        assertTrue(chip.contains("\"analog_outputs\":[[0,false,\"NONE\"],[1,false,\"NONE\"]]"));
        assertTrue(chip.endsWith("}"));
    }
}
