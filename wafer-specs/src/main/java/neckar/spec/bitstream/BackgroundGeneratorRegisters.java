package neckar.spec.bitstream;

import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;

/**
 * Background generators (hardware reference 3.5, 3.6).
 *
 * <p>They share one seed register, which a generator copies when it is enabled. So each is enabled in turn after its seed was
 * written; a frame holds the seeds in this order.
 */
final class BackgroundGeneratorRegisters implements StructureRegisters {
    private static final RegisterModule MODULE = RegisterModule.NEURON_CONTROL;
    private static final int COUNT = BackgroundGeneratorOnHicann.COUNT;
    private static final int ENABLE_AND_RANDOM = 4;
    private static final int SEED = 6;
    private static final int LAST_PERIOD = 14;
    private static final int LAST_ADDRESSES = 19;
    private static final int TWO_ADDRESSES = 0x3f3f;

    @Override
    public void layout(ChipLayout.Builder layout) {
        layout.structure(Structure.BACKGROUND_GENERATORS, () -> {
            layout.constant(MODULE, ENABLE_AND_RANDOM, 0);
            for (int pair = 0; pair < COUNT / 2; pair++) {
                layout.stored(MODULE, LAST_ADDRESSES - pair, TWO_ADDRESSES);
            }
            for (int generator = 0; generator < COUNT; generator++) {
                layout.stored(MODULE, LAST_PERIOD - generator, 0xffff);
            }
            int enableWord = layout.storedWords() + COUNT;
            int enabled = 0;
            for (int generator = 0; generator < COUNT; generator++) {
                layout.stored(MODULE, SEED, 0xffff);
                enabled |= enableBit(generator) | randomBit(generator);
                if (generator < COUNT - 1) {
                    layout.repeating(MODULE, ENABLE_AND_RANDOM, 0, 0, enableWord, enabled);
                }
            }
            layout.stored(MODULE, ENABLE_AND_RANDOM, 0xffff);
        });
    }

    @Override
    public void encode(HicannConfig config, RegisterSink sink) {
        for (int pair = 0; pair < COUNT / 2; pair++) {
            sink.put(generator(config, 2 * pair).address() << Byte.SIZE
                    | generator(config, 2 * pair + 1).address());
        }
        int enableAndRandom = 0;
        for (int i = 0; i < COUNT; i++) {
            BackgroundGeneratorConfig generator = generator(config, i);
            sink.put(generator.period());
            enableAndRandom |= generator.enable() ? enableBit(i) : 0;
            enableAndRandom |= generator.random() ? randomBit(i) : 0;
        }
        for (int i = 0; i < COUNT; i++) {
            sink.put(generator(config, i).seed());
        }
        sink.put(enableAndRandom);
    }

    @Override
    public void decode(RegisterSource source, HicannConfig.Builder config) {
        int[] addresses = take(source, COUNT / 2);
        int[] periods = take(source, COUNT);
        int[] seeds = take(source, COUNT);
        int enableAndRandom = source.next();
        for (int i = 0; i < COUNT; i++) {
            config.generator(
                    BackgroundGeneratorOnHicann.of(i),
                    new BackgroundGeneratorConfig(
                            (enableAndRandom & enableBit(i)) != 0,
                            (enableAndRandom & randomBit(i)) != 0,
                            periods[i],
                            Words.field(addresses[i / 2], i % 2 == 0 ? Byte.SIZE : 0, 6),
                            seeds[i]));
        }
    }

    private static int[] take(RegisterSource source, int count) {
        int[] words = new int[count];
        for (int i = 0; i < count; i++) {
            words[i] = source.next();
        }
        return words;
    }

    private static BackgroundGeneratorConfig generator(HicannConfig config, int id) {
        return config.generator(BackgroundGeneratorOnHicann.of(id));
    }

    private static int enableBit(int generator) {
        return 1 << (COUNT - 1 - generator);
    }

    private static int randomBit(int generator) {
        return 1 << (2 * COUNT - 1 - generator);
    }
}
