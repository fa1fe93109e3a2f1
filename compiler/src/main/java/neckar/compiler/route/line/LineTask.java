package neckar.compiler.route.line;

import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.NeuronSizes;
import neckar.compiler.partition.Partition;
import neckar.compiler.place.Placement;
import neckar.network.Network;
import neckar.spec.topology.Availability;

/**
 * What the line planner needs to know.
 *
 * @param network the network, for rates, recordings and placement requests of sources
 * @param table its connections
 * @param partition order of the neurons
 * @param sizes size of each neuron and planned lines of its chip
 * @param placement chip of each neuron; columns may change within a chip
 * @param availability working parts of the wafer
 * @param chainLength most drivers of a chain
 * @param searchRounds rounds of address search; 0 keeps the order of the partition
 */
public record LineTask(
        Network network,
        ConnectionTable table,
        Partition partition,
        NeuronSizes sizes,
        Placement placement,
        Availability availability,
        int chainLength,
        int searchRounds) {}
