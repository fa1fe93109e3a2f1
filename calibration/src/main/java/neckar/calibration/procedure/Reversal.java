package neckar.calibration.procedure;

import java.util.Arrays;
import java.util.List;
import neckar.calibration.feature.Level;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapticInput;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.StimulusEvents;

/**
 * E_synx or E_syni (calibration reference 2.4): one input, fully open and driven at 5 MHz, outweighs everything else; the membrane
 * settles at its reversal potential.
 */
public final class Reversal implements Procedure {
    private static final int[] EXCITATORY = {540, 620, 700, 770, 840};
    private static final int[] INHIBITORY = {180, 260, 340, 420, 500};
    private static final int CLOCKS = 25;
    private static final int SLOW_SYNAPSE = 300;
    private static final double READ_SEC = 40e-6;

    private final SynapticInput input;

    /** The reversal potential of an input. */
    public Reversal(SynapticInput input) {
        this.input = input;
    }

    private boolean excitatory() {
        return input == SynapticInput.EXCITATORY;
    }

    private DenmemParameter parameter() {
        return excitatory() ? DenmemParameter.E_SYNX : DenmemParameter.E_SYNI;
    }

    private int[] codes() {
        return excitatory() ? EXCITATORY : INHIBITORY;
    }

    @Override
    public String name() {
        return parameter().hardwareName();
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public double readingSec() {
        return READ_SEC * DenmemOnHicann.COUNT;
    }

    @Override
    public List<Step> steps() {
        return Arrays.stream(codes()).mapToObj(code -> new Step(code, 0)).toList();
    }

    @Override
    public Features measure(Bench bench, Knowledge known, Step step) {
        double nominal = Calibration.nominalMap(parameter(), AnalogMode.NORMAL).toHardware(step.code());
        int leak = Calibration.nominalMap(DenmemParameter.E_L, AnalogMode.NORMAL)
                .toCode(nominal, neckar.spec.calib.MapState.NOMINAL)
                .dac();
        ChipProgram program = new ChipProgram(known.hicann())
                .all(DenmemParameter.I_GL, 0)
                .all(DenmemParameter.E_L, leak)
                .all(parameter(), step.code())
                .all(excitatory() ? DenmemParameter.I_CONVI : DenmemParameter.I_CONVX, 0)
                .all(excitatory() ? DenmemParameter.V_CONVOFFX : DenmemParameter.V_CONVOFFI, 0)
                .all(excitatory() ? DenmemParameter.V_SYNTCX : DenmemParameter.V_SYNTCI, SLOW_SYNAPSE)
                .shared(SharedParameter.V_GMAX0, 1000)
                .generators(CLOCKS);
        for (SynapseRowOnHicann row : EventTrain.rows(EventTrain.FEW_ROWS)) {
            program.row(row, excitatory(), 15, 2, 0);
        }
        List<AdcTrace> traces = bench.readAll(program, StimulusEvents.EMPTY, READ_SEC);
        float[][] rows = new float[1][traces.size()];
        for (int d = 0; d < traces.size(); d++) {
            rows[0][d] = (float) known.readout().volt(d, Level.of(traces.get(d)).meanVolt());
        }
        return new Features(rows);
    }

    @Override
    public Outcome fit(Knowledge known, List<Features> measured) {
        double[][] values = measured.stream().map(f -> f.row(0)).toArray(double[][]::new);
        double[] codes = Arrays.stream(codes()).asDoubleStream().toArray();
        VoltageFit.Result result = VoltageFit.fit(
                name(), codes, values, d -> DenmemOnHicann.of(d).fgBlock().id());
        return new Outcome(known.with(parameter(), AnalogMode.NORMAL, result.maps()), List.of(result.table()));
    }
}
