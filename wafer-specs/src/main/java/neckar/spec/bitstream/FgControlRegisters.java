package neckar.spec.bitstream;

import neckar.spec.config.FgControlConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.coord.FgBlockOnHicann;

/** Floating-gate programming: the BIAS and the OP word of each controller (hardware reference 5.8). */
final class FgControlRegisters implements StructureRegisters {
    private static final int GROUNDVM = 12;
    private static final int CALIB = 13;

    @Override
    public void layout(ChipLayout.Builder layout) {
        layout.structure(Structure.FG_CONTROL, () -> {
            for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
                RegisterModule module = RegisterModule.floatingGates(block);
                layout.stored(module, FgRegisters.BIAS, FgRegisters.BIAS_MASK);
                layout.stored(module, FgRegisters.OP, 0xffffffff);
            }
        });
    }

    @Override
    public void encode(HicannConfig config, RegisterSink sink) {
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            FgControlConfig control = config.fgControl(block);
            sink.put(control.bias()
                    | control.biasn() << 4
                    | control.pulseLength() << FgRegisters.PULSE_LENGTH
                    | Words.bit(control.groundvm(), GROUNDVM)
                    | Words.bit(control.calib(), CALIB));
            sink.put(control.maxcycle()
                    | control.readtime() << 8
                    | control.accelStep() << 14
                    | control.voltageWriteTime() << 20
                    | control.currentWriteTime() << 26);
        }
    }

    @Override
    public void decode(RegisterSource source, HicannConfig.Builder config) {
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            int bias = source.next();
            int op = source.next();
            config.fgControl(
                    block,
                    new FgControlConfig(
                            Words.field(op, 0, 8),
                            Words.field(op, 8, 6),
                            Words.field(op, 14, 6),
                            Words.field(op, 20, 6),
                            Words.field(op, 26, 6),
                            Words.field(bias, 0, 4),
                            Words.field(bias, 4, 4),
                            Words.field(bias, FgRegisters.PULSE_LENGTH, 4),
                            Words.isSet(bias, GROUNDVM),
                            Words.isSet(bias, CALIB)));
        }
    }
}
