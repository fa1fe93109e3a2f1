/**
 * Files of networks: the reader of {@code neckar-network/1} and of connection lists. The only package of this module that
 * touches files; depends on {@code neckar.network}, {@code neckar.base} and {@code neckar.base.json}. Readers are confined
 * to one thread.
 */
@NullMarked
package neckar.network.io;

import org.jspecify.annotations.NullMarked;
