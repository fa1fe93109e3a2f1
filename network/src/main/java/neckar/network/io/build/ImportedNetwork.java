package neckar.network.io.build;

import java.util.List;
import neckar.network.Network;

/**
 * A network that was read, and what the reader had to change.
 *
 * @param network the network
 * @param format the format it came in, for people
 * @param notes what was changed, scaled or left out; empty for our own format
 */
public record ImportedNetwork(Network network, String format, List<ImportNote> notes) {
    /** Copies the list. */
    public ImportedNetwork {
        notes = List.copyOf(notes);
    }
}
