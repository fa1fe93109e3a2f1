/**
 * Statistics of spike trains and membranes, each in one class: what a comparison measures, with the papers that define it.
 * Pure functions; may use {@code neckar.reference.model} and Hipparchus.
 */
@NullMarked
package neckar.reference.statistics;

import org.jspecify.annotations.NullMarked;
