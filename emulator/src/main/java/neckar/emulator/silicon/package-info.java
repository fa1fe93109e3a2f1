/**
 * The true device: its own transfer laws from floating-gate codes to hardware quantities, and the deviations of one die
 * from them. Shares no number with any calibration, so that a calibration can be wrong. Depends on {@code neckar.base}
 * and {@code neckar.spec.topology}; all types are immutable and safe for any thread.
 */
@NullMarked
package neckar.emulator.silicon;

import org.jspecify.annotations.NullMarked;
