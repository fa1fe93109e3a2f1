package neckar.compiler.route.synapse;

/**
 * Which short-term plasticity sets may stand side by side: recovery time and amplitudes are shared by the 56 drivers of a
 * floating-gate block, mode, capacity and enable belong to each driver (hardware reference 4.6).
 */
@FunctionalInterface
public interface StpSharing {
    /** Setting of sets that need nothing of the block: static synapses. */
    int NO_SETTING = 0;

    /** Every plastic set needs a block setting of its own. */
    StpSharing NEVER = stpSet -> stpSet;

    /**
     * Number of the block setting that a set needs, {@link #NO_SETTING} for none; sets with equal numbers may share a block.
     */
    int blockSetting(int stpSet);
}
