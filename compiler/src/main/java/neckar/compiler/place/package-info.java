/**
 * Clusters of neurons onto chips and neuron blocks: manual requests first, then tall, column-wise shapes that are refined
 * by cost. Permitted dependencies: base, network, wafer description, partition. Results are frozen; searches are serial
 * or cut by chip, so that results never depend on threads.
 */
@NullMarked
package neckar.compiler.place;

import org.jspecify.annotations.NullMarked;
