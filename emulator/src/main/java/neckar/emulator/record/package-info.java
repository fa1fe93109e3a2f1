/**
 * What is recorded: membranes through the ADC, the emulator's own probe, event counters. Depends on {@code
 * emulator.analog}, {@code emulator.silicon} and {@code neckar.spec.experiment}. A recorder belongs to one chip and its thread.
 */
@NullMarked
package neckar.emulator.record;

import org.jspecify.annotations.NullMarked;
