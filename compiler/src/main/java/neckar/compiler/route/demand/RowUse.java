package neckar.compiler.route.demand;

/**
 * Use of one synapse row: its sign, and the group that each of its half-rows decodes.
 *
 * @param sign 0 excitatory, 1 inhibitory, {@link #OFF} when the row has nothing to do
 * @param evenGroup group 0..3 of the even columns
 * @param oddGroup group 0..3 of the odd columns
 * @param gain worth of the synapses that the row realises
 */
public record RowUse(int sign, int evenGroup, int oddGroup, double gain) {
    /** Sign of a row that stays off. */
    public static final int OFF = -1;

    /** A row that stays off. */
    public static final RowUse NONE = new RowUse(OFF, 0, 0, 0);
}
