/**
 * Routes of L1 lines over the bus segments of the wafer: the 32 layers as compressed graphs, sealed routers, and their
 * result. Depends on {@code neckar.compiler.route}, {@code route.line}, {@code route.demand} and the wafer
 * specification. A segment is the packed int of {@code L1Topology}. Graphs and results are immutable and may be shared;
 * search state belongs to one thread.
 */
@NullMarked
package neckar.compiler.route.graph;

import org.jspecify.annotations.NullMarked;
