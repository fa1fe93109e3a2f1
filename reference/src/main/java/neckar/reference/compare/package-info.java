/**
 * Comparison of two kinds of runs of the same network, trial by trial, and attribution of their difference to causes. Knows
 * runs only as spike trains. May use the other packages of {@code neckar.reference}; immutable results.
 */
@NullMarked
package neckar.reference.compare;

import org.jspecify.annotations.NullMarked;
