/**
 * A translated recording for other programs: HDF5 in the SONATA layout, MATLAB 5 as Neo reads it, NumPy arrays.
 * Stateless; the same recording gives the same bytes.
 */
@NullMarked
package neckar.cli.results;

import org.jspecify.annotations.NullMarked;
