/**
 * Who belongs together: the connection table of the whole network, the size of each neuron in denmems, and clusters of
 * neurons that share sources and targets. Permitted dependencies: base, network, wafer description (availability).
 * Results are frozen; parallel parts are cut by index and give the same result for any number of threads.
 */
@NullMarked
package neckar.compiler.partition;

import org.jspecify.annotations.NullMarked;
