package neckar.emulator.kernel;

import neckar.emulator.digital.FrameLog;

/** Where the frames of one chip go. */
sealed interface OutgoingLines permits ReliableLines, FaultyLines, TappedLines {
    /**
     * Drivers that hear a DNC merger of the chip.
     *
     * @param chip index of their chip in the machine
     * @param group the drivers
     * @param rows rows of that chip
     */
    record Target(int chip, LinePlan.Group group, ArrivingRows rows) {}

    /**
     * Sends the frames that the chip started in a window.
     *
     * @param frames the frames
     * @param window number of the window
     * @param worker worker that runs the chip
     */
    void send(FrameLog frames, long window, int worker);

    /**
     * Adds the events of the run by chip.
     *
     * @param drivers receives those that enabled drivers have seen
     * @param synapses receives those at synapses, as far as the rows of the chip do not count them themselves
     */
    void addEvents(long[] drivers, long[] synapses);
}
