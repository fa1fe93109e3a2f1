/**
 * The configuration bitstream {@code wafer.nkb}: register words of every structure in their documented layouts, packed bit by bit
 * into one frame per chip and per FPGA, with a versioned header and a CRC per frame.
 *
 * <p>Three levels, each reversible: {@link neckar.spec.config.HicannConfig} (typed), {@link neckar.spec.bitstream.RegisterImage}
 * (register writes) and the frame (stored bits). Decoding refuses, with {@link neckar.base.InputException} naming frame and offset,
 * whatever is damaged, foreign or no legal register state.
 *
 * <p>May depend on {@code neckar.spec.config}, {@code neckar.spec.coord}, {@code neckar.spec.topology} (the wafer description whose
 * hash the header carries) and {@code neckar.base}. All classes are immutable or hold no state; the bytes do not depend on the number
 * of threads.
 */
@NullMarked
package neckar.spec.bitstream;

import org.jspecify.annotations.NullMarked;
