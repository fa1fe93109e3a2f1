package neckar.bench;

/**
 * What one load took.
 *
 * @param load the load
 * @param chips configured chips
 * @param neurons neurons that can fire
 * @param synapses synapses of the mapping; 0 for the chip of single denmems
 * @param rateHz mean rate
 * @param eventsPerSec synaptic events in a biological second
 * @param startSec from the start of the process to the first step
 * @param freshFactor real-time factor of one biological second in a new process
 * @param warmFactor the same in a machine that has run before
 * @param warmCpuSec CPU seconds of all threads for a biological second in a machine that has run before
 * @param peakMb memory of the process at most
 */
record EmulatorMeasurement(
        EmulatorLoad load,
        int chips,
        long neurons,
        long synapses,
        double rateHz,
        double eventsPerSec,
        double startSec,
        double freshFactor,
        double warmFactor,
        double warmCpuSec,
        double peakMb) {}
