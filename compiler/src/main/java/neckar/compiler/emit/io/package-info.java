/**
 * Byte format of the mapping table ({@code neckar-mapping/1}, gzipped JSON). May use {@code compiler.emit}'s mapping
 * table, Jackson and {@code neckar.base}. Stateless; callers own the streams.
 */
@NullMarked
package neckar.compiler.emit.io;

import org.jspecify.annotations.NullMarked;
