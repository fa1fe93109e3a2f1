package neckar.compiler.translate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.route.synapse.HicannSynapses;

/** The hardware conductance that each synapse cell of a chip shall have. */
final class WantedConductances {
    private final Translator.Inputs in;
    private final double[] excitatory;
    private final double[] inhibitory;

    WantedConductances(Translator.Inputs in, double[] excitatory, double[] inhibitory) {
        this.in = in;
        this.excitatory = excitatory;
        this.inhibitory = inhibitory;
    }

    /** Siemens by cell: the edge's weight and what it carries for others, shared equally among the cells of the edge. */
    double[] of(HicannSynapses synapses) {
        ConnectionTable table = in.table();
        Map<Integer, Double> carried = carriedWeights(synapses);
        double[] wanted = new double[synapses.cells()];
        for (int cell = 0; cell < wanted.length; ) {
            int edge = synapses.cellEdge(cell);
            int end = synapses.endOfEdge(cell);
            double weight = table.weight(edge) + (carried.isEmpty() ? 0 : carried.getOrDefault(edge, 0.0));
            Arrays.fill(wanted, cell, end, weight * siemensPerWeight(edge) / (end - cell));
            cell = end;
        }
        return wanted;
    }

    /** Siemens that one unit of an edge's weight stands for at a cell, the first response of plasticity in it. */
    double siemensPerWeight(int edge) {
        ConnectionTable table = in.table();
        int target = table.target(edge);
        double unit = table.inhibitory(edge) ? inhibitory[target] : excitatory[target];
        return unit * in.stp().weightFactor(table.stpSet(edge));
    }

    /** Weights of edges that another edge's cells realise, by that other edge. */
    private Map<Integer, Double> carriedWeights(HicannSynapses synapses) {
        ConnectionTable table = in.table();
        Map<Integer, Double> carried = new HashMap<>();
        for (int target : in.placement().neuronsOn(synapses.hicann())) {
            for (int edge = table.firstEdge(target); edge < table.firstEdge(target + 1); edge++) {
                int carrier = in.routing().carrier(edge);
                if (carrier != edge && table.source(carrier) == table.source(edge)) {
                    carried.merge(carrier, (double) table.weight(edge), Double::sum);
                }
            }
        }
        return carried;
    }
}
