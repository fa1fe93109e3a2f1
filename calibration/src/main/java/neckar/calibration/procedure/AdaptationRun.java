package neckar.calibration.procedure;

import java.util.List;
import neckar.calibration.feature.Folded;
import neckar.calibration.lab.ChipBench;
import neckar.calibration.lab.ChipProgram;
import neckar.calibration.lab.Stimuli;
import neckar.spec.calib.AnalogMode;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.SpeedMode;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.unit.MembraneCapacitance;

/**
 * Periodic drive of all denmems with adaptation on: a short strong event that makes each fire once, or a long burst below the
 * threshold. Between drives only leak and adaptation act.
 */
final class AdaptationRun {
    /** Leak in the slow mode, where an error of one code matters least. */
    static final AnalogMode MODE = new AnalogMode(true, SpeedMode.SLOW, SpeedMode.NORMAL, SpeedMode.NORMAL);

    /** Samples that are averaged to one. */
    static final int DECIMATION = 8;

    /** Distance of averaged samples in seconds. */
    static final double STEP_SEC = DECIMATION / ChipBench.SAMPLE_HZ;

    private static final double REST_VOLT = 0.75;
    private static final double ABOVE_REST_VOLT = 0.035;
    /** So far that falls are seen, and the relaxation from it stays small. */
    private static final double BELOW_REST_VOLT = 0.08;

    private static final int SHORT_SYNAPSE = 1022;
    /** About 1.2 us: the synapse has decayed when the membrane is released. */
    private static final int REFRACTORY = 14;

    private static final int STRONG_GMAX = 800;
    private static final int STRONG_DIVISOR = 12;
    private static final int BURST_GMAX = 260;
    private static final int BURST_DIVISOR = 15;
    private static final double BURST_INTERVAL_SEC = 0.2e-6;

    private final Knowledge known;
    private final double tauMemSec;
    private final double periodSec;
    private final int periods;

    AdaptationRun(Knowledge known, double tauMemSec, double periodSec, int periods) {
        this.known = known;
        this.tauMemSec = tauMemSec;
        this.periodSec = periodSec;
        this.periods = periods;
    }

    /** The chip with all potentials and the leak calibrated, without what the adaptation is set by. */
    ChipProgram program(boolean fires) {
        ChipProgram program = LeakPotential.resting(known)
                .mode(MODE)
                .each(DenmemParameter.E_L, d -> known.code(d, DenmemParameter.E_L, AnalogMode.NORMAL, REST_VOLT))
                .each(DenmemParameter.I_GL, d -> known.code(d, DenmemParameter.I_GL, MODE, tauMemSec))
                .all(DenmemParameter.V_SYNTCX, SHORT_SYNAPSE)
                .all(DenmemParameter.I_PL, REFRACTORY)
                .all(DenmemParameter.I_GLADAPT, 0)
                .all(DenmemParameter.I_FIRE, 0)
                .sharedEach(
                        SharedParameter.V_RESET,
                        b -> known.code(b, SharedParameter.V_RESET, REST_VOLT - BELOW_REST_VOLT));
        return !fires
                ? program
                : program.firing()
                        .each(
                                DenmemParameter.V_T,
                                d -> known.code(
                                        d, DenmemParameter.V_T, AnalogMode.NORMAL, REST_VOLT + ABOVE_REST_VOLT));
    }

    /** Averaged and thinned periods of all denmems after one strong event a period. */
    double[][] afterSpikes(Bench bench, ChipProgram program) {
        EventTrain train = new EventTrain(known.hicann(), EventTrain.FEW_ROWS, periodSec, periods);
        train.connect(program, true, 15, STRONG_DIVISOR, STRONG_GMAX);
        return thinned(train.read(bench, program));
    }

    /** Averaged and thinned periods of all denmems that a burst begins. */
    double[][] afterBursts(Bench bench, ChipProgram program, double burstSec) {
        List<SynapseRowOnHicann> rows = EventTrain.rows(1);
        for (SynapseRowOnHicann row : rows) {
            program.row(row, true, 15, BURST_DIVISOR, EventTrain.ADDRESS);
        }
        program.shared(SharedParameter.V_GMAX0, BURST_GMAX);
        Stimuli stimuli = new Stimuli(known.hicann());
        int first = 1 + bench.again() * periods;
        for (int p = 0; p < first + periods; p++) {
            for (int k = 0; k * BURST_INTERVAL_SEC < burstSec; k++) {
                stimuli.addOnce(rows, EventTrain.ADDRESS, Bench.ticks(p * periodSec + k * BURST_INTERVAL_SEC));
            }
        }
        return thinned(Bench.readAll(bench.write(program), stimuli.build(), periodSec * first, periodSec * periods));
    }

    private double[][] thinned(List<AdcTrace> traces) {
        int period = (int) StrictMath.round(periodSec * ChipBench.SAMPLE_HZ);
        double[][] thinned = new double[traces.size()][];
        for (int d = 0; d < thinned.length; d++) {
            double[] folded = Folded.mean(traces.get(d), period);
            thinned[d] = new double[period / DECIMATION];
            for (int i = 0; i < thinned[d].length * DECIMATION; i++) {
                thinned[d][i / DECIMATION] += folded[i] / DECIMATION;
            }
        }
        return thinned;
    }

    /** Membrane time constant that a denmem's code stands for. */
    double tauMem(int denmem) {
        return known.value(
                denmem, DenmemParameter.I_GL, MODE, known.code(denmem, DenmemParameter.I_GL, MODE, tauMemSec));
    }

    /** Leak conductance that a denmem's code stands for. */
    double leakSiemens(int denmem) {
        return MembraneCapacitance.BIG_FARAD / tauMem(denmem);
    }

    /** Whole samples of a time. */
    static int samples(double sec) {
        return (int) StrictMath.round(sec / STEP_SEC);
    }
}
