@NullMarked
package neckar.network.io.sonata;

import org.jspecify.annotations.NullMarked;
