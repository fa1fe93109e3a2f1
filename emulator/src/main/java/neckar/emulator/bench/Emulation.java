package neckar.emulator.bench;

import neckar.spec.experiment.Recording;

/**
 * What one run delivered.
 *
 * @param recording what was recorded, in hardware units
 * @param report figures of the run
 */
public record Emulation(Recording recording, EmulationReport report) {}
