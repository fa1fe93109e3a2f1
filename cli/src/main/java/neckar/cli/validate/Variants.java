package neckar.cli.validate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.emit.ProjectionMapping;
import neckar.compiler.translate.CellTarget;
import neckar.compiler.translate.FirstResponse;
import neckar.network.Network;
import neckar.network.Receptor;
import neckar.reference.compare.Cause;
import neckar.reference.model.Cell;
import neckar.reference.model.CellGroup;
import neckar.reference.model.EventLoss;
import neckar.reference.model.Model;
import neckar.reference.model.SynapseColumns;
import neckar.reference.model.SynapseGroup;

/** Models of a network in which some causes of error act and others do not. Immutable after construction. */
final class Variants {
    private static final double SILENT_MV = 1e9;

    private final Network network;
    private final MappingTable mapping;
    private final GivenCells cells;
    private final Model ideal;
    private final EventLoss loss;
    private final List<Map<Long, Edge>> edges = new ArrayList<>();
    private final EnumSet<Cause> active = EnumSet.noneOf(Cause.class);

    /** What became of all synapses of one source and target of a projection. */
    private record Edge(double weightRatio, double delayMs) {}

    /**
     * Models for a mapping.
     *
     * @param ideal the network as asked for
     * @param loss losses of events that the emulator counted
     */
    Variants(Network network, MappingTable mapping, GivenCells cells, Model ideal, EventLoss loss) {
        this.network = network;
        this.mapping = mapping;
        this.cells = cells;
        this.ideal = ideal;
        this.loss = loss;
        for (int p = 0; p < mapping.projections().size(); p++) {
            edges.add(edges(p));
        }
        findActive();
    }

    /** The causes that change the model at all, apart from lead-in. */
    Set<Cause> active() {
        return EnumSet.copyOf(active);
    }

    /** The network as asked for. */
    Model ideal() {
        return ideal;
    }

    /** The model in which these causes act. */
    Model with(Set<Cause> causes) {
        List<CellGroup> groups = new ArrayList<>();
        for (int g = 0; g < ideal.groups().size(); g++) {
            groups.add(group(g, causes));
        }
        List<SynapseGroup> synapses = new ArrayList<>();
        for (int p = 0; p < ideal.synapses().size(); p++) {
            synapses.add(synapses(p, causes));
        }
        Model model = ideal.withGroups(groups).withSynapses(synapses);
        if (causes.contains(Cause.MODEL)) {
            model = model.withCurrents(cells.varyingCurrents());
        }
        return causes.contains(Cause.EVENTS) ? model.withLoss(loss) : model;
    }

    private CellGroup group(int g, Set<Cause> causes) {
        CellGroup group = ideal.groups().get(g);
        if (group.isSource()) {
            return group;
        }
        List<Cell> changed = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            int node = network.nodeOf(g, i);
            Cell cell = cell(group.cells().get(i), node, causes);
            boolean lost = causes.contains(Cause.LOST) && !cells.isPlaced(node);
            changed.add(lost ? silent(cell) : cell);
        }
        return group.withCells(changed);
    }

    private Cell cell(Cell asked, int node, Set<Cause> causes) {
        boolean rounds = causes.contains(Cause.PARAMETERS);
        if (causes.contains(Cause.MODEL)) {
            return rounds ? cells.given(node) : GivenCells.cell(cells.target(node));
        }
        return rounds ? moved(asked, GivenCells.cell(cells.target(node)), cells.given(node)) : asked;
    }

    /** A cell changed as another is from its target: potentials by the difference, all else by the ratio. */
    private static Cell moved(Cell asked, Cell target, Cell given) {
        return new Cell(
                asked.conductance(),
                asked.alpha(),
                asked.capacitanceNf(),
                scaled(asked.leakMicroSiemens(), target.leakMicroSiemens(), given.leakMicroSiemens()),
                asked.restMv() + given.restMv() - target.restMv(),
                asked.resetMv() + given.resetMv() - target.resetMv(),
                asked.spikeMv() + given.spikeMv() - target.spikeMv(),
                asked.expMv() + given.expMv() - target.expMv(),
                scaled(asked.deltaTMv(), target.deltaTMv(), given.deltaTMv()),
                target.refracMs() > 0
                        ? scaled(asked.refracMs(), target.refracMs(), given.refracMs())
                        : given.refracMs(),
                asked.reversalExcMv() + given.reversalExcMv() - target.reversalExcMv(),
                asked.reversalInhMv() + given.reversalInhMv() - target.reversalInhMv(),
                scaled(asked.tauExcMs(), target.tauExcMs(), given.tauExcMs()),
                scaled(asked.tauInhMs(), target.tauInhMs(), given.tauInhMs()),
                scaled(asked.aMicroSiemens(), target.aMicroSiemens(), given.aMicroSiemens()),
                scaled(asked.bNa(), target.bNa(), given.bNa()),
                scaled(asked.tauWMs(), target.tauWMs(), given.tauWMs()),
                asked.offsetNa());
    }

    private static double scaled(double asked, double target, double given) {
        return target == 0 ? asked : asked * given / target;
    }

    /** A neuron without circuits never spikes. */
    private static Cell silent(Cell cell) {
        return new Cell(
                cell.conductance(),
                cell.alpha(),
                cell.capacitanceNf(),
                cell.leakMicroSiemens(),
                cell.restMv(),
                cell.resetMv(),
                SILENT_MV,
                SILENT_MV,
                0,
                cell.refracMs(),
                cell.reversalExcMv(),
                cell.reversalInhMv(),
                cell.tauExcMs(),
                cell.tauInhMs(),
                0,
                0,
                1,
                cell.offsetNa());
    }

    private SynapseGroup synapses(int p, Set<Cause> causes) {
        SynapseGroup group = ideal.synapses().get(p);
        boolean inhibitory = group.receptor() == Receptor.INHIBITORY;
        boolean byGenerator = isByGenerator(group.pre());
        double[] factors = new double[ideal.groups().get(group.post()).size()];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = targetFactor(network.nodeOf(group.post(), i), inhibitory, causes);
        }
        SynapseColumns.Builder columns = new SynapseColumns.Builder();
        SynapseColumns asked = group.synapses();
        for (int s = 0; s < asked.size(); s++) {
            Edge edge = byGenerator ? null : edges.get(p).get(key(asked.pre(s), asked.post(s)));
            if (edge == null && causes.contains(Cause.LOST) && !byGenerator) {
                continue;
            }
            double weight = asked.weight(s) * factors[asked.post(s)];
            double delayMs = asked.delayMs(s);
            if (edge != null && causes.contains(Cause.WEIGHTS)) {
                weight *= edge.weightRatio;
            }
            if (edge != null && causes.contains(Cause.DELAYS)) {
                delayMs = edge.delayMs;
            }
            columns.add(asked.pre(s), asked.post(s), weight, delayMs);
        }
        return group.withSynapses(columns.build());
    }

    /** What turns a weight into that of another cell model or another time constant. */
    private double targetFactor(int node, boolean inhibitory, Set<Cause> causes) {
        double factor = 1;
        if (causes.contains(Cause.MODEL)) {
            CellTarget target = cells.target(node);
            factor *= inhibitory ? target.weightInh() : target.weightExc();
        }
        if (causes.contains(Cause.PARAMETERS)) {
            factor *= cells.chargeFactor(node, inhibitory);
        }
        return factor;
    }

    private boolean isByGenerator(int population) {
        return mapping.generators().stream().anyMatch(generator -> generator.population() == population);
    }

    private Map<Long, Edge> edges(int p) {
        ProjectionMapping projection = mapping.projections().get(p);
        SynapseGroup group = ideal.synapses().get(p);
        boolean inhibitory = group.receptor() == Receptor.INHIBITORY;
        double first = FirstResponse.rowsOverWeight(group.dynamics(), cells.scaling());
        Map<Long, Edge> byEnds = new HashMap<>();
        for (int e = 0; e < projection.edges(); e++) {
            double given = 0;
            for (int cell = projection.firstCell(e); cell < projection.firstCell(e + 1); cell++) {
                given += projection.givenSiemens(cell);
            }
            int node = network.nodeOf(group.post(), projection.post(e));
            double perWeight = cells.siemensPerWeight(node, inhibitory).orElse(Double.NaN);
            double ratio = given / (projection.askedWeight(e) * perWeight * first);
            byEnds.put(
                    key(projection.pre(e), projection.post(e)),
                    new Edge(ratio > 0 && ratio < 1e6 ? ratio : 1, projection.delayMs(e)));
        }
        return byEnds;
    }

    private static long key(int pre, int post) {
        return (long) pre << 32 | post;
    }

    private void findActive() {
        for (int g = 0; g < ideal.groups().size(); g++) {
            List<Cell> asked = ideal.groups().get(g).cells();
            for (int i = 0; i < asked.size(); i++) {
                int node = network.nodeOf(g, i);
                Cell target = GivenCells.cell(cells.target(node));
                mark(Cause.MODEL, !asked.get(i).equals(target));
                mark(Cause.PARAMETERS, !cells.given(node).equals(target));
                mark(Cause.LOST, !cells.isPlaced(node));
            }
        }
        for (int p = 0; p < ideal.synapses().size(); p++) {
            SynapseColumns asked = ideal.synapses().get(p).synapses();
            boolean byGenerator = isByGenerator(ideal.synapses().get(p).pre());
            for (int s = 0; s < asked.size() && !byGenerator; s++) {
                Edge edge = edges.get(p).get(key(asked.pre(s), asked.post(s)));
                mark(Cause.LOST, edge == null);
                mark(Cause.WEIGHTS, edge != null && Math.abs(edge.weightRatio - 1) > 1e-6);
                mark(Cause.DELAYS, edge != null && Math.abs(edge.delayMs - asked.delayMs(s)) > 1e-9);
            }
        }
        mark(Cause.EVENTS, !loss.equals(EventLoss.NONE));
    }

    private void mark(Cause cause, boolean acts) {
        if (acts) {
            active.add(cause);
        }
    }
}
