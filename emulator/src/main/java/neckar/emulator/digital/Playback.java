package neckar.emulator.digital;

import java.util.Arrays;
import neckar.base.InputException;
import neckar.spec.experiment.PlaybackProgram;
import neckar.spec.experiment.PulseLabel;
import neckar.spec.unit.TimeBase;

/**
 * Playback of one FPGA (emulator reference 2.7). Pulses are released in the order of their due times, as early as the
 * lead allows, one per FPGA clock within a group, groups at a distance, and dropped when they are too late. All is known
 * before the run, so the arrivals at each chip are computed at load.
 */
public final class Playback {
    private static final int LINKS = 8;

    private final DigitalParameters parameters;
    private final int fpga;
    private final long endTick;
    private final DownLink[] links = new DownLink[LINKS];
    private long pulses;
    private long groupHeader = -PlaybackProgram.GROUP_DISTANCE;
    private int groupPulses = PlaybackProgram.MAX_GROUP;
    private long nextClock = PlaybackProgram.FIRST_FPGA_TIME;

    /**
     * Playback towards the chips of one FPGA.
     *
     * @param fpga number of the FPGA
     * @param parameters properties of the digital part
     * @param periodTicks clock period of the chips
     * @param endTick last tick of the run; a pulse that would be dropped later is still waiting then
     * @param counters counters by link
     */
    public Playback(int fpga, DigitalParameters parameters, int periodTicks, long endTick, ChipCounters[] counters) {
        this.parameters = parameters;
        this.fpga = fpga;
        this.endTick = endTick;
        Arrays.setAll(links, link -> new DownLink(parameters, periodTicks, endTick, counters[link]));
    }

    /**
     * Releases the next pulse of this FPGA.
     *
     * @param due system tick at which it is due on its chip, not before that of the pulse before
     * @param label its label
     * @throws InputException if the playback memory is full
     */
    public void play(long due, int label) {
        if (++pulses > parameters.playbackPulses()) {
            throw InputException.of("FPGA " + fpga, "the stimulus does not fit into the playback memory")
                    .allowed(parameters.playbackPulses() + " pulses")
                    .advice("Split the run, or spread the stimulus over more FPGAs.");
        }
        DownLink link = links[PulseLabel.linkOf(label)];
        link.counters().pulses++;
        long latest = PlaybackProgram.releaseClock(due);
        long earliest = Math.max(PlaybackProgram.FIRST_FPGA_TIME, latest - parameters.playbackLeadClocks());
        boolean joins = earliest <= nextClock && groupPulses < PlaybackProgram.MAX_GROUP;
        long header = joins
                ? groupHeader
                : Math.max(groupHeader + PlaybackProgram.GROUP_DISTANCE, Math.max(nextClock, earliest - 1));
        long clock = joins ? nextClock : header + 1;
        if (clock > latest + parameters.playbackLateClocks()) {
            drop(link, Math.max(nextClock, latest + parameters.playbackLateClocks()));
            return;
        }
        groupPulses = joins ? groupPulses + 1 : 1;
        groupHeader = header;
        nextClock = clock + 1;
        link.accept(
                clock * TimeBase.TICKS_PER_FPGA_CLOCK + parameters.dncDelayTicks(),
                due,
                PulseLabel.mergerOf(label),
                PulseLabel.addressOf(label));
    }

    private void drop(DownLink link, long clock) {
        if (clock * TimeBase.TICKS_PER_FPGA_CLOCK <= endTick) {
            link.counters().lostAtPlayback++;
        } else {
            link.counters().linkPending++;
        }
    }

    /** Events that reach the merger tree of the chip at a link, ascending, packed as in {@link ChipTree#setArrivals}. */
    public long[] arrivals(int link) {
        return links[link].finish();
    }
}
