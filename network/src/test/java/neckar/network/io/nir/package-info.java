@NullMarked
package neckar.network.io.nir;

import org.jspecify.annotations.NullMarked;
