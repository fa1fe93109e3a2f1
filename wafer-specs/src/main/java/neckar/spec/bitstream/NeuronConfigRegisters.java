package neckar.spec.bitstream;

import neckar.spec.config.HicannConfig;
import neckar.spec.config.NeuronConfig;
import neckar.spec.config.NeuronRowConfig;
import neckar.spec.config.SpeedMode;
import neckar.spec.config.SramTiming;

/** Neuron configuration: SRAM timing, then the register, cleared before it gets its word (hardware reference 7.3). */
final class NeuronConfigRegisters implements StructureRegisters {
    private static final RegisterModule MODULE = RegisterModule.NEURON_BUILDER;
    private static final int REGISTER = 512;
    private static final int SRAM_TIMING = 528;
    private static final int RADAPT = 0;
    private static final int GLADAPT = 1;
    private static final int GL = 2;

    /** The three speed fields of the bottom row come first, those of the top row follow; first all fast, then all slow bits. */
    private static final int TOP_ROW = 3;

    private static final int SLOW = 6;
    private static final int BIGCAP = 12;
    private static final int SPL1_RELEASED = 14;
    private static final int NEURONS_RELEASED = 15;

    @Override
    public void layout(ChipLayout.Builder layout) {
        layout.structure(Structure.NEURON_CONFIG, () -> {
            SramRegisters.layout(layout, MODULE, SRAM_TIMING);
            layout.constant(MODULE, REGISTER, 0);
            layout.stored(MODULE, REGISTER, 0x1ffff);
        });
    }

    @Override
    public void encode(HicannConfig config, RegisterSink sink) {
        NeuronConfig neuron = config.neuron();
        SramRegisters.encode(neuron.sramTiming(), sink);
        sink.put(rowBits(neuron.bottom(), 0)
                | rowBits(neuron.top(), 1)
                | Words.bit(neuron.spl1ResetReleased(), SPL1_RELEASED));
    }

    @Override
    public void decode(RegisterSource source, HicannConfig.Builder config) {
        SramTiming timing = SramRegisters.decode(source, "neuron builder");
        int word = source.next();
        NeuronRowConfig bottom = row(source, word, 0);
        NeuronRowConfig top = row(source, word, 1);
        config.neuron(new NeuronConfig(top, bottom, Words.isSet(word, SPL1_RELEASED), timing));
    }

    private static int rowBits(NeuronRowConfig row, int topRow) {
        int shift = topRow * TOP_ROW;
        return speedBits(row.radapt(), RADAPT + shift)
                | speedBits(row.gladapt(), GLADAPT + shift)
                | speedBits(row.gl(), GL + shift)
                | Words.bit(row.bigCap(), BIGCAP + topRow)
                | Words.bit(row.resetReleased(), NEURONS_RELEASED + topRow);
    }

    private static NeuronRowConfig row(RegisterSource source, int word, int topRow) {
        int shift = topRow * TOP_ROW;
        return new NeuronRowConfig(
                Words.isSet(word, BIGCAP + topRow),
                speed(source, "I_gl", word, GL + shift),
                speed(source, "I_gladapt", word, GLADAPT + shift),
                speed(source, "I_radapt", word, RADAPT + shift),
                Words.isSet(word, NEURONS_RELEASED + topRow));
    }

    private static int speedBits(SpeedMode speed, int fastBit) {
        return Words.bit(speed == SpeedMode.FAST, fastBit) | Words.bit(speed == SpeedMode.SLOW, fastBit + SLOW);
    }

    private static SpeedMode speed(RegisterSource source, String current, int word, int fastBit) {
        boolean fast = Words.isSet(word, fastBit);
        boolean slow = Words.isSet(word, fastBit + SLOW);
        if (fast && slow) {
            throw source.refuse(
                    "neuron configuration", current + " is fast and slow at once", word, "one of the two bits or none");
        }
        if (fast) {
            return SpeedMode.FAST;
        }
        return slow ? SpeedMode.SLOW : SpeedMode.NORMAL;
    }
}
