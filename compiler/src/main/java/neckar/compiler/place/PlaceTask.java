package neckar.compiler.place;

import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.NeuronSizes;
import neckar.compiler.partition.Partition;
import neckar.network.Network;
import neckar.spec.topology.Availability;

/**
 * What a placer needs to know.
 *
 * @param network the network, for its placement requests
 * @param table its connections
 * @param partition order of the neurons
 * @param sizes size of each neuron and density of chips
 * @param availability working parts of the wafer
 */
public record PlaceTask(
        Network network, ConnectionTable table, Partition partition, NeuronSizes sizes, Availability availability) {}
