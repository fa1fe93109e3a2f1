package neckar.compiler.translate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.NeuronSizes;
import neckar.compiler.place.Placement;
import neckar.compiler.route.synapse.CellWeights;
import neckar.compiler.route.synapse.SynapseRouting;
import neckar.network.HardwareSettings;
import neckar.network.Network;
import neckar.network.Population;
import neckar.network.Projection;
import neckar.network.Receptor;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.Code;
import neckar.spec.calib.MapState;
import neckar.spec.calib.StpUtilisation;
import neckar.spec.calib.TransferMap;
import neckar.spec.calib.WeightMap;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.StpMode;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.unit.Scaling;

/** The door of this package: biological parameters to analog settings of the wafer. */
public final class Translator {
    /** More cells than this for one synapse are not asked for. */
    private static final int MOST_CELLS = 1000;

    private Translator() {}

    /**
     * What translation reads.
     *
     * @param network the network
     * @param table its connections
     * @param placement the final placement
     * @param routing drivers, rows and cells
     * @param stp fitted plasticity
     * @param calibration maps from physical values to codes
     */
    public record Inputs(
            Network network,
            ConnectionTable table,
            Placement placement,
            SynapseRouting routing,
            StpCatalogue stp,
            Calibration calibration) {}

    /** Translates all chips with neurons; the result does not depend on the number of threads. */
    public static HardwareParams translate(Inputs in, RunContext context) {
        CurrentPlan currents = new CurrentPlan(in.network());
        double[] excitatory = new double[in.placement().nodes()];
        double[] inhibitory = new double[in.placement().nodes()];
        List<Optional<ChipParams>> chips = new ArrayList<>(Collections.nCopies(HicannOnWafer.COUNT, Optional.empty()));
        List<ApproximationLog> logs = new ArrayList<>();
        for (int i = 0; i < HicannOnWafer.COUNT; i++) {
            logs.add(new ApproximationLog());
        }
        Parallel.forRange(HicannOnWafer.COUNT, context.threads(), h -> {
            context.cancel().throwIfCancelled();
            if (in.placement().neuronsOn(h).length > 0 || in.routing().on(h).isPresent()) {
                ChipTranslation chip =
                        new ChipTranslation(in, currents, HicannOnWafer.of(h), logs.get(h), excitatory, inhibitory);
                chips.set(h, Optional.of(chip.translate()));
            }
        });
        ApproximationLog all = new ApproximationLog();
        noteProjections(in, all);
        logs.forEach(all::merge);
        return new HardwareParams(chips, excitatory, inhibitory, all.list());
    }

    /** How the network's units become the hardware's. */
    public static Scaling scaling(Network network) {
        HardwareSettings hardware = network.hardware();
        return new Scaling(hardware.speedup(), hardware.voltageScale(), hardware.voltageShiftVolt());
    }

    /**
     * How many cells a weight needs, judged by the neuron of each target population that needs most: large neurons have a
     * large capacitance, so that strong synapses take several cells.
     */
    public static CellWeights cellWeights(Network network, NeuronSizes sizes) {
        Scaling scaling = scaling(network);
        double largest = RowStrengths.largestSiemens(WeightMap.NOMINAL);
        double[] siemensPerWeight = new double[network.projections().size()];
        for (Projection projection : network.projections()) {
            Population post = network.populations().get(projection.post());
            boolean excitatory = projection.receptor() == Receptor.EXCITATORY;
            double most = 0;
            for (int index = 0; index < post.size() && !post.cellType().isSource(); index++) {
                CellTarget target = CellTarget.of(post, index, 0, scaling);
                int denmems = sizes.of(network.nodeOf(post.position(), index));
                double unit = NeuronCodes.siemensPerMicroSiemens(target, denmems, AnalogMode.NORMAL, scaling);
                most = Math.max(most, unit * weightUnit(target, excitatory, scaling));
            }
            siemensPerWeight[projection.position()] = most;
        }
        return (projection, weight) -> (int)
                Math.max(1, Math.min(MOST_CELLS, Math.ceil(weight * siemensPerWeight[projection] / largest - 1e-9)));
    }

    /** Microsiemens that stand for a unit of weight, a clipped time constant made up for. */
    private static double weightUnit(CellTarget target, boolean excitatory, Scaling scaling) {
        DenmemParameter parameter = excitatory ? DenmemParameter.V_SYNTCX : DenmemParameter.V_SYNTCI;
        TransferMap map = Calibration.nominalMap(parameter, AnalogMode.NORMAL);
        double tauSec = scaling.timeSec(excitatory ? target.tauExcMs() : target.tauInhMs());
        double given = Math.max(map.low(), Math.min(map.high(), tauSec));
        return (excitatory ? target.weightExc() : target.weightInh()) * tauSec / given;
    }

    private static void noteProjections(Inputs in, ApproximationLog log) {
        int order = in.network().populations().size();
        for (Projection projection : in.network().projections()) {
            int set = in.table().traits(projection.position()).stpSet();
            Optional<StpFit> fit = in.stp().fit(set);
            if (fit.isPresent() && fit.get().residual() > 1e-6) {
                log.add(
                        order + projection.position(),
                        projection.label(),
                        "TsodyksMarkramSynapse",
                        0,
                        fit.get().residual(),
                        "plasticity fitted; given is the rms difference of normalised amplitudes");
            }
            if (fit.isPresent()) {
                noteUtilisation(order, projection, fit.get(), log);
                noteRecovery(in.network(), projection, fit.get(), log);
            }
        }
    }

    private static void noteUtilisation(int order, Projection projection, StpFit fit, ApproximationLog log) {
        double asked = projection.dynamics().use();
        double given = StpUtilisation.ofCap(fit.cap());
        if (Math.abs(given - asked) > 1e-9) {
            log.add(
                    order + projection.position(),
                    projection.label(),
                    "U",
                    asked,
                    given,
                    "nearest of the 8 capacitors");
        }
    }

    private static void noteRecovery(Network network, Projection projection, StpFit fit, ApproximationLog log) {
        Scaling scaling = scaling(network);
        Code code =
                Calibration.nominalMap(SharedParameter.V_DTC).toCode(scaling.timeSec(fit.tauRecMs()), MapState.NOMINAL);
        double givenMs = scaling.timeMs(code.given());
        if (Math.abs(givenMs - fit.tauRecMs()) > 1e-9 * givenMs) {
            log.add(
                    network.populations().size() + projection.position(),
                    projection.label(),
                    fit.mode() == StpMode.FACILITATION ? "tau_facil" : "tau_rec",
                    fit.tauRecMs(),
                    givenMs,
                    NeuronCodes.ROUNDED);
        }
    }
}
