package neckar.emulator.oracle;

import neckar.spec.config.BackgroundGeneratorConfig;

/** One background generator, enabled at edge 0 (hardware reference 3.6). */
final class Generator {
    private final BackgroundGeneratorConfig config;
    private int register;
    private int counted;

    Generator(BackgroundGeneratorConfig config) {
        this.config = config;
        register = config.seed();
    }

    /** One edge; whether an event is due. */
    boolean step() {
        if (!config.enable()) {
            return false;
        }
        if (!config.random()) {
            counted++;
            if (counted <= config.period()) {
                return false;
            }
            counted = 0;
            return true;
        }
        int before = register;
        int bit = (before >> 15 & 1) ^ (before >> 13 & 1) ^ (before >> 12 & 1) ^ (before >> 10 & 1);
        register = before * 2 % 65536 + bit;
        return register > config.period() && before <= config.period();
    }

    Event event() {
        return new Event(Event.Origin.GENERATOR, config.random() ? 0 : config.address());
    }
}
