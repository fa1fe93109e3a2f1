/** Circuits and simulations in the SONATA format as networks and back (SONATA developer guide). */
@NullMarked
package neckar.network.io.sonata;

import org.jspecify.annotations.NullMarked;
