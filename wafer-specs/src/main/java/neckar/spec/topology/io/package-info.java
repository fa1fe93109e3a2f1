/**
 * Readers for the files that describe a wafer: its kind ({@code neckar-wafer/1}) and its defects ({@code neckar-defects/1}).
 *
 * <p>May use neckar.spec.topology, neckar.spec.coord, neckar.base and neckar.base.json. Thread rule: stateless; readers may be
 * called from any thread.
 */
@NullMarked
package neckar.spec.topology.io;

import org.jspecify.annotations.NullMarked;
