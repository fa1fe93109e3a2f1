package neckar.emulator.bench;

import java.util.Optional;
import neckar.emulator.digital.Vcd;
import neckar.spec.experiment.Recording;

/**
 * What one run delivered.
 *
 * @param recording what was recorded, in hardware units
 * @param report figures of the run
 * @param waveforms registers that were followed, when asked for
 */
public record Emulation(Recording recording, EmulationReport report, Optional<Vcd> waveforms) {}
