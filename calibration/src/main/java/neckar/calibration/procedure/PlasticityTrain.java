package neckar.calibration.procedure;

import java.util.Arrays;
import java.util.List;
import neckar.calibration.feature.SynapticPotential;
import neckar.calibration.fit.PotentialFit;
import neckar.calibration.lab.ChipBench;
import neckar.calibration.lab.ChipProgram;
import neckar.calibration.lab.Stimuli;
import neckar.calibration.lab.Wiring;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.StpMode;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.experiment.AdcTrace;

/**
 * One train of events through each synapse driver: three apart, and two bursts that use the driver up with single events behind
 * different pauses (calibration reference 2.12). Four joined membranes see 32 synapses of a driver each; the trains of the drivers of a quarter lie in the
 * gaps of each other. Four drivers run at a time: two of each half, one on the columns of either side.
 */
public final class PlasticityTrain {
    /** Distance of evaluated events from all others at least. */
    private static final double WINDOW_SEC = 5e-6;

    /** Distance of the trains of neighbouring drivers. */
    private static final double SHIFT_SEC = 60e-6;

    private static final double BEFORE_SEC = 0.5e-6;
    /** Events of a train. Modulo the shift no two evaluated ones fall into one window, and none into that of a burst. */
    private static final double[] EVENTS_SEC = {
        0, 5e-6, 10e-6, 15e-6, 15.5e-6, 16e-6, 16.5e-6, 17e-6, 17.5e-6, 18e-6, 25e-6, 50e-6, 90e-6, 90.5e-6, 91e-6,
        91.5e-6, 92e-6, 92.5e-6, 93e-6, 100e-6, 165e-6, 235e-6
    };

    /** Numbers of the events that are evaluated. */
    private static final int[] EVALUATED = {0, 1, 2, 10, 11, 19, 20, 21};

    /** Columns of a joined membrane. */
    private static final int GROUP_COLUMNS = 16;

    /** Joined membranes that are read of each quarter. */
    private static final int GROUPS = 4;

    private static final int QUARTERS = 4;
    private static final int DRIVERS = SynapseDriverOnHicann.COUNT / QUARTERS;

    /** Height of the potentials below which a driver does not answer, in volt of strength. */
    private static final double LEAST_VOLT = 1e-3;

    private static final int WEIGHT = 8;
    private static final double REST_VOLT = 0.62;
    private static final double FORCE_VOLT = 1.2 - REST_VOLT;

    private PlasticityTrain() {}

    /** Times of the events in seconds. */
    public static double[] eventsSec() {
        return EVENTS_SEC.clone();
    }

    /** Numbers of the evaluated events. */
    public static int[] evaluated() {
        return EVALUATED.clone();
    }

    /** Time for which each membrane is read. */
    static double readSec() {
        return SHIFT_SEC * (DRIVERS - 1) + EVENTS_SEC[EVENTS_SEC.length - 1] + WINDOW_SEC;
    }

    /** Setting of all drivers and blocks for a train. */
    public interface Setting {
        /** Capacitor 0..7 of a driver. */
        int cap(int driver);

        /** Code of a block's V_stdf, V_fac or V_dtc. */
        int code(SharedParameter parameter, int block);
    }

    /**
     * Strengths of the evaluated events by driver, in volt.
     *
     * @param bench the bench
     * @param known what the rest is set by
     * @param mode depression or facilitation
     * @param setting settings of the plasticity
     */
    public static float[][] strengths(Bench bench, Knowledge known, StpMode mode, Setting setting) {
        ChipProgram program = Strengths.operating(known, true).joinRows(GROUP_COLUMNS);
        for (SharedParameter parameter :
                List.of(SharedParameter.V_STDF, SharedParameter.V_FAC, SharedParameter.V_DTC)) {
            program.sharedEach(parameter, block -> setting.code(parameter, block));
        }
        program.shared(SharedParameter.V_DEP, 0);
        Stimuli stimuli = new Stimuli(known.hicann());
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            int address = Wiring.address(driver.upperRow());
            for (SynapseRowOnHicann row : List.of(driver.upperRow(), driver.lowerRow())) {
                program.row(row, true, WEIGHT, Strengths.DIVISOR, address)
                        .deaf(row, column -> column / (DenmemOnHicann.COLUMNS / 2) != quarter(driver.id()) % 2);
            }
            program.plasticity(driver, mode, setting.cap(driver.id()));
            for (double event : EVENTS_SEC) {
                stimuli.add(driver.upperRow(), address, Bench.ticks(startSec(driver.id()) + event + BEFORE_SEC));
            }
        }
        int[] denmems = new int[QUARTERS * GROUPS];
        Arrays.setAll(denmems, g -> DenmemOnHicann.at(
                        DenmemOnHicann.COLUMNS / 2 * (g / GROUPS % 2) + 2 * GROUP_COLUMNS * (g % GROUPS) + 2,
                        g / GROUPS / 2)
                .id());
        List<AdcTrace> traces = bench.write(program)
                .read(
                        denmems,
                        Readout::channel,
                        stimuli.build(),
                        Bench.ticks(Bench.SETTLING_SEC),
                        Bench.ticks(Bench.SETTLING_SEC + readSec()));
        return evaluate(traces);
    }

    private static double startSec(int driver) {
        return Bench.SETTLING_SEC + driver % DRIVERS * SHIFT_SEC;
    }

    private static float[][] evaluate(List<AdcTrace> traces) {
        double[] mean = new double[(int) StrictMath.round(WINDOW_SEC * ChipBench.SAMPLE_HZ)];
        for (int driver = 0; driver < SynapseDriverOnHicann.COUNT; driver++) {
            for (int g = 0; g < GROUPS; g++) {
                double[] y = unbent(traces.get(group(driver, g)), driver, 0, mean.length);
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += y[i] / (GROUPS * SynapseDriverOnHicann.COUNT);
                }
            }
        }
        double step = 1 / ChipBench.SAMPLE_HZ;
        double onset = SynapticPotential.onsetSec(
                mean, EventTrain.BEFORE_SAMPLES, PotentialRun.TAU_MEM_SEC, Strengths.TAU_SYN_SEC, ChipBench.SAMPLE_HZ);
        float[][] strengths = new float[EVALUATED.length][SynapseDriverOnHicann.COUNT];
        for (int driver = 0; driver < SynapseDriverOnHicann.COUNT; driver++) {
            for (int k = 0; k < EVALUATED.length; k++) {
                double sum = 0;
                for (int g = 0; g < GROUPS; g++) {
                    double[] y = unbent(traces.get(group(driver, g)), driver, EVALUATED[k], mean.length);
                    sum += PotentialFit.strength(y, onset, PotentialRun.TAU_MEM_SEC, Strengths.TAU_SYN_SEC, step)
                            / GROUPS;
                }
                strengths[k][driver] = (float) sum;
            }
        }
        for (int driver = 0; driver < SynapseDriverOnHicann.COUNT; driver++) {
            float most = 0;
            for (float[] values : strengths) {
                most = StrictMath.max(most, values[driver]);
            }
            for (int k = 0; most < LEAST_VOLT && k < EVALUATED.length; k++) {
                strengths[k][driver] = Float.NaN;
            }
        }
        return strengths;
    }

    private static int group(int driver, int g) {
        return quarter(driver) * GROUPS + g;
    }

    /** Half of the chip, and side of the columns on which a driver's cells listen. */
    private static int quarter(int driver) {
        return driver / DRIVERS;
    }

    /** A window of a trace above what it begins with, the shrinking of the driving force undone. */
    private static double[] unbent(AdcTrace trace, int driver, int event, int samples) {
        double fromSec = startSec(driver) - Bench.SETTLING_SEC + EVENTS_SEC[event];
        int from = (int) StrictMath.round(fromSec * ChipBench.SAMPLE_HZ);
        double base = 0;
        int before = EventTrain.BEFORE_SAMPLES - 10;
        for (int i = 0; i < before; i++) {
            base += trace.volt(from + i) / before;
        }
        double[] y = new double[samples];
        for (int i = 0; i < samples; i++) {
            double share = (trace.volt(StrictMath.min(trace.size() - 1, from + i)) - base) / FORCE_VOLT;
            y[i] = -FORCE_VOLT * StrictMath.log1p(-StrictMath.max(-0.5, StrictMath.min(0.9, share)));
        }
        return y;
    }
}
