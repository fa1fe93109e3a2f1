/**
 * The wafer as rules: which lines, switches, repeaters, mergers and drivers join ({@link neckar.spec.topology.L1Topology},
 * {@link neckar.spec.topology.MergerTree}), and what of it works ({@link neckar.spec.topology.Availability}).
 *
 * <p>May use neckar.spec.coord, the merger modes of neckar.spec.config, and neckar.base. Thread rule: everything but the
 * builders is immutable and may be shared.
 */
@NullMarked
package neckar.spec.topology;

import org.jspecify.annotations.NullMarked;
