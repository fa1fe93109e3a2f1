package neckar.spec.bitstream;

import neckar.spec.config.HicannConfig;
import neckar.spec.config.RowConfig;
import neckar.spec.config.StpMode;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.coord.Half;
import neckar.spec.coord.Side;
import neckar.spec.coord.SynapseDriverOnHicann;

/**
 * Synapse drivers: strength, address decoders and configuration, each as a byte for the inner row (the one next to the neurons) and one
 * for the outer row (hardware reference 4.7).
 *
 * <p>The decoders of both rows share the inner byte; the outer byte is always zero. Left drivers use the low byte of a word, right
 * drivers the high byte.
 */
final class SynapseDriverRegisters implements StructureRegisters {
    private static final int CONFIGURATION = 0x000;
    private static final int DECODERS = 0x100;
    private static final int STRENGTH = 0x200;

    private static final int CONNECT = 4;
    private static final int LOCIN = 5;
    private static final int ENABLE = 6;
    private static final int STP_ENABLE = 7;
    private static final int STP_CAP = 4;
    private static final int DEPRESSION = 7;

    @Override
    public void layout(ChipLayout.Builder layout) {
        layout.structure(Structure.SYNAPSE_DRIVERS, () -> {
            for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
                RegisterModule module = RegisterModule.synapses(driver.array());
                int inner = driver.innerRow().hardwareAddress();
                int outer = driver.outerRow().hardwareAddress();
                int mask = 0xff << shift(driver);
                layout.stored(module, STRENGTH + inner, mask);
                layout.stored(module, STRENGTH + outer, mask);
                layout.stored(module, DECODERS + inner, mask);
                layout.constant(module, DECODERS + outer, 0);
                layout.stored(module, CONFIGURATION + inner, mask);
                layout.stored(module, CONFIGURATION + outer, mask);
            }
        });
    }

    @Override
    public void encode(HicannConfig config, RegisterSink sink) {
        for (SynapseDriverOnHicann id : SynapseDriverOnHicann.all()) {
            SynapseDriverConfig driver = config.driver(id);
            boolean innerIsUpper = innerIsUpper(id);
            RowConfig inner = innerIsUpper ? driver.upper() : driver.lower();
            RowConfig outer = innerIsUpper ? driver.lower() : driver.upper();
            int shift = shift(id);
            sink.put(strength(inner) << shift);
            sink.put(strength(outer) << shift);
            sink.put(decoders(inner, outer) << shift);
            sink.put((row(inner)
                            | Words.bit(driver.connect(), CONNECT)
                            | Words.bit(driver.locin(), LOCIN)
                            | Words.bit(driver.enable(), ENABLE)
                            | Words.bit(driver.stpEnable(), STP_ENABLE))
                    << shift);
            sink.put((row(outer)
                            | driver.stpCap() << STP_CAP
                            | Words.bit(driver.stpMode() == StpMode.DEPRESSION, DEPRESSION))
                    << shift);
        }
    }

    @Override
    public void decode(RegisterSource source, HicannConfig.Builder config) {
        for (SynapseDriverOnHicann id : SynapseDriverOnHicann.all()) {
            int shift = shift(id);
            int innerStrength = source.next() >>> shift;
            int outerStrength = source.next() >>> shift;
            int decoders = source.next() >>> shift;
            int innerByte = source.next() >>> shift;
            int outerByte = source.next() >>> shift;
            RowConfig inner = row(innerByte, innerStrength, innerDecoder(decoders, 0), innerDecoder(decoders, 4));
            RowConfig outer = row(outerByte, outerStrength, outerDecoder(decoders, 0), outerDecoder(decoders, 4));
            boolean innerIsUpper = innerIsUpper(id);
            config.driver(
                    id,
                    new SynapseDriverConfig(
                            Words.isSet(innerByte, ENABLE),
                            Words.isSet(innerByte, LOCIN),
                            Words.isSet(innerByte, CONNECT),
                            Words.isSet(innerByte, STP_ENABLE),
                            Words.isSet(outerByte, DEPRESSION) ? StpMode.DEPRESSION : StpMode.FACILITATION,
                            Words.field(outerByte, STP_CAP, 3),
                            innerIsUpper ? inner : outer,
                            innerIsUpper ? outer : inner));
        }
    }

    private static int shift(SynapseDriverOnHicann driver) {
        return driver.side() == Side.LEFT ? 0 : Byte.SIZE;
    }

    private static boolean innerIsUpper(SynapseDriverOnHicann driver) {
        return driver.half() == Half.BOTTOM;
    }

    private static int strength(RowConfig row) {
        return row.divisorLeft() | row.divisorRight() << 4;
    }

    private static int row(RowConfig row) {
        return Words.bit(row.left(), 0) | Words.bit(row.right(), 1) | row.gmaxSelect() << 2;
    }

    private static RowConfig row(int configuration, int strength, int decoderEven, int decoderOdd) {
        RowConfig row = new RowConfig(
                Words.isSet(configuration, 0),
                Words.isSet(configuration, 1),
                decoderEven,
                decoderOdd,
                Words.field(configuration, 2, 2),
                Words.field(strength, 0, 4),
                Words.field(strength, 4, 4));
        return row.equals(RowConfig.OFF) ? RowConfig.OFF : row;
    }

    /** A nibble for even and one for odd columns; in each, bits 0 and 2 are of the inner, 3 and 1 of the outer row. */
    private static int decoders(RowConfig inner, RowConfig outer) {
        return decoderNibble(inner.decoderEven(), outer.decoderEven())
                | decoderNibble(inner.decoderOdd(), outer.decoderOdd()) << 4;
    }

    private static int decoderNibble(int inner, int outer) {
        return (inner & 1) | (outer & 2) | (inner & 2) << 1 | (outer & 1) << 3;
    }

    private static int innerDecoder(int decoders, int nibble) {
        return Words.field(decoders, nibble, 1) | Words.field(decoders, nibble + 2, 1) << 1;
    }

    private static int outerDecoder(int decoders, int nibble) {
        return Words.field(decoders, nibble + 3, 1) | Words.field(decoders, nibble + 1, 1) << 1;
    }
}
