/**
 * Silicon files ({@code neckar-silicon/1}): reader with places of errors. Depends on {@code emulator.silicon} and {@code
 * neckar.base.json}. Safe for any thread.
 */
@NullMarked
package neckar.emulator.silicon.io;

import org.jspecify.annotations.NullMarked;
