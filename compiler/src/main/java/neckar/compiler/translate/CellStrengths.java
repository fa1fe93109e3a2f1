package neckar.compiler.translate;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.route.synapse.HicannSynapses;
import neckar.network.Network;
import neckar.spec.calib.Calibration;
import neckar.spec.config.FloatingGateConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapticInput;

/**
 * Settings of the rows and cells of one chip.
 *
 * @param select V_gmax cell 0..3 of each row
 * @param divisor divisor of each row
 * @param weights weight 0..15 of each cell
 * @param siemens conductance that the calibration predicts for one event at each cell
 */
@SuppressWarnings("ArrayRecordComponent") // hands freshly made arrays from one stage step to the next
record CellStrengths(int[] select, int[] divisor, byte[] weights, double[] siemens) {
    private static final int UNUSED_DIVISOR = 2;

    /** Chooses the settings, writes V_gmax into the floating gates and notes the errors of the weights. */
    static CellStrengths of(
            HicannOnWafer hicann,
            Translator.Inputs in,
            WantedConductances wantedConductances,
            StpChoice stp,
            FloatingGateConfig.Builder gates,
            ApproximationLog log) {
        Optional<HicannSynapses> found = in.routing().on(hicann.id());
        if (found.isEmpty()) {
            int[] divisor = new int[SynapseRowOnHicann.COUNT];
            Arrays.fill(divisor, UNUSED_DIVISOR);
            return new CellStrengths(new int[SynapseRowOnHicann.COUNT], divisor, new byte[0], new double[0]);
        }
        HicannSynapses synapses = found.get();
        int cells = synapses.cells();
        double[] wanted = wantedConductances.of(synapses);
        double[] gain = new double[cells];
        int[] rowOf = new int[cells];
        double[] onMap = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            rowOf[cell] = synapses.cellRow(cell);
            gain[cell] = gain(in.calibration(), hicann, synapses, cell);
            // A driver whose first response is another than its fit's needs other weights.
            wanted[cell] /= stp.response()[rowOf[cell] / 2];
            onMap[cell] = wanted[cell] / gain[cell];
        }
        RowStrengths rows = new RowStrengths(rowOf, onMap, in.calibration().weightMap(hicann));
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            for (int select = 0; select < RowStrengths.SELECTS; select++) {
                gates.shared(block, SharedParameter.gmax(select), rows.gmaxDac(block.id())[select]);
            }
        }
        byte[] weights = new byte[cells];
        double[] siemens = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            int weight = rows.nearestWeight(rowOf[cell], onMap[cell]);
            weights[cell] = (byte) weight;
            siemens[cell] = rows.siemens(rowOf[cell], weight) * gain[cell];
        }
        noteErrors(in, synapses, wanted, siemens, wantedConductances, log);
        return new CellStrengths(rows.selects(), rows.divisors(), weights, siemens);
    }

    private static double gain(Calibration calibration, HicannOnWafer hicann, HicannSynapses synapses, int cell) {
        SynapseRowOnHicann row = SynapseRowOnHicann.of(synapses.cellRow(cell));
        boolean inhibitory = synapses.rowSign(row.id()) == HicannSynapses.INHIBITORY;
        return calibration.synapseGain(
                hicann,
                row,
                DenmemOnHicann.at(synapses.cellColumn(cell), row.array().id()),
                inhibitory ? SynapticInput.INHIBITORY : SynapticInput.EXCITATORY);
    }

    /** Worst relative error of each projection's cells, in the unit of the network. */
    private static void noteErrors(
            Translator.Inputs in,
            HicannSynapses synapses,
            double[] wanted,
            double[] siemens,
            WantedConductances conductances,
            ApproximationLog log) {
        ConnectionTable table = in.table();
        Map<Integer, Worst> byProjection = new TreeMap<>();
        for (int cell = 0; cell < wanted.length; cell++) {
            double error = wanted[cell] > 0 ? Math.abs(siemens[cell] / wanted[cell] - 1) : 0;
            if (error > 1e-9) {
                byProjection
                        .computeIfAbsent(table.projection(synapses.cellEdge(cell)), p -> new Worst())
                        .add(cell, error);
            }
        }
        Network network = in.network();
        byProjection.forEach((projection, worst) -> {
            double unit = conductances.siemensPerWeight(synapses.cellEdge(worst.cell));
            log.add(
                    network.populations().size() + projection,
                    network.projections().get(projection).label(),
                    "weight",
                    wanted[worst.cell] / unit,
                    siemens[worst.cell] / unit,
                    worst.error,
                    worst.count,
                    "nearest of the 16 weights of the row; the worst cell");
        });
    }

    private static final class Worst {
        private int cell;
        private double error;
        private long count;

        private void add(int newCell, double newError) {
            if (newError > error) {
                error = newError;
                cell = newCell;
            }
            count++;
        }
    }
}
