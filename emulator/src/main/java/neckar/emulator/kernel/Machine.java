package neckar.emulator.kernel;

import java.util.ArrayList;
import java.util.List;
import neckar.base.CancelFlag;
import neckar.base.Invariant;
import neckar.base.Progress;
import neckar.emulator.digital.FpgaTrace;
import neckar.emulator.digital.TreeWatch;
import neckar.emulator.digital.Waveform;
import neckar.spec.experiment.Recording;

/**
 * A configured wafer that is ready to run once: its chips, in the order of their ids, and the FPGAs behind them.
 */
public final class Machine {
    private final Chip[] chips;
    private final List<FpgaTrace> traces;
    private final RunPlan plan;
    private final KernelSettings settings;
    private final Collector collector;
    private boolean used;

    Machine(Chip[] chips, List<FpgaTrace> traces, RunPlan plan, KernelSettings settings, Collector collector) {
        this.chips = chips;
        this.traces = traces;
        this.plan = plan;
        this.settings = settings;
        this.collector = collector;
    }

    /**
     * Follows the registers of some chips in the coming run. Chips in which nothing can happen show nothing.
     *
     * @param hicanns chips, ascending
     * @param fromTick first tick of 1/63 GHz that is kept
     * @param toTick first tick that is no longer kept
     * @return their waveforms, complete after the run
     */
    public List<Waveform> watch(List<Integer> hicanns, long fromTick, long toTick) {
        List<Waveform> waveforms = new ArrayList<>();
        for (int hicann : hicanns) {
            Waveform waveform = new Waveform(hicann, fromTick, Math.min(toTick, plan.endTick() + 1));
            TreeWatch watch = new TreeWatch(waveform, settings.digital().frameTicks());
            for (Chip chip : chips) {
                if (chip.hicann() == hicann) {
                    chip.watch(watch);
                }
            }
            waveforms.add(waveform);
        }
        return waveforms;
    }

    /** Counts events at each register in the coming run and checks after each window that none vanishes; slow. */
    public void checkHops() {
        for (Chip chip : chips) {
            chip.checkHops();
        }
    }

    /**
     * Runs the experiment.
     *
     * @param progress receives the share that is done
     * @param cancel looked at in each window
     * @return what was recorded
     */
    public Recording run(Progress progress, CancelFlag cancel) {
        Invariant.check(!used, "a machine runs once");
        used = true;
        new WindowLoop(chips, plan, settings.threads(), progress, cancel).run();
        for (Chip chip : chips) {
            chip.finish();
        }
        return collector.collect(chips, traces, plan);
    }

    /** Edges of the chip clock in the run. */
    public long cycles() {
        return plan.steps() * (plan.stepTicks() / plan.periodTicks());
    }

    /** Threshold crossings of all neurons. */
    public long spikes() {
        long sum = 0;
        for (Chip chip : chips) {
            sum += chip.spikes();
        }
        return sum;
    }
}
