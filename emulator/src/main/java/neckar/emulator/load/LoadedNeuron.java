package neckar.emulator.load;

/** One component of joined denmems. Immutable; the array of its denmems is not to be changed. */
public final class LoadedNeuron {
    private final int[] denmems;
    private final int firing;
    private final boolean sends;
    private final int address;

    /**
     * A neuron.
     *
     * @param denmems ids of its denmems, ascending
     * @param firing id of the denmem whose comparator fires for all, or -1
     * @param sends whether its spikes go to the priority encoder
     * @param address L1 address of its spikes
     */
    LoadedNeuron(int[] denmems, int firing, boolean sends, int address) {
        this.denmems = denmems;
        this.firing = firing;
        this.sends = sends;
        this.address = address;
    }

    /** Ids of its denmems, ascending. */
    public int[] denmems() {
        return denmems;
    }

    /** Id of the denmem whose comparator fires for all, or -1. */
    public int firing() {
        return firing;
    }

    /** Whether its spikes go to the priority encoder. */
    public boolean sends() {
        return sends;
    }

    /** L1 address of its spikes. */
    public int address() {
        return address;
    }
}
