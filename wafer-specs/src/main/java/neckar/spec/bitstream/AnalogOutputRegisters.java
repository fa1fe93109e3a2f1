package neckar.spec.bitstream;

import java.util.Arrays;
import java.util.Optional;
import neckar.spec.config.AnalogOutputConfig;
import neckar.spec.config.AnalogSignal;
import neckar.spec.config.HicannConfig;
import neckar.spec.coord.AnalogOutputOnHicann;

/** Analog outputs: ten select bits and an enable bit for each, in one register (hardware reference 8). */
final class AnalogOutputRegisters implements StructureRegisters {
    private static final int REGISTER = 513;
    private static final int MASK = 0x3fffff;
    private static final int SELECT_BITS = 10;
    private static final int ENABLE = 20;

    @Override
    public void layout(ChipLayout.Builder layout) {
        layout.structure(Structure.ANALOG_OUTPUT, () -> layout.stored(RegisterModule.NEURON_BUILDER, REGISTER, MASK));
    }

    @Override
    public void encode(HicannConfig config, RegisterSink sink) {
        int word = 0;
        for (AnalogOutputOnHicann id : AnalogOutputOnHicann.all()) {
            AnalogOutputConfig output = config.analogOutput(id);
            word |= selectBits(output.signal()) << (SELECT_BITS * place(id));
            word |= Words.bit(output.enable(), ENABLE + place(id));
        }
        sink.put(word);
    }

    @Override
    public void decode(RegisterSource source, HicannConfig.Builder config) {
        int word = source.next();
        for (AnalogOutputOnHicann id : AnalogOutputOnHicann.all()) {
            int bits = Words.field(word, SELECT_BITS * place(id), SELECT_BITS);
            Optional<AnalogSignal> signal = Arrays.stream(AnalogSignal.values())
                    .filter(candidate -> selectBits(candidate) == bits)
                    .findFirst();
            if (signal.isEmpty() || (signal.get() == AnalogSignal.FIRING_LINE && id.id() != 0)) {
                throw source.refuse(
                        "analog output " + id,
                        "no such selection of signals",
                        word,
                        "one signal or none; the firing line only on output 0");
            }
            config.analogOutput(id, new AnalogOutputConfig(Words.isSet(word, ENABLE + place(id)), signal.get()));
        }
    }

    private static int selectBits(AnalogSignal signal) {
        return signal == AnalogSignal.NONE ? 0 : 1 << signal.select();
    }

    /** Output 1 comes first in the register. */
    private static int place(AnalogOutputOnHicann output) {
        return (output.id() + 1) % AnalogOutputOnHicann.COUNT;
    }
}
