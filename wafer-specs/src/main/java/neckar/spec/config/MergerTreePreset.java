package neckar.spec.config;

import java.util.ArrayList;
import java.util.List;

/** Settings of the merger tree that sum groups of neuron blocks (hardware reference 3.5); none is slow. */
public enum MergerTreePreset {
    /** Each neuron block to the DNC merger of its number. */
    ONE_ON_ONE("MMMMMMMM RRRL RL L"),
    /** Pairs of neuron blocks to DNC mergers 1, 3, 5 and 6. */
    TWO_ON_ONE("MMMMMMMM MMMM RL L"),
    /** Neuron blocks 0-3 to DNC merger 3, 4-7 to DNC merger 5. */
    FOUR_ON_ONE("MMMMMMMM MMMM MM L"),
    /** All neuron blocks to DNC merger 3. */
    EIGHT_ON_ONE("MMMMMMMM MMMM MM M");

    private final String modes;

    MergerTreePreset(String modes) {
        this.modes = modes;
    }

    /** The mergers in the order of their ids: M0, M1, M2, M3; a new list. */
    public List<MergerConfig> mergers() {
        List<MergerConfig> mergers = new ArrayList<>();
        for (int i = 0; i < modes.length(); i++) {
            if (modes.charAt(i) != ' ') {
                mergers.add(new MergerConfig(mode(modes.charAt(i)), false));
            }
        }
        return mergers;
    }

    private static MergerMode mode(char letter) {
        return switch (letter) {
            case 'L' -> MergerMode.LEFT_ONLY;
            case 'R' -> MergerMode.RIGHT_ONLY;
            default -> MergerMode.MERGE;
        };
    }
}
