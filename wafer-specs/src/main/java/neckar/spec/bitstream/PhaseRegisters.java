package neckar.spec.bitstream;

import neckar.spec.config.HicannConfig;

/** Clock phase: one byte, channel 0 in the highest bit (hardware reference 3.5). */
final class PhaseRegisters implements StructureRegisters {
    private static final int PHASE = 5;

    @Override
    public void layout(ChipLayout.Builder layout) {
        layout.structure(Structure.PHASE, () -> layout.stored(RegisterModule.NEURON_CONTROL, PHASE, 0xff));
    }

    @Override
    public void encode(HicannConfig config, RegisterSink sink) {
        sink.put(Words.reversed(config.phase(), Byte.SIZE));
    }

    @Override
    public void decode(RegisterSource source, HicannConfig.Builder config) {
        config.phase(Words.reversed(source.next(), Byte.SIZE));
    }
}
