package neckar.compiler.route.synapse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import neckar.base.RunContext;
import neckar.base.SeededRandom;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.SmallNetworks;
import neckar.compiler.place.Placement;
import neckar.compiler.route.RoutingOptions;
import neckar.compiler.route.demand.DemandPlanner;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.graph.L1Bus;
import neckar.compiler.route.graph.L1Routes;
import neckar.compiler.route.graph.LineSets;
import neckar.compiler.route.graph.NegotiatedRouter;
import neckar.compiler.route.line.ChipStreams;
import neckar.compiler.route.line.Line;
import neckar.compiler.route.line.LinePlan;
import neckar.network.Connector;
import neckar.network.Network;
import neckar.network.Receptor;
import neckar.network.SelfConnections;
import neckar.network.SynapseDynamics;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.Availability;

/** A random network, placed and put on lines at random, and then routed: what the tests of synapse routing look at. */
final class RandomMapping {
    private static final int ADDRESSES = 59;

    final ConnectionTable table;
    final LinePlan plan;
    final RoutingOptions options;
    final SynapseOptions synapseOptions;
    final DemandTable demand;
    final L1Routes routes;
    final SynapseRouting routing;

    /** How large and dense the network is. */
    record Shape(int chips, int neurons, int sources, double probability, int chainLength) {}

    RandomMapping(long seed, Shape shape, StpSharing sharing, Availability availability, RunContext context) {
        SeededRandom random = new SeededRandom(seed);
        Network network = network(seed, shape);
        table = ConnectionTable.build(network, context);
        plan = plan(random, shape, table);
        options = RoutingOptions.standard().withChainLength(shape.chainLength());
        double[] priority = new double[table.projections()];
        Arrays.fill(priority, 1);
        synapseOptions =
                new SynapseOptions(options, Collections.nCopies(priority.length, 1.0), sharing, CellWeights.UNLIMITED);
        demand = new DemandPlanner(table, plan, priority, options)
                .plan(hicann -> new ChipDrivers(hicann, availability).usable(), context);
        routes = new NegotiatedRouter(options).route(plan.lines(), demand, new L1Bus(availability), context);
        routing = new SynapseRouter(table, plan, demand, synapseOptions).route(routes, availability, context);
    }

    private static Network network(long seed, Shape shape) {
        SmallNetworks networks = new SmallNetworks();
        int cells = networks.cells(shape.neurons());
        int inputs = networks.sources(shape.sources(), 10);
        networks.random(cells, cells, Receptor.EXCITATORY, shape.probability());
        networks.random(cells, cells, Receptor.INHIBITORY, shape.probability() / 2);
        networks.connect(
                inputs,
                cells,
                Receptor.EXCITATORY,
                new Connector.FixedProbability(shape.probability(), SelfConnections.ALLOWED),
                SynapseDynamics.tsodyksMarkram(0.5, 100, 0));
        networks.connect(
                inputs,
                cells,
                Receptor.INHIBITORY,
                new Connector.FixedProbability(shape.probability() / 2, SelfConnections.ALLOWED),
                SynapseDynamics.tsodyksMarkram(0.5, 300, 0));
        networks.random(cells, cells, Receptor.EXCITATORY, shape.probability() / 4);
        return networks.build(seed);
    }

    /** Neurons of random sizes in random order on the chips; every eighth node is left out. */
    private static LinePlan plan(SeededRandom random, Shape shape, ConnectionTable table) {
        List<HicannOnWafer> chips = LineSets.tall(shape.chips());
        short[] hicanns = new short[table.nodes()];
        short[] columns = new short[table.nodes()];
        byte[] sizes = new byte[table.nodes()];
        LinePlan.Unserved[] unserved = new LinePlan.Unserved[table.nodes()];
        int[] used = new int[shape.chips()];
        List<List<Integer>> senders = new ArrayList<>();
        chips.forEach(chip -> senders.add(new ArrayList<>()));
        for (int node = 0; node < table.nodes(); node++) {
            int chip = random.nextInt(shape.chips());
            boolean served = random.nextInt(8) > 0;
            unserved[node] = served ? LinePlan.Unserved.NONE : LinePlan.Unserved.NO_ADDRESS;
            hicanns[node] = Placement.NOWHERE;
            if (!table.isSource(node)) {
                int width = 1 + random.nextInt(4);
                int column = used[chip] % 32 + width > 32 ? (used[chip] / 32 + 1) * 32 : used[chip];
                if (column + width > 256) {
                    unserved[node] = LinePlan.Unserved.NOT_PLACED;
                    continue;
                }
                used[chip] = column + width;
                hicanns[node] = (short) chips.get(chip).id();
                columns[node] = (short) column;
                sizes[node] = (byte) (2 * width);
            } else if (!served) {
                unserved[node] = LinePlan.Unserved.INPUT_BANDWIDTH;
            }
            if (served) {
                senders.get(chip).add(node);
            }
        }
        List<Line> lines = lines(chips, senders, unserved);
        return new LinePlan(
                new Placement(hicanns, columns, sizes),
                lines,
                unserved,
                Collections.nCopies(HicannOnWafer.COUNT, ChipStreams.TRANSIT),
                0,
                0);
    }

    private static List<Line> lines(
            List<HicannOnWafer> chips, List<List<Integer>> senders, LinePlan.Unserved[] unserved) {
        List<Line> lines = new ArrayList<>();
        for (int chip = 0; chip < chips.size(); chip++) {
            List<Integer> nodes = senders.get(chip);
            int perLine = Math.min(ADDRESSES, (nodes.size() + 7) / 8 + 5);
            for (int dnc = 0, from = 0; from < nodes.size(); dnc++, from += perLine) {
                int to = Math.min(nodes.size(), from + perLine);
                if (dnc == 8) {
                    nodes.subList(from, nodes.size()).forEach(n -> unserved[n] = LinePlan.Unserved.NO_ADDRESS);
                    break;
                }
                int[] members = nodes.subList(from, to).stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
                byte[] addresses = new byte[members.length];
                int address = 63;
                for (int i = 0; i < members.length; i++, address--) {
                    address -= address % 16 == 1 ? 1 : 0;
                    addresses[i] = (byte) address;
                }
                lines.add(new Line(lines.size(), chips.get(chip).id(), dnc, false, 0, false, members, addresses));
            }
        }
        return lines;
    }
}
