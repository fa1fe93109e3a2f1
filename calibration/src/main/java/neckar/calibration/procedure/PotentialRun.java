package neckar.calibration.procedure;

import java.util.List;
import neckar.calibration.feature.Folded;
import neckar.calibration.feature.SynapticPotential;
import neckar.calibration.fit.Robust;
import neckar.calibration.fit.Whitening;
import neckar.calibration.lab.ChipBench;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.MapState;
import neckar.spec.config.DenmemParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.SynapticInput;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.unit.MembraneCapacitance;

/**
 * Synaptic potentials of all denmems of a chip with tau_m calibrated to about 1 us, on calibrated potentials, averaged over many
 * periods.
 */
final class PotentialRun {
    static final double TAU_MEM_SEC = 1e-6;
    static final double REST_VOLT = 0.8;
    private static final double EXCITATORY_VOLT = 1.2;
    private static final double INHIBITORY_VOLT = 0.4;
    /** Inputs bend their conductance from here on. */
    private static final double LARGEST_SIEMENS = 0.5e-6;

    private static final double PERIOD_SEC = 10e-6;
    private static final int PERIODS = 16;
    /** Time for which a run reads each membrane. */
    static final double READ_SEC = PERIOD_SEC * PERIODS;

    /** Relative writing error of the leak at 1 us, for the weight of the known time constant. */
    private static final double TAU_MEM_ERROR = 0.02;

    /** Thinned samples of a period that are fitted: 5.8 us. */
    private static final int FITTED = 140;

    /** Every so many denmems helps to find the onset of its half. */
    private static final int ONSET_STRIDE = 3;

    /** Every so many denmems the noise is looked at. */
    private static final int NOISE_STRIDE = 8;

    private final SynapticInput input;
    private final Knowledge known;
    private final EventTrain train;

    PotentialRun(SynapticInput input, Knowledge known, int driversPerHalf, int firstDriver) {
        this.input = input;
        this.known = known;
        train = new EventTrain(known.hicann(), PERIOD_SEC, PERIODS, EventTrain.rows(driversPerHalf, firstDriver));
    }

    /** The chip without the synaptic time constants and weights. */
    ChipProgram program() {
        return LeakPotential.resting(known)
                .each(DenmemParameter.E_L, d -> known.code(d, DenmemParameter.E_L, AnalogMode.NORMAL, REST_VOLT))
                .each(DenmemParameter.I_GL, d -> known.code(d, DenmemParameter.I_GL, AnalogMode.NORMAL, TAU_MEM_SEC));
    }

    /** Rows that act on one denmem. */
    int rowsPerDenmem() {
        return train.rowsPerDenmem();
    }

    /** Whether rows act on the excitatory input. */
    boolean excitatory() {
        return input == SynapticInput.EXCITATORY;
    }

    /** Code of V_gmax0 with which the potentials reach a height, by the nominal maps. */
    int gmaxDac(double heightVolt, double tauSec, int weight, int divisor) {
        double r = TAU_MEM_SEC / tauSec;
        double peak = StrictMath.abs(r - 1) < 1e-3 ? StrictMath.exp(-1) : StrictMath.pow(r, r / (1 - r));
        double siemens = heightVolt / peak / tauSec * MembraneCapacitance.farad(true) / (EXCITATORY_VOLT - REST_VOLT);
        siemens = StrictMath.min(siemens, LARGEST_SIEMENS);
        double perDac = neckar.spec.calib.WeightMap.NOMINAL.siemens(weight, 1, divisor) * rowsPerDenmem();
        return (int) StrictMath.max(4, StrictMath.min(1023, StrictMath.round(siemens / perDac)));
    }

    /** Runs a program and takes the potentials apart. */
    SynapticPotential[] run(Bench bench, ChipProgram program, int weight, int divisor, int gmaxDac, double tauSec) {
        train.connect(program, excitatory(), weight, divisor, gmaxDac);
        List<AdcTrace> traces = train.read(bench, program);
        int period = train.periodSamples();
        double[][] folded = new double[traces.size()][];
        double[][] mean = new double[2][period];
        for (int d = 0; d < traces.size(); d++) {
            folded[d] = Folded.mean(traces.get(d), period);
            for (int i = 0; i < period; i++) {
                mean[half(d)][i] += folded[d][i] / DenmemOnHicann.COLUMNS;
            }
        }
        int before = EventTrain.BEFORE_SAMPLES;
        // The halves of the chip are driven through lines of their own.
        double[] onset = new double[2];
        for (int half = 0; half < 2; half++) {
            onset[half] = SynapticPotential.onsetSec(mean[half], before, TAU_MEM_SEC, tauSec, ChipBench.SAMPLE_HZ);
        }
        Whitening noise = noise(traces, folded, period);
        SynapticPotential[] result = new SynapticPotential[traces.size()];
        double force = (excitatory() ? EXCITATORY_VOLT : INHIBITORY_VOLT) - REST_VOLT;
        for (int half = 0; half < 2; half++) {
            double[] later = new double[DenmemOnHicann.COLUMNS / ONSET_STRIDE];
            for (int i = 0; i < later.length; i++) {
                int d = half * DenmemOnHicann.COLUMNS + i * ONSET_STRIDE;
                later[i] = SynapticPotential.laterSec(
                        folded[d], before, onset[half], tauMem(d), TAU_MEM_ERROR, force, noise, ChipBench.SAMPLE_HZ);
            }
            onset[half] += Robust.median(later);
        }
        for (int d = 0; d < result.length; d++) {
            result[d] = SynapticPotential.of(
                    folded[d], before, onset[half(d)], tauMem(d), TAU_MEM_ERROR, force, noise, ChipBench.SAMPLE_HZ);
        }
        return result;
    }

    private static int half(int denmem) {
        return denmem / DenmemOnHicann.COLUMNS;
    }

    /** Noise of averaged and thinned periods, by what single periods differ from the average. */
    private static Whitening noise(List<AdcTrace> traces, double[][] folded, int period) {
        double[] covariance = new double[FITTED];
        int looked = 0;
        for (int d = 0; d < folded.length; d += NOISE_STRIDE) {
            AdcTrace trace = traces.get(d);
            int periods = trace.size() / period;
            double[] rest = new double[periods * period / SynapticPotential.DECIMATION];
            for (int i = 0; i < rest.length * SynapticPotential.DECIMATION; i++) {
                rest[i / SynapticPotential.DECIMATION] +=
                        (trace.volt(i) - folded[d][i % period]) / SynapticPotential.DECIMATION;
            }
            double[] own = Whitening.covariance(rest, FITTED);
            for (int lag = 0; lag < FITTED; lag++) {
                covariance[lag] += own[lag] / (periods - 1);
            }
            looked++;
        }
        for (int lag = 0; lag < FITTED; lag++) {
            covariance[lag] /= looked;
        }
        return new Whitening(covariance);
    }

    private double tauMem(int d) {
        int code = known.code(d, DenmemParameter.I_GL, AnalogMode.NORMAL, TAU_MEM_SEC);
        boolean measured = known.maps(DenmemParameter.I_GL, AnalogMode.NORMAL)
                .map(maps -> maps.state(d) == MapState.OK)
                .orElse(false);
        return measured ? known.value(d, DenmemParameter.I_GL, AnalogMode.NORMAL, code) : TAU_MEM_SEC;
    }

    /** Median of the time constants that were found. */
    static double medianTau(SynapticPotential[] potentials) {
        double[] tau = new double[potentials.length];
        for (int d = 0; d < tau.length; d++) {
            tau[d] = potentials[d].tauSec();
        }
        return Robust.median(tau);
    }
}
