package neckar.compiler.translate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import neckar.compiler.place.Placement;
import neckar.network.CurrentSource;
import neckar.network.Network;
import neckar.network.Population;
import neckar.spec.calib.AnalogMode;
import neckar.spec.config.StimulusConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.Half;
import neckar.spec.unit.MembraneCapacitance;
import neckar.spec.unit.Scaling;
import neckar.spec.unit.TimeBase;

/**
 * Current stimuli of one chip: each floating-gate block plays one waveform, the first that its neurons ask for; neurons
 * that need another get none and are told so (hardware reference 5.9). Confined to one thread.
 */
final class StimulusAssignment {
    private static final int PEAK_PROBES = 1000;

    private final Network network;
    private final Placement placement;
    private final CurrentPlan currents;
    private final Scaling scaling;
    private final AnalogMode mode;
    private final ApproximationLog log;
    private final List<StimulusConfig> stimuli =
            new ArrayList<>(Collections.nCopies(FgBlockOnHicann.COUNT, StimulusConfig.ZERO));
    private final List<OptionalLong> starts =
            new ArrayList<>(Collections.nCopies(FgBlockOnHicann.COUNT, OptionalLong.empty()));
    private final List<DenmemOnHicann> inputs = new ArrayList<>();
    private final boolean[] takesCurrent = new boolean[DenmemOnHicann.COUNT];

    StimulusAssignment(
            Network network,
            Placement placement,
            CurrentPlan currents,
            Scaling scaling,
            AnalogMode mode,
            ApproximationLog log) {
        this.network = network;
        this.placement = placement;
        this.currents = currents;
        this.scaling = scaling;
        this.mode = mode;
        this.log = log;
    }

    /** Registers of each block. */
    List<StimulusConfig> stimuli() {
        return stimuli;
    }

    /** Start of each block in system ticks; empty where nothing is played. */
    List<OptionalLong> starts() {
        return starts;
    }

    /** Denmems that take the stimulus of their block. */
    List<DenmemOnHicann> inputs() {
        return inputs;
    }

    /**
     * Gives a neuron its changing current when its block can play it.
     *
     * @return the part of the current that flows all the time and has to become a shift of the resting potential, nA
     */
    double assign(int node, CellTarget target) {
        List<CurrentSource> wanted = currents.varying(node);
        if (wanted.isEmpty()) {
            return 0;
        }
        Population population = network.populations().get(network.populationOf(node));
        String what = wanted.get(0).shape().pynnName();
        double peak = peakNa(node);
        String why = "a neighbour in the same quad takes a current";
        for (Half half : Half.values()) {
            List<DenmemOnHicann> possible = possibleInputs(node, half);
            if (!possible.isEmpty()) {
                StimulusFit fit = fit(node, target, possible.size());
                if (canPlay(possible.get(0).fgBlock(), fit)) {
                    play(possible, fit);
                    noteFit(population, what, peak, fit);
                    return fit.baseNa();
                }
                why = "one current waveform for each quarter of a chip";
            }
        }
        note(population, what, peak, 0, why);
        return 0;
    }

    /** A block is free, or plays the same already. */
    private boolean canPlay(FgBlockOnHicann block, StimulusFit fit) {
        OptionalLong start = starts.get(block.id());
        return start.isEmpty()
                || (start.getAsLong() == fit.startTick() && fit.config().equals(stimuli.get(block.id())));
    }

    private void play(List<DenmemOnHicann> possible, StimulusFit fit) {
        int block = possible.get(0).fgBlock().id();
        stimuli.set(block, fit.config());
        starts.set(block, OptionalLong.of(fit.startTick()));
        for (DenmemOnHicann denmem : possible.subList(0, fit.denmems())) {
            inputs.add(denmem);
            takesCurrent[denmem.id()] = true;
        }
    }

    private void noteFit(Population population, String what, double peak, StimulusFit fit) {
        note(population, what, peak, fit.peakNa(), "current in 129 steps of 10 bits");
        if (fit.uncoveredNa() > 0) {
            double asked = fit.baseNa() + fit.uncoveredNa();
            note(population, what, asked, fit.baseNa(), "current beyond the end of the 129 steps");
        }
    }

    private void note(Population population, String what, double asked, double given, String note) {
        log.add(population.position(), population.label(), what, asked, given, note);
    }

    /**
     * Denmems of one row of a neuron that can take the stimulus of their block: one for each quad, unless its other
     * denmem of this row takes a current already.
     */
    private List<DenmemOnHicann> possibleInputs(int node, Half half) {
        int first = placement.column(node);
        List<DenmemOnHicann> possible = new ArrayList<>();
        for (int x = first; x < first + placement.size(node) / 2; x++) {
            DenmemOnHicann denmem = DenmemOnHicann.at(x, half);
            if ((x == first || x % 2 == 0)
                    && !takesCurrent[denmem.horizontalPartner().id()]) {
                possible.add(denmem);
            }
        }
        return possible;
    }

    private StimulusFit fit(int node, CellTarget target, int mostDenmems) {
        double farad = placement.size(node) * MembraneCapacitance.farad(mode.bigCap());
        StimulusFit.Frame frame = new StimulusFit.Frame(
                network.durationMs(),
                scaling.timeMs(1e-6 / network.hardware().pllMhz()),
                TimeBase.LEAD_IN_SYSTEM_TICKS,
                scaling.timeMs(TimeBase.SYSTEM_TICK_SEC),
                scaling.amp(1, farad, target.capacitanceNf()),
                mostDenmems);
        return StimulusFit.of(timeMs -> currents.varyingNa(node, timeMs), frame);
    }

    private double peakNa(int node) {
        double peak = 0;
        for (int i = 0; i < PEAK_PROBES; i++) {
            double na = currents.varyingNa(node, i * network.durationMs() / PEAK_PROBES);
            peak = Math.abs(na) > Math.abs(peak) ? na : peak;
        }
        return peak;
    }
}
