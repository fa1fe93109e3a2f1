package neckar.spec.bitstream;

import neckar.spec.config.FloatingGateConfig;

/** What the three structures of a floating-gate controller have in common (hardware reference 5.1, 5.8). */
final class FgRegisters {
    /** Address of the instruction register. */
    static final int INSTRUCTION = 257;

    /** Address of the OP word. */
    static final int OP = 258;

    /** Address of the BIAS word. */
    static final int BIAS = 264;

    /** Bits of the BIAS word. */
    static final int BIAS_MASK = 0x3fff;

    /** Position of the pulse length in the BIAS word. */
    static final int PULSE_LENGTH = 8;

    /** Bits of the pulse length in the BIAS word. */
    static final int PULSE_LENGTH_MASK = 0xf << PULSE_LENGTH;

    private static final int VALUES = FloatingGateConfig.COLUMNS;
    private static final int VALUE_BITS = 10;
    private static final int VALUE_MASK = (1 << VALUE_BITS) - 1;

    private FgRegisters() {}

    /** The RAM words of 129 values: two a word, the last one alone. */
    static void layoutValues(ChipLayout.Builder layout, RegisterModule module) {
        for (int i = 0; i < VALUES; i += 2) {
            layout.stored(module, i / 2, i + 1 < VALUES ? VALUE_MASK << VALUE_BITS | VALUE_MASK : VALUE_MASK);
        }
    }

    static void encodeValues(short[] values, RegisterSink sink) {
        for (int i = 0; i + 1 < VALUES; i += 2) {
            sink.put(values[i] | values[i + 1] << VALUE_BITS);
        }
        sink.put(values[VALUES - 1]);
    }

    static void decodeValues(RegisterSource source, short[] values) {
        for (int i = 0; i + 1 < VALUES; i += 2) {
            int word = source.next();
            values[i] = (short) (word & VALUE_MASK);
            values[i + 1] = (short) (word >>> VALUE_BITS);
        }
        values[VALUES - 1] = (short) source.next();
    }
}
