package neckar.calibration.session;

import java.util.Optional;
import neckar.calibration.procedure.Features;

/** What was measured already. Implementations are safe for any number of threads. */
public interface Journal {
    /** A journal that remembers nothing. */
    Journal NONE = new Journal() {
        @Override
        public Optional<Features> find(String key, long inputs) {
            return Optional.empty();
        }

        @Override
        public void add(String key, long inputs, Features features) {}
    };

    /**
     * A measurement made before.
     *
     * @param key which one
     * @param inputs fingerprint of all that it depends on
     */
    Optional<Features> find(String key, long inputs);

    /** Keeps a measurement. */
    void add(String key, long inputs, Features features);
}
