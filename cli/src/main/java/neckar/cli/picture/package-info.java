/** Pictures painted without a display: axes, rasters. Uses the JDK's own two-dimensional graphics alone; stateless. */
@NullMarked
package neckar.cli.picture;

import org.jspecify.annotations.NullMarked;
