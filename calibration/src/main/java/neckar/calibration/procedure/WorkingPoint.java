package neckar.calibration.procedure;

import java.util.function.IntUnaryOperator;
import neckar.calibration.fit.Hinge;
import neckar.calibration.fit.Robust;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.MapState;
import neckar.spec.calib.ParameterMaps.Form;
import neckar.spec.config.DenmemParameter;
import neckar.spec.coord.SynapticInput;
import neckar.spec.unit.FloatingGateScale;

/**
 * V_convoffx or V_convoffi (calibration reference 2.7): below a knee the input conducts at rest and pulls the membrane away. The
 * result is a constant a little above the knee, so that writing errors do not open the input again.
 */
public final class WorkingPoint extends DenmemProcedure {
    /** About 2 us: the leak is weak enough to see the input and strong enough to hold the plateau. */
    private static final int LEAK = 82;

    private static final int REST = 455;
    private static final int FAR_ABOVE = 800;
    private static final int FAR_BELOW = 100;
    private static final double RANGE_VOLT = 0.150;
    private static final double LEAST_KNEE = 100;
    private static final double MOST_KNEE = 900;
    private static final double SCAN_STEP = 10;
    private static final double LEAST_SLOPE_VOLT = 0.05e-3;
    private static final int MARGIN_DAC = 30;

    private final boolean excitatory;

    /** The working point of an input. */
    public WorkingPoint(SynapticInput input) {
        super(
                input == SynapticInput.EXCITATORY ? DenmemParameter.V_CONVOFFX : DenmemParameter.V_CONVOFFI,
                AnalogMode.NORMAL,
                60,
                135,
                210,
                285,
                360,
                435,
                510,
                585,
                660,
                735,
                810,
                885,
                960);
        excitatory = input == SynapticInput.EXCITATORY;
    }

    @Override
    double readSec() {
        return 25e-6;
    }

    @Override
    public float[] observe(Bench bench, Knowledge known, IntUnaryOperator code, double value) {
        ChipProgram program = new ChipProgram(known.hicann())
                .all(DenmemParameter.E_L, REST)
                .all(DenmemParameter.I_GL, LEAK)
                .all(excitatory ? DenmemParameter.I_CONVI : DenmemParameter.I_CONVX, 0)
                .all(excitatory ? DenmemParameter.E_SYNX : DenmemParameter.E_SYNI, excitatory ? FAR_ABOVE : FAR_BELOW)
                .each(parameter(), code);
        return LeakPotential.mean(bench, known, program, readSec());
    }

    @Override
    Fit fit(double[] stepped, double[][] values) {
        int n = values[0].length;
        Entries entries = new Entries(Form.CONST, n, 1);
        double[][] fitted = new double[stepped.length][n];
        for (int d = 0; d < n; d++) {
            double[] y = new double[stepped.length];
            for (int s = 0; s < y.length; s++) {
                y[s] = excitatory ? values[s][d] : -values[s][d];
            }
            double plateau = Robust.median(java.util.Arrays.copyOfRange(y, y.length - 4, y.length));
            for (int s = 0; s < y.length; s++) {
                y[s] = y[s] - plateau > RANGE_VOLT ? Double.NaN : y[s];
            }
            Hinge hinge = Hinge.fit(stepped, y, 0, FloatingGateScale.MAX_DAC, SCAN_STEP);
            enter(entries, d, hinge, y.length);
            for (int s = 0; s < y.length; s++) {
                double model = hinge.level() + hinge.slope() * StrictMath.max(0, hinge.at() - stepped[s]);
                fitted[s][d] = entries.isRejected(d) ? Double.NaN : excitatory ? model : -model;
            }
        }
        FitTable table = new FitTable(name(), "V", false, stepped, values, fitted, entries.reasons());
        return new Fit(entries.build(), table);
    }

    private static void enter(Entries entries, int denmem, Hinge hinge, int points) {
        if (Double.isNaN(hinge.at())) {
            entries.reject(denmem, MapState.MISSING_TRACE, "no trace");
        } else if (hinge.slope() < LEAST_SLOPE_VOLT) {
            entries.reject(denmem, MapState.NOT_CREDIBLE, "the input never conducts");
        } else if (hinge.at() < LEAST_KNEE || hinge.at() > MOST_KNEE) {
            entries.reject(denmem, MapState.NOT_CREDIBLE, "knee outside 100..900");
        } else {
            double sigma = hinge.residual() / hinge.slope() / 2;
            entries.accept(denmem, new double[] {hinge.at() + MARGIN_DAC}, 0, 0, sigma, hinge.residual(), points);
        }
    }
}
