package neckar.calibration.procedure;

import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import neckar.calibration.feature.Folded;
import neckar.calibration.fit.Relaxation;
import neckar.calibration.lab.ChipBench;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.calib.AnalogMode;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.SpeedMode;
import neckar.spec.experiment.AdcTrace;

/**
 * I_gl in one mode: a strong synaptic event makes each neuron fire once a period; behind the reset the membrane relaxes over 0.4 V
 * to its resting potential, from which tau_m follows without knowing any synapse. The inputs are open as in operation, so that
 * what they conduct at rest is part of it.
 */
public final class MembraneTime extends DenmemProcedure {
    private static final int[] NORMAL = {30, 45, 65, 95, 140, 200, 300, 450, 700, 1000};
    private static final int[] SLOW = {30, 50, 80, 130, 200, 320, 500, 750, 1000};
    private static final int[] FAST = {12, 20, 35, 65, 120, 220, 400, 700, 1000};
    private static final int LONG_REFRACTORY = 10;
    private static final int SHORT_SYNAPSE = 1022;
    private static final double LEAK_VOLT = 0.8;
    private static final double THRESHOLD_VOLT = 0.835;
    private static final double RESET_VOLT = 0.4;
    private static final int PERIODS = 3;
    private static final int GMAX = 800;
    private static final int DIVISOR = 12;
    /** The fit begins when this share of the way to rest is done, and ends after so many time constants. */
    private static final double RISEN = 0.12;

    private static final double WINDOW_TAU = 7;
    private static final int LONGEST_PLATEAU = 290;
    private static final int LEAST_SAMPLES = 20;
    private static final int POINTS = 300;

    /** The leak in a mode. */
    public MembraneTime(AnalogMode mode) {
        super(DenmemParameter.I_GL, mode, codes(mode));
    }

    private static int[] codes(AnalogMode mode) {
        return switch (mode.leak()) {
            case NORMAL -> NORMAL;
            case SLOW -> SLOW;
            case FAST -> FAST;
        };
    }

    @Override
    public String name() {
        String cap = mode().bigCap() ? "" : "_small";
        return mode().equals(AnalogMode.NORMAL)
                ? "I_gl"
                : "I_gl_" + mode().leak().name().toLowerCase(Locale.ROOT) + cap;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    double readSec() {
        return periodSec() * PERIODS;
    }

    private double periodSec() {
        return mode().leak() == SpeedMode.SLOW && mode().bigCap() ? 80e-6 : 25e-6;
    }

    @Override
    public float[] observe(Bench bench, Knowledge known, IntUnaryOperator code, double value) {
        ChipProgram program = LeakPotential.resting(known)
                .mode(mode())
                .firing()
                .each(DenmemParameter.E_L, d -> known.code(d, DenmemParameter.E_L, AnalogMode.NORMAL, LEAK_VOLT))
                .each(DenmemParameter.V_T, d -> known.code(d, DenmemParameter.V_T, AnalogMode.NORMAL, THRESHOLD_VOLT))
                .sharedEach(SharedParameter.V_RESET, b -> known.code(b, SharedParameter.V_RESET, RESET_VOLT))
                .all(DenmemParameter.I_PL, LONG_REFRACTORY)
                .all(DenmemParameter.V_SYNTCX, SHORT_SYNAPSE)
                .each(DenmemParameter.I_GL, code);
        EventTrain train = new EventTrain(known.hicann(), EventTrain.FEW_ROWS, periodSec(), PERIODS);
        train.connect(program, true, 15, DIVISOR, GMAX);
        List<AdcTrace> traces = train.read(bench, program);
        int period = train.periodSamples();
        float[] sec = new float[traces.size()];
        for (int d = 0; d < sec.length; d++) {
            sec[d] = (float) tau(Folded.mean(traces.get(d), period));
        }
        return sec;
    }

    /** Time constant of the relaxation in an averaged period, in seconds; NaN without a spike. */
    private double tau(double[] v) {
        int lowest = 0;
        int highest = 0;
        for (int i = 0; i < v.length; i++) {
            lowest = v[i] < v[lowest] ? i : lowest;
            highest = v[i] > v[highest] ? i : highest;
        }
        if (v[highest] - v[lowest] < 0.2) {
            return Double.NaN;
        }
        int end = v.length - EventTrain.BEFORE_SAMPLES;
        int first = lowest(v, EventTrain.fall(v, (v[lowest] + v[highest]) / 2), end);
        double start = v[first] + RISEN * (v[end - 1] - v[first]);
        while (first < end - LEAST_SAMPLES && v[first] < start) {
            first++;
        }
        double tau = fit(v, first, end);
        return fit(v, first, StrictMath.min(end, first + (int) (WINDOW_TAU * tau * ChipBench.SAMPLE_HZ)));
    }

    /** Last sample of the plateau at the reset potential: the lowest one behind the fall. */
    private static int lowest(double[] v, int fall, int end) {
        int lowest = StrictMath.min(fall + 3, end - 1);
        for (int i = lowest; i < StrictMath.min(end, fall + LONGEST_PLATEAU); i++) {
            lowest = v[i] < v[lowest] ? i : lowest;
        }
        return lowest;
    }

    /** Relaxation of the samples of a window, in means of neighbours. */
    private static double fit(double[] v, int first, int end) {
        int width = StrictMath.max(1, (end - first) / POINTS);
        int n = (end - first) / width;
        if (n < LEAST_SAMPLES) {
            return Double.NaN;
        }
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i * width / ChipBench.SAMPLE_HZ;
            for (int k = 0; k < width; k++) {
                y[i] += (v[first + i * width + k] - v[first]) / width;
            }
        }
        return Relaxation.fit(x, y, n, 0.05e-6, 60e-6).tau();
    }

    @Override
    Fit fit(double[] stepped, double[][] values) {
        return LevelFit.fit(name(), "s", stepped, values, d -> 0, 1, StrictMath::log, new double[0][]);
    }
}
