/** Networks as scripts for PyNN. */
@NullMarked
package neckar.network.io.pynn;

import org.jspecify.annotations.NullMarked;
