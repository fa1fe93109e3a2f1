/**
 * HDF5 files as trees of groups and arrays, read with limits: no file, however broken, leads to more than an
 * {@link neckar.base.InputException} and bounded memory. Single-threaded.
 */
@NullMarked
package neckar.network.io.hdf;

import org.jspecify.annotations.NullMarked;
