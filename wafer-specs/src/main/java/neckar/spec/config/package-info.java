/**
 * The configuration of a wafer as typed, range-checked, immutable values: one class per structure of hardware reference 7.1, each
 * with a builder or with copying methods, and {@link neckar.spec.config.WaferConfig} over all chips.
 *
 * <p>A value that a register cannot hold is refused with {@link IllegalArgumentException} when it is built, so whatever exists here can
 * be written to a chip. Rules about the use of structures together (switch limits, address clashes, damage) belong to the checker.
 *
 * <p>May depend on {@code neckar.spec.coord} and {@code neckar.base}. Everything but the builders is immutable and safe for
 * concurrent use; a builder belongs to one thread.
 */
@NullMarked
package neckar.spec.config;

import org.jspecify.annotations.NullMarked;
