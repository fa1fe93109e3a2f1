package neckar.compiler.route.graph;

import neckar.spec.coord.Side;

/**
 * The place where a routed line feeds the drivers of one side of a chip.
 *
 * @param line line id
 * @param hicann chip (HICANN id) whose drivers are fed
 * @param segment packed vertical segment, on the chip itself or on the facing half of its west or east neighbour
 * @param side side of {@code hicann} on which the fed drivers lie
 */
public record Tap(int line, int hicann, int segment, Side side) {}
