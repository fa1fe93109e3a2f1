package neckar.spec.bitstream;

import java.util.List;
import neckar.spec.config.DenmemConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.QuadConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.QuadOnHicann;

/** Denmem words of 25 bits; the fields of a quad's rows lie in the word of its top right denmem (hardware reference 7.3). */
final class DenmemRegisters implements StructureRegisters {
    private static final int WORD = 0x1ffffff;
    private static final int ADDRESS = 0x3f;
    private static final int TOP_FIELD = 6;
    private static final int BOTTOM_FIELD = 14;
    private static final int ROW_FIELDS = 0xffff << TOP_FIELD;
    private static final int VERTICAL = 22;
    private static final int OUTPUT_TOP = 23;
    private static final int OUTPUT_BOTTOM = 24;

    private static final int HORIZONTAL = 3;
    private static final int FIRING_LEFT = 4;
    private static final int FIRE_INPUT_LEFT = 5;
    private static final int FIRE_INPUT_RIGHT = 6;
    private static final int FIRING_RIGHT = 7;

    /** The set of inputs and outputs of a row (analog right, left, current right, left from bit 0 on) of each I/O code. */
    private static final int[] IO_SETS = {0, 1, 2, 3, 4, 5, 0b1010, 0b1000};

    /** Order in a quad (top left, top right, bottom left, bottom right) and its register addresses. */
    private static final int[] ADDRESSES = {1, 3, 0, 2};

    @Override
    public void layout(ChipLayout.Builder layout) {
        layout.structure(Structure.DENMEMS, () -> {
            for (int quad = 0; quad < QuadOnHicann.COUNT; quad++) {
                for (int address : ADDRESSES) {
                    layout.stored(RegisterModule.NEURON_BUILDER, ADDRESSES.length * quad + address, WORD);
                }
            }
        });
    }

    @Override
    public void encode(HicannConfig config, RegisterSink sink) {
        for (QuadOnHicann id : QuadOnHicann.all()) {
            QuadConfig quad = config.quad(id);
            List<DenmemOnHicann> denmems = id.denmems();
            DenmemConfig topLeft = config.denmem(denmems.get(0));
            DenmemConfig topRight = config.denmem(denmems.get(1));
            DenmemConfig bottomLeft = config.denmem(denmems.get(2));
            DenmemConfig bottomRight = config.denmem(denmems.get(3));
            int rows = rowField(topLeft, topRight, quad.horizontalTop()) << TOP_FIELD
                    | rowField(bottomLeft, bottomRight, quad.horizontalBottom()) << BOTTOM_FIELD;
            sink.put(ownBits(topLeft, OUTPUT_TOP));
            sink.put(ownBits(topRight, OUTPUT_TOP) | rows);
            sink.put(ownBits(bottomLeft, OUTPUT_BOTTOM) | Words.bit(quad.verticalLeft(), VERTICAL));
            sink.put(ownBits(bottomRight, OUTPUT_BOTTOM) | Words.bit(quad.verticalRight(), VERTICAL));
        }
    }

    @Override
    public void decode(RegisterSource source, HicannConfig.Builder config) {
        for (QuadOnHicann id : QuadOnHicann.all()) {
            List<DenmemOnHicann> denmems = id.denmems();
            int topLeft = take(source, denmems.get(0), 1 << OUTPUT_TOP);
            int topRight = take(source, denmems.get(1), 1 << OUTPUT_TOP | ROW_FIELDS);
            int bottomLeft = take(source, denmems.get(2), 1 << OUTPUT_BOTTOM | 1 << VERTICAL);
            int bottomRight = take(source, denmems.get(3), 1 << OUTPUT_BOTTOM | 1 << VERTICAL);
            if ((topLeft | topRight | bottomLeft | bottomRight) == 0) {
                continue;
            }
            int top = Words.field(topRight, TOP_FIELD, Byte.SIZE);
            int bottom = Words.field(topRight, BOTTOM_FIELD, Byte.SIZE);
            config.denmem(denmems.get(0), denmem(topLeft, OUTPUT_TOP, top, true));
            config.denmem(denmems.get(1), denmem(topRight, OUTPUT_TOP, top, false));
            config.denmem(denmems.get(2), denmem(bottomLeft, OUTPUT_BOTTOM, bottom, true));
            config.denmem(denmems.get(3), denmem(bottomRight, OUTPUT_BOTTOM, bottom, false));
            config.quad(
                    id,
                    new QuadConfig(
                            Words.isSet(bottomLeft, VERTICAL),
                            Words.isSet(bottomRight, VERTICAL),
                            Words.isSet(top, HORIZONTAL),
                            Words.isSet(bottom, HORIZONTAL)));
        }
    }

    /** The I/O code of a row of a quad; -1 for a combination that has none. */
    static int ioCode(boolean analogRight, boolean analogLeft, boolean currentRight, boolean currentLeft) {
        int set = Words.bit(analogRight, 0)
                | Words.bit(analogLeft, 1)
                | Words.bit(currentRight, 2)
                | Words.bit(currentLeft, 3);
        for (int code = 0; code < IO_SETS.length; code++) {
            if (IO_SETS[code] == set) {
                return code;
            }
        }
        return -1;
    }

    private static int ownBits(DenmemConfig denmem, int outputBit) {
        return Words.reversed(denmem.l1Address(), 6) | Words.bit(denmem.spl1Output(), outputBit);
    }

    private static int rowField(DenmemConfig left, DenmemConfig right, boolean horizontal) {
        return ioCode(right.analogOut(), left.analogOut(), right.currentInput(), left.currentInput())
                | Words.bit(horizontal, HORIZONTAL)
                | Words.bit(left.activateFiring(), FIRING_LEFT)
                | Words.bit(left.fireInput(), FIRE_INPUT_LEFT)
                | Words.bit(right.fireInput(), FIRE_INPUT_RIGHT)
                | Words.bit(right.activateFiring(), FIRING_RIGHT);
    }

    private static int take(RegisterSource source, DenmemOnHicann denmem, int usedBits) {
        int word = source.next();
        if ((word & WORD & ~(usedBits | ADDRESS)) != 0) {
            source.requireZero("denmem " + denmem, word, WORD & ~(usedBits | ADDRESS));
        }
        return word;
    }

    private static DenmemConfig denmem(int word, int outputBit, int rowField, boolean left) {
        int io = IO_SETS[Words.field(rowField, 0, 3)];
        return new DenmemConfig(
                Words.reversed(word & ADDRESS, 6),
                Words.isSet(rowField, left ? FIRING_LEFT : FIRING_RIGHT),
                Words.isSet(rowField, left ? FIRE_INPUT_LEFT : FIRE_INPUT_RIGHT),
                Words.isSet(word, outputBit),
                Words.isSet(io, left ? 1 : 0),
                Words.isSet(io, left ? 3 : 2));
    }
}
