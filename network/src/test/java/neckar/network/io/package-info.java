/** Tests of the readers. */
@NullMarked
package neckar.network.io;

import org.jspecify.annotations.NullMarked;
