package neckar.calibration.procedure;

import java.util.ArrayList;
import java.util.List;
import neckar.calibration.lab.ChipBench;
import neckar.calibration.lab.ChipProgram;
import neckar.calibration.lab.Stimuli;
import neckar.spec.config.SharedParameter;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.StimulusEvents;

/**
 * Periodic events on some rows of both halves of a chip, so that each denmem gets the same. The period is a whole number of ADC
 * samples and of locking events; the first period is not read.
 */
public final class EventTrain {
    /** Drivers of one half in a stimulus that all rows carry together: neighbours on both sides, on several lines. */
    static final int FEW_ROWS = 4;

    /** More drivers, so that the deviations of single synapses average out. */
    static final int MANY_ROWS = 28;

    /** Address of all rows of a train. */
    static final int ADDRESS = 34;

    /** Samples of a period before the event arrives. */
    static final int BEFORE_SAMPLES = 60;

    private static final double BEFORE_SEC = 0.5e-6;
    /** Longest way of an event from its due time to the synapse. */
    private static final int FIRST_DRIVER_OF_HALF = 30;

    private final HicannOnWafer hicann;
    private final List<SynapseRowOnHicann> rows;
    private final double periodSec;
    private final int periods;

    EventTrain(HicannOnWafer hicann, int driversPerHalf, double periodSec, int periods) {
        this(hicann, periodSec, periods, rows(driversPerHalf));
    }

    EventTrain(HicannOnWafer hicann, double periodSec, int periods, List<SynapseRowOnHicann> rows) {
        this.hicann = hicann;
        this.rows = List.copyOf(rows);
        this.periodSec = periodSec;
        this.periods = periods;
    }

    /** Both rows of some neighbouring drivers of each half. */
    static List<SynapseRowOnHicann> rows(int driversPerHalf) {
        return rows(driversPerHalf, FIRST_DRIVER_OF_HALF);
    }

    /** As above, from another driver on. */
    public static List<SynapseRowOnHicann> rows(int driversPerHalf, int firstDriver) {
        List<SynapseRowOnHicann> rows = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            for (int i = 0; i < driversPerHalf; i++) {
                int driver = 112 * half + (firstDriver + i) % 112;
                rows.add(SynapseRowOnHicann.of(2 * driver));
                rows.add(SynapseRowOnHicann.of(2 * driver + 1));
            }
        }
        return rows;
    }

    /** Rows that act on one denmem. */
    int rowsPerDenmem() {
        return rows.size() / 2;
    }

    /** Connects the rows with equal weight, divisor and V_gmax0. */
    void connect(ChipProgram program, boolean excitatory, int weight, int divisor, int gmaxDac) {
        for (SynapseRowOnHicann row : rows) {
            program.row(row, excitatory, weight, divisor, ADDRESS);
        }
        program.shared(SharedParameter.V_GMAX0, gmaxDac);
    }

    /** The events of all periods before one. */
    private StimulusEvents events(int end) {
        Stimuli stimuli = new Stimuli(hicann);
        for (int p = 0; p < end; p++) {
            stimuli.addOnce(rows, ADDRESS, Bench.ticks(p * periodSec + BEFORE_SEC));
        }
        return stimuli.build();
    }

    /** ADC samples in a period. */
    int periodSamples() {
        return (int) StrictMath.round(periodSec * ChipBench.SAMPLE_HZ);
    }

    /** Writes a program and reads each denmem over all periods but the first. */
    List<AdcTrace> read(Bench bench, ChipProgram program) {
        int first = 1 + bench.again() * periods;
        return Bench.readAll(bench.write(program), events(first + periods), periodSec * first, periodSec * periods);
    }

    /** Last sample above a level before the averaged trace falls through it steepest. */
    static int fall(double[] v, double level) {
        int best = 0;
        for (int i = 0; i + 1 < v.length; i++) {
            if (v[i] >= level && v[i + 1] < level) {
                best = i;
            }
        }
        return best;
    }
}
