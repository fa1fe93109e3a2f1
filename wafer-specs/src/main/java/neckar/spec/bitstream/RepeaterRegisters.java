package neckar.spec.bitstream;

import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.coord.HRepeaterOnHicann;
import neckar.spec.coord.RepeaterBlockOnHicann;
import neckar.spec.coord.VRepeaterOnHicann;

/** Repeaters: one byte each (hardware reference 2.6). */
final class RepeaterRegisters implements StructureRegisters {
    private static final int INWARDS = 4;
    private static final int OUTWARDS = 5;
    private static final int TEST_IN = 6;
    private static final int TEST_OUT = 7;

    @Override
    public void layout(ChipLayout.Builder layout) {
        layout.structure(Structure.HORIZONTAL_REPEATERS, () -> {
            for (HRepeaterOnHicann repeater : HRepeaterOnHicann.all()) {
                layout.stored(RegisterModule.repeaters(repeater.block()), repeater.address(), 0xff);
            }
        });
        layout.structure(Structure.VERTICAL_REPEATERS, () -> {
            for (VRepeaterOnHicann repeater : VRepeaterOnHicann.all()) {
                layout.stored(RegisterModule.repeaters(repeater.block()), repeater.address(), 0xff);
            }
        });
    }

    @Override
    public void encode(HicannConfig config, RegisterSink sink) {
        for (HRepeaterOnHicann repeater : HRepeaterOnHicann.all()) {
            sink.put(word(config.repeater(repeater.line()), repeater.block()));
        }
        for (VRepeaterOnHicann repeater : VRepeaterOnHicann.all()) {
            sink.put(word(config.repeater(repeater.line()), repeater.block()));
        }
    }

    @Override
    public void decode(RegisterSource source, HicannConfig.Builder config) {
        for (HRepeaterOnHicann repeater : HRepeaterOnHicann.all()) {
            config.repeater(repeater.line(), config(source, repeater, repeater.block()));
        }
        for (VRepeaterOnHicann repeater : VRepeaterOnHicann.all()) {
            config.repeater(repeater.line(), config(source, repeater, repeater.block()));
        }
    }

    private static int word(RepeaterConfig repeater, RepeaterBlockOnHicann block) {
        boolean right = block.inwardIsRightOrBottom();
        boolean inwards = right ? repeater.toRightOrBottom() : repeater.toLeftOrTop();
        boolean outwards = right ? repeater.toLeftOrTop() : repeater.toRightOrBottom();
        RepeaterMode mode = repeater.mode();
        boolean testIn = mode == RepeaterMode.OUTPUT || mode == RepeaterMode.LOOPBACK;
        boolean testOut = mode == RepeaterMode.INPUT || mode == RepeaterMode.LOOPBACK;
        return repeater.len()
                | repeater.ren() << 2
                | Words.bit(inwards, INWARDS)
                | Words.bit(outwards, OUTWARDS)
                | Words.bit(testIn, TEST_IN)
                | Words.bit(testOut, TEST_OUT);
    }

    private static RepeaterConfig config(RegisterSource source, Object repeater, RepeaterBlockOnHicann block) {
        int word = source.next();
        if (word == 0) {
            return RepeaterConfig.IDLE;
        }
        boolean inwards = Words.isSet(word, INWARDS);
        boolean outwards = Words.isSet(word, OUTWARDS);
        int directions = (inwards ? 1 : 0) + (outwards ? 1 : 0);
        RepeaterMode mode = mode(Words.isSet(word, TEST_IN), Words.isSet(word, TEST_OUT), directions);
        if (!RepeaterConfig.isLegal(mode, directions)) {
            throw source.refuse(
                    "repeater " + repeater,
                    "mode " + mode + " with " + directions + " directions",
                    word,
                    "IDLE and LOOPBACK none, FORWARDING and INPUT one, OUTPUT one or two");
        }
        boolean right = block.inwardIsRightOrBottom();
        return new RepeaterConfig(
                mode,
                right ? outwards : inwards,
                right ? inwards : outwards,
                Words.field(word, 0, 2),
                Words.field(word, 2, 2));
    }

    private static RepeaterMode mode(boolean testIn, boolean testOut, int directions) {
        if (testIn) {
            return testOut ? RepeaterMode.LOOPBACK : RepeaterMode.OUTPUT;
        }
        if (testOut) {
            return RepeaterMode.INPUT;
        }
        return directions == 0 ? RepeaterMode.IDLE : RepeaterMode.FORWARDING;
    }
}
