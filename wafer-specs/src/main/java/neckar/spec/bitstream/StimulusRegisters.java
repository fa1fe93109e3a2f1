package neckar.spec.bitstream;

import neckar.spec.config.HicannConfig;
import neckar.spec.config.StimulusConfig;
import neckar.spec.coord.FgBlockOnHicann;

/**
 * Current stimuli: pulse length, 129 values in the RAM, then the instruction that plays them (hardware reference 5.9).
 *
 * <p>The pulse length lies in the BIAS register, whose other bits keep what programming needs.
 */
final class StimulusRegisters implements StructureRegisters {
    private static final int PLAY = new FgInstruction(FgOpcode.STIMULATE, 0, 0, 0).word();
    private static final int CONTINUOUS = PLAY ^ new FgInstruction(FgOpcode.STIMULATE_CONTINUOUS, 0, 0, 0).word();

    /** Stored words of a floating-gate controller: BIAS, then OP. */
    private static final int CONTROL_WORDS = 2;

    @Override
    public void layout(ChipLayout.Builder layout) {
        int firstBias = layout.storedWords() - CONTROL_WORDS * FgBlockOnHicann.COUNT;
        layout.structure(Structure.STIMULI, () -> {
            for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
                RegisterModule module = RegisterModule.floatingGates(block);
                layout.repeating(
                        module,
                        FgRegisters.BIAS,
                        FgRegisters.PULSE_LENGTH_MASK,
                        0,
                        firstBias + CONTROL_WORDS * block.id(),
                        FgRegisters.BIAS_MASK & ~FgRegisters.PULSE_LENGTH_MASK);
                FgRegisters.layoutValues(layout, module);
                layout.repeating(module, FgRegisters.INSTRUCTION, CONTINUOUS, PLAY, -1, 0);
            }
        });
    }

    @Override
    public void encode(HicannConfig config, RegisterSink sink) {
        short[] values = new short[StimulusConfig.VALUES];
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            StimulusConfig stimulus = config.stimulus(block);
            for (int i = 0; i < values.length; i++) {
                values[i] = (short) stimulus.value(i);
            }
            sink.put(stimulus.pulseLength() << FgRegisters.PULSE_LENGTH);
            FgRegisters.encodeValues(values, sink);
            sink.put(stimulus.continuous() ? CONTINUOUS : 0);
        }
    }

    @Override
    public void decode(RegisterSource source, HicannConfig.Builder config) {
        short[] values = new short[StimulusConfig.VALUES];
        int[] codes = new int[StimulusConfig.VALUES];
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            int pulseLength = source.next() >>> FgRegisters.PULSE_LENGTH;
            FgRegisters.decodeValues(source, values);
            boolean continuous = source.next() != 0;
            for (int i = 0; i < codes.length; i++) {
                codes[i] = values[i];
            }
            config.stimulus(block, StimulusConfig.of(codes, pulseLength, continuous));
        }
    }
}
