package neckar.emulator.oracle;

/**
 * An event in the merger tree.
 *
 * @param origin where it entered
 * @param address L1 address
 */
record Event(Origin origin, int address) {
    /** Where an event entered the tree; each class is accounted for on its own. */
    enum Origin {
        NEURON,
        LINK,
        GENERATOR,
        LOOPBACK
    }
}
