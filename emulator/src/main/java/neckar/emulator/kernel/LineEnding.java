package neckar.emulator.kernel;

/**
 * One driver at the end of one line.
 *
 * @param source index of the sending chip in the machine
 * @param dncMerger DNC merger that sends
 * @param driver driver of this chip
 * @param delayTicks delay from the start of the frame to the rise of the conductances
 * @param decoded bit A when a cell of the driver decodes address A
 * @param way what lies between
 */
record LineEnding(int source, int dncMerger, int driver, int delayTicks, long decoded, Way way) {
    /**
     * What lies between a chip that sends and a driver. The array is not to be changed.
     *
     * @param repeaters repeaters, numbered by their segments
     * @param driver the driver, over all chips
     * @param chainLinks links of the driver chain
     * @param jumpsAt repeater at which the event jumps to the neighbouring line, or -1 if it stays on its own
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Way(int[] repeaters, int driver, int chainLinks, int jumpsAt) {}
}
