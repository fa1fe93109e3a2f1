package neckar.spec.bitstream;

import java.util.List;
import neckar.base.InputException;
import neckar.spec.topology.WaferDescription;

/**
 * The header of a bitstream.
 *
 * @param version format version
 * @param pllMhz clock of all chips
 * @param waferHash hash of the wafer description that it was made for, 64 hexadecimal digits
 * @param frames the frames in the order of the file: chips by id, then FPGAs by id
 */
public record BitstreamInfo(int version, int pllMhz, String waferHash, List<Frame> frames) {
    /** Copies the list. */
    public BitstreamInfo {
        frames = List.copyOf(frames);
    }

    /** Throws {@link InputException} if the bitstream {@code name} was made for another wafer description. */
    public void requireWafer(WaferDescription wafer, String name) {
        if (!waferHash.equals(wafer.hash())) {
            throw InputException.of(
                            name + ": header", "the bitstream was made for another wafer description, with hash")
                    .value(waferHash)
                    .allowed(wafer.hash() + " (" + wafer.name() + ")")
                    .advice("Maybe the option --wafer differs from the one given to compile.");
        }
    }
}
