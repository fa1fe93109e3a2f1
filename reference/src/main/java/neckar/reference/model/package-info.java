/**
 * What the reference simulator simulates: cells, synapses, trains and currents of a network with every draw made, as plain
 * tables in PyNN's units. Variants replace a table. May use the abstract network alone; immutable.
 */
@NullMarked
package neckar.reference.model;

import org.jspecify.annotations.NullMarked;
