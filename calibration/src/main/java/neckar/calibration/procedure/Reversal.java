package neckar.calibration.procedure;

import java.util.function.IntUnaryOperator;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.MapState;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapticInput;

/**
 * E_synx or E_syni (calibration reference 2.4): one input, fully open and driven at 5 MHz, outweighs everything else; the membrane
 * settles at its reversal potential.
 */
public final class Reversal extends DenmemProcedure {
    private static final int CLOCKS = 25;
    private static final int SLOW_SYNAPSE = 300;
    private static final int GMAX = 1000;
    private static final int WEIGHT = 15;
    private static final int DIVISOR = 2;

    private final boolean excitatory;

    /** The reversal potential of an input. */
    public Reversal(SynapticInput input) {
        super(
                input == SynapticInput.EXCITATORY ? DenmemParameter.E_SYNX : DenmemParameter.E_SYNI,
                AnalogMode.NORMAL,
                input == SynapticInput.EXCITATORY
                        ? new int[] {540, 620, 700, 770, 840}
                        : new int[] {180, 260, 340, 420, 500});
        excitatory = input == SynapticInput.EXCITATORY;
    }

    @Override
    double readSec() {
        return 40e-6;
    }

    @Override
    public float[] observe(Bench bench, Knowledge known, IntUnaryOperator code, double value) {
        int leak = Calibration.nominalMap(DenmemParameter.E_L, AnalogMode.NORMAL)
                .toCode(value, MapState.NOMINAL)
                .dac();
        ChipProgram program = new ChipProgram(known.hicann())
                .all(DenmemParameter.I_GL, 0)
                .all(DenmemParameter.E_L, leak)
                .each(parameter(), code)
                .all(excitatory ? DenmemParameter.I_CONVI : DenmemParameter.I_CONVX, 0)
                .all(excitatory ? DenmemParameter.V_CONVOFFX : DenmemParameter.V_CONVOFFI, 0)
                .all(excitatory ? DenmemParameter.V_SYNTCX : DenmemParameter.V_SYNTCI, SLOW_SYNAPSE)
                .shared(SharedParameter.V_GMAX0, GMAX)
                .generators(CLOCKS);
        for (SynapseRowOnHicann row : EventTrain.rows(EventTrain.FEW_ROWS)) {
            program.row(row, excitatory, WEIGHT, DIVISOR, 0);
        }
        return LeakPotential.mean(bench, known, program, readSec());
    }

    @Override
    Fit fit(double[] stepped, double[][] values) {
        return lines(stepped, values);
    }
}
