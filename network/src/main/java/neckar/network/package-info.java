/**
 * Abstract networks in biological units (PyNN 0.10's names and meanings): populations, projections, current sources and
 * their reproducible random draws. Knows no hardware; depends on {@code neckar.base} alone. All types are immutable and
 * may be shared by threads.
 */
@NullMarked
package neckar.network;

import org.jspecify.annotations.NullMarked;
