package neckar.spec.bitstream;

import neckar.spec.config.FloatingGateConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.coord.FgBlockOnHicann;

/** Floating-gate codes: each row as 65 RAM words, then programmed downwards and upwards (hardware reference 5.1, 5.8). */
final class FloatingGateRegisters implements StructureRegisters {
    @Override
    public void layout(ChipLayout.Builder layout) {
        layout.structure(Structure.FLOATING_GATES, () -> {
            for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
                RegisterModule module = RegisterModule.floatingGates(block);
                for (int row = 0; row < FloatingGateConfig.ROWS; row++) {
                    FgRegisters.layoutValues(layout, module);
                    layout.constant(module, FgRegisters.INSTRUCTION, instruction(FgOpcode.WRITE_DOWN, row));
                    layout.constant(module, FgRegisters.INSTRUCTION, instruction(FgOpcode.WRITE_UP, row));
                }
            }
        });
    }

    @Override
    public void encode(HicannConfig config, RegisterSink sink) {
        short[] values = new short[FloatingGateConfig.COLUMNS];
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            for (int row = 0; row < FloatingGateConfig.ROWS; row++) {
                config.floatingGates().copyRow(block, row, values, 0);
                FgRegisters.encodeValues(values, sink);
            }
        }
    }

    @Override
    public void decode(RegisterSource source, HicannConfig.Builder config) {
        FloatingGateConfig.Builder cells = FloatingGateConfig.builder();
        short[] values = new short[FloatingGateConfig.COLUMNS];
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            for (int row = 0; row < FloatingGateConfig.ROWS; row++) {
                FgRegisters.decodeValues(source, values);
                cells.setRow(block, row, values, 0);
            }
        }
        config.floatingGates(cells.build());
    }

    private static int instruction(FgOpcode opcode, int row) {
        return new FgInstruction(opcode, row, 0, 0).word();
    }
}
