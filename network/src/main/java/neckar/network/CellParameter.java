package neckar.network;

import neckar.base.NumberRange;

/**
 * A parameter of a cell type.
 *
 * @param name PyNN's name
 * @param key fixed number of the name, by which its draws are keyed
 * @param defaultValue PyNN's default
 * @param range values that make sense at all; what the hardware can set is narrower and not known here
 */
public record CellParameter(String name, int key, double defaultValue, NumberRange range) {}
