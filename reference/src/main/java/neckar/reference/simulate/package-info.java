/**
 * Simulation of a model to a chosen accuracy: membranes by Taylor series of adaptive order and step, spikes located by
 * isolation of roots, exchange of spikes once in each smallest delay. Partitions of neurons run on several threads; the
 * result does not depend on their number. May use {@code neckar.reference.model} and the abstract network.
 */
@NullMarked
package neckar.reference.simulate;

import org.jspecify.annotations.NullMarked;
