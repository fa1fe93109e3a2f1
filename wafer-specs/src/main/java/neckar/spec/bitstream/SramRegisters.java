package neckar.spec.bitstream;

import neckar.spec.config.SramTiming;

/** SRAM timing: a word with the read delay, then one with precharge and write delay (hardware reference 7.2, 7.3). */
final class SramRegisters {
    private SramRegisters() {}

    static void layout(ChipLayout.Builder layout, RegisterModule module, int address) {
        layout.stored(module, address, 0xff);
        layout.stored(module, address + 1, 0xff);
    }

    static void encode(SramTiming timing, RegisterSink sink) {
        sink.put(timing.read());
        sink.put(timing.precharge() << 4 | timing.write());
    }

    static SramTiming decode(RegisterSource source, Object part) {
        int read = source.next();
        int word = source.next();
        if (read == 0) {
            throw source.refuse(part, "SRAM read delay", read, "1..255");
        }
        SramTiming timing = new SramTiming(read, Words.field(word, 4, 4), Words.field(word, 0, 4));
        return timing.equals(SramTiming.DEFAULT) ? SramTiming.DEFAULT : timing;
    }
}
