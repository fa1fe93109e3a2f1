package neckar.spec.bitstream;

import java.util.ArrayList;
import java.util.List;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterBlockConfig;
import neckar.spec.config.SramTiming;
import neckar.spec.config.TestPortEvent;
import neckar.spec.coord.RepeaterBlockOnHicann;

/** Repeater blocks: SRAM timing, data of the test ports, configuration byte (hardware reference 2.6, 7.2). */
final class RepeaterBlockRegisters implements StructureRegisters {
    private static final int CONFIGURATION = 0x80;
    private static final int TEST_DATA = 0x81;
    private static final int SRAM_TIMING = 0xa0;
    private static final int TEST_EVENTS = RepeaterBlockConfig.TEST_PORTS * RepeaterBlockConfig.TEST_EVENTS;
    private static final int DLL_RELEASED = 4;
    private static final int DRIVER_RELEASED = 5;

    @Override
    public void layout(ChipLayout.Builder layout) {
        layout.structure(Structure.REPEATER_BLOCKS, () -> {
            for (RepeaterBlockOnHicann block : RepeaterBlockOnHicann.all()) {
                RegisterModule module = RegisterModule.repeaters(block);
                SramRegisters.layout(layout, module, SRAM_TIMING);
                for (int half = 0; half < 2 * TEST_EVENTS; half++) {
                    layout.stored(module, TEST_DATA + half, 0xff);
                }
                layout.stored(module, CONFIGURATION, 0xff);
            }
        });
    }

    @Override
    public void encode(HicannConfig config, RegisterSink sink) {
        for (RepeaterBlockOnHicann id : RepeaterBlockOnHicann.all()) {
            RepeaterBlockConfig block = config.repeaterBlock(id);
            SramRegisters.encode(block.sramTiming(), sink);
            for (TestPortEvent event : block.testData()) {
                sink.put(event.address() | Words.field(event.time(), 0, 2) << 6);
                sink.put(event.time() >>> 2);
            }
            sink.put(block.startTdo()
                    | block.startTdi() << 2
                    | Words.bit(block.dllReleased(), DLL_RELEASED)
                    | Words.bit(block.driverReleased(), DRIVER_RELEASED)
                    | block.fextcap() << 6);
        }
    }

    @Override
    public void decode(RegisterSource source, HicannConfig.Builder config) {
        for (RepeaterBlockOnHicann id : RepeaterBlockOnHicann.all()) {
            SramTiming timing = SramRegisters.decode(source, "repeater block " + id);
            List<TestPortEvent> testData = new ArrayList<>();
            for (int i = 0; i < TEST_EVENTS; i++) {
                int low = source.next();
                int high = source.next();
                testData.add(new TestPortEvent(Words.field(low, 0, 6), Words.field(low, 6, 2) | high << 2));
            }
            int word = source.next();
            config.repeaterBlock(
                    id,
                    new RepeaterBlockConfig(
                            Words.field(word, 0, 2),
                            Words.field(word, 2, 2),
                            Words.isSet(word, DLL_RELEASED),
                            Words.isSet(word, DRIVER_RELEASED),
                            Words.field(word, 6, 2),
                            testData,
                            timing));
        }
    }
}
