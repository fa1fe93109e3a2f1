package neckar.emulator.digital;

/** Event counters of one chip (emulator reference 2.8). Mutable; belongs to the thread that runs the chip. */
public final class ChipCounters {
    /** Origin of an event: a neuron. */
    static final int NEURON = 0;
    /** Origin of an event: the link from the FPGA. */
    static final int LINK = 1;
    /** Origin of an event: a background generator. */
    static final int GENERATOR = 2;
    /** Origin of an event: the copy that a loopback returns. */
    static final int LOOPBACK = 3;

    /** Number of origins. */
    static final int ORIGINS = 4;

    /** Events that entered, by origin. */
    final long[] sent = new long[ORIGINS];
    /** Events overwritten, refused or dropped in mergers, by origin. */
    final long[] lostInMerger = new long[ORIGINS];
    /** Events that found their line busy, by origin; contained in {@link #lostInMerger}. */
    final long[] lostOnBusyLine = new long[ORIGINS];
    /** Events written to a side that is not selected, by origin. */
    final long[] unrouted = new long[ORIGINS];
    /** Events that left the tree, by origin. */
    final long[] framesStarted = new long[ORIGINS];
    /** Events in registers at the end, by origin. */
    final long[] inFlight = new long[ORIGINS];

    long lostInEncoder;
    long unlocked;
    long pulses;
    long lostAtPlayback;
    long lostBeforeTree;
    long linkPending;
    long upOffered;
    long upLostAtUplink;
    long upLostAtFpga;
    long upLostAtTrace;
    long upInFlight;
    long traced;

    /** Crossings of neurons that send. */
    public long l1Sent() {
        return sent[NEURON];
    }

    /** Of these, lost. */
    public long l1Lost() {
        return lostInEncoder + lostInMerger[NEURON];
    }

    /** Playback pulses. */
    public long downSent() {
        return pulses;
    }

    /** Of these, lost before they left the merger tree. */
    public long downLost() {
        return lostAtPlayback + lostBeforeTree + lostInMerger[LINK];
    }

    /** Events offered to the FPGA, without address 0. */
    public long upSent() {
        return upOffered;
    }

    /** Of these, not in the trace. */
    public long upLost() {
        return upLostAtUplink + upLostAtFpga + upLostAtTrace;
    }

    /** Losses at playback. */
    public long lostAtPlayback() {
        return lostAtPlayback;
    }

    /** Losses at the DNC and on the link, both ways. */
    public long lostAtDnc() {
        return lostBeforeTree + upLostAtUplink + upLostAtFpga;
    }

    /** Losses at the priority encoders. */
    public long lostAtEncoder() {
        return lostInEncoder;
    }

    /** Losses of neuron and link events in mergers. */
    public long lostAtMerger() {
        return lostInMerger[NEURON] + lostInMerger[LINK];
    }

    /** Losses at the trace memory. */
    public long lostAtTrace() {
        return upLostAtTrace;
    }

    /** Events of background generators. */
    public long generatorSent() {
        return sent[GENERATOR];
    }

    /** Of these, lost. */
    public long generatorLost() {
        return lostInMerger[GENERATOR];
    }

    /** Events written to an input that is not selected. */
    public long unrouted() {
        return unrouted[NEURON] + unrouted[LINK] + unrouted[GENERATOR];
    }

    /** Events dropped because their line is not locked. */
    public long unlocked() {
        return unlocked;
    }

    /** Events of neurons, playback and uplink that were on their way at the end. */
    public long inFlight() {
        return inFlight[NEURON] + inFlight[LINK] + linkPending + upInFlight;
    }

    /** Neuron events that left the tree. */
    public long neuronFrames() {
        return framesStarted[NEURON];
    }

    /** Link events that left the tree. */
    public long linkFrames() {
        return framesStarted[LINK];
    }

    /** Events in the trace. */
    public long traced() {
        return traced;
    }

    /** Events lost because the line was still busy with the frame before. */
    public long lostOnBusyLines() {
        return lostOnBusyLine[NEURON] + lostOnBusyLine[LINK];
    }

    /** Whether every event is accounted for: the identities of emulator reference 2.8. */
    public boolean isBalanced() {
        boolean neuron = sent[NEURON] == l1Lost() + framesStarted[NEURON] + unrouted[NEURON] + inFlight[NEURON];
        boolean link = pulses == downLost() + framesStarted[LINK] + unrouted[LINK] + inFlight[LINK] + linkPending;
        boolean generator = sent[GENERATOR]
                == lostInMerger[GENERATOR] + framesStarted[GENERATOR] + unrouted[GENERATOR] + inFlight[GENERATOR];
        boolean up = upOffered == upLost() + traced + upInFlight;
        boolean causes = lostAtPlayback() + lostAtDnc() + lostAtEncoder() + lostAtMerger() + lostAtTrace()
                == l1Lost() + downLost() + upLost();
        return neuron && link && generator && up && causes;
    }

    @Override
    public String toString() {
        return "l1 " + l1Sent() + "-" + l1Lost() + ", down " + downSent() + "-" + downLost() + ", up " + upSent() + "-"
                + upLost() + ", frames " + neuronFrames() + "+" + linkFrames() + ", unrouted " + unrouted()
                + ", in flight " + inFlight();
    }
}
