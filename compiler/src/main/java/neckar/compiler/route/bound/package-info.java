/**
 * Lower bounds on lost synapses that hold for every placement and routing (mapping reference 4.5). Depends on network,
 * partition and the wafer specification, never on a placement. Work is cut by neuron; results are immutable.
 */
@NullMarked
package neckar.compiler.route.bound;

import org.jspecify.annotations.NullMarked;
