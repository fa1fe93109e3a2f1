package neckar.compiler.route.demand;

import java.util.List;

/**
 * Use of one synapse driver: its STP set and its rows, as many as the driver has in order.
 *
 * @param stpSet STP set, 0 = static
 * @param rows use of each working row
 */
public record DriverUse(int stpSet, List<RowUse> rows) {
    /** Worth of the synapses that the driver realises. */
    public double gain() {
        double sum = 0;
        for (RowUse row : rows) {
            sum += row.gain();
        }
        return sum;
    }
}
