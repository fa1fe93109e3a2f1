package neckar.compiler.inspect.explain;

import java.util.ArrayList;
import java.util.List;
import neckar.compiler.inspect.route.FedChain;
import neckar.compiler.inspect.route.LineRoute;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.SynapseArray;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.Side;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.topology.L1Topology;

/**
 * What is in use on one chip.
 *
 * @param hicann chip, enum
 * @param x column on the wafer, 0..35
 * @param y row on the wafer, 0..15
 * @param neurons neurons placed
 * @param denmems denmems of these neurons, of 512
 * @param linesOut lines that leave the chip, of 8
 * @param linesIn lines that its drivers hear
 * @param driversLeft synapse drivers of the left side in use, of 112
 * @param driversRight the same of the right side
 * @param driversUsable working drivers of both sides, 0..224
 * @param rows synapse rows with at least one synapse, of 448
 * @param synapses cells in use, of 114,688
 * @param hSegments horizontal L1 segments in use, of 64
 * @param vSegments vertical L1 segments in use, of 256
 * @param lost lost synapses whose target is here
 */
public record ChipUse(
        int hicann,
        int x,
        int y,
        int neurons,
        int denmems,
        int linesOut,
        int linesIn,
        int driversLeft,
        int driversRight,
        int driversUsable,
        int rows,
        int synapses,
        int hSegments,
        int vSegments,
        long lost) {

    /** Drivers in use on both sides. */
    public int drivers() {
        return driversLeft + driversRight;
    }

    /** Whether anything of the chip is in use. */
    public boolean isUsed() {
        return neurons + linesOut + linesIn + hSegments + vSegments > 0;
    }

    /** All chips of the wafer, by enum. */
    public static List<ChipUse> all(Inspection inspection, SynapseCounts counts) {
        int[] neurons = new int[HicannOnWafer.COUNT];
        int[] denmems = new int[HicannOnWafer.COUNT];
        inspection.mapping().neurons().forEach(neuron -> {
            neurons[neuron.hicann()]++;
            denmems[neuron.hicann()] += neuron.size();
        });
        int[] out = new int[HicannOnWafer.COUNT];
        int[] horizontal = new int[HicannOnWafer.COUNT];
        int[] vertical = new int[HicannOnWafer.COUNT];
        for (LineRoute line : inspection.routes().lines()) {
            out[line.hicann()]++;
            for (int node = 0; node < line.size(); node++) {
                int segment = line.segment(node);
                (L1Topology.isHorizontal(segment) ? horizontal : vertical)[L1Topology.hicannOf(segment)]++;
            }
        }
        List<ChipUse> chips = new ArrayList<>();
        for (HicannOnWafer hicann : HicannOnWafer.all()) {
            int id = hicann.id();
            HicannConfig config = inspection.config(id);
            int[] cells = cells(config.synapses());
            int linesIn = (int) inspection.routes().chainsOn(id).stream()
                    .mapToInt(FedChain::line)
                    .distinct()
                    .count();
            chips.add(new ChipUse(
                    id,
                    hicann.x(),
                    hicann.y(),
                    neurons[id],
                    denmems[id],
                    out[id],
                    linesIn,
                    drivers(config, Side.LEFT),
                    drivers(config, Side.RIGHT),
                    inspection.record().demand().usable()[id],
                    cells[0],
                    cells[1],
                    horizontal[id],
                    vertical[id],
                    counts.lostOn(id)));
        }
        return chips;
    }

    private static int drivers(HicannConfig config, Side side) {
        return (int) SynapseDriverOnHicann.all().stream()
                .filter(driver -> driver.side() == side && config.driver(driver).enable())
                .count();
    }

    /** Rows with a synapse, and synapses. */
    private static int[] cells(SynapseArray array) {
        int rows = 0;
        int synapses = 0;
        byte[] row = new byte[SynapseArray.COLUMNS];
        for (int r = 0; r < SynapseArray.ROWS; r++) {
            if (array.isRowUnused(r)) {
                continue;
            }
            array.copyRow(r, row, 0);
            int used = 0;
            for (byte cell : row) {
                used += (cell >>> 4 & 0xf) == SynapseArray.DISABLED_DECODER ? 0 : 1;
            }
            rows += used > 0 ? 1 : 0;
            synapses += used;
        }
        return new int[] {rows, synapses};
    }
}
