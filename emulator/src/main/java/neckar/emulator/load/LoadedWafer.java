package neckar.emulator.load;

import java.util.List;

/**
 * A configured wafer, ready to be built.
 *
 * @param pllMhz clock of all chips
 * @param chips configured chips, ascending
 * @param routes one route for each sending repeater in output mode, by chip and DNC merger
 * @param warnings what is legal but probably a mistake
 */
public record LoadedWafer(int pllMhz, List<LoadedChip> chips, List<L1Route> routes, List<String> warnings) {
    /** Copies the lists. */
    public LoadedWafer {
        chips = List.copyOf(chips);
        routes = List.copyOf(routes);
        warnings = List.copyOf(warnings);
    }
}
