package neckar.calibration.procedure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.calibration.feature.Level;
import neckar.calibration.fit.Line;
import neckar.calibration.fit.Robust;
import neckar.calibration.lab.ChipBench.WrittenChip;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.config.DenmemParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.StimulusEvents;

/**
 * Offsets of the output buffers and the scale of channel 1 against channel 0 (calibration reference 2.1): the denmems of a block
 * of 64 are joined, so that what differs between their readings is the readout.
 */
public final class ReadoutShift implements Procedure {
    private static final int[] CODES = {400, 480, 560};
    private static final double READ_SEC = 20e-6;
    /** A buffer further off than this is not credible (calibration reference 2.1). */
    private static final double MAX_SHIFT_VOLT = 0.060;

    @Override
    public String name() {
        return "readout";
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
        return Arrays.stream(CODES).mapToObj(code -> new Step(code, 0)).toList();
    }

    @Override
    public Features measure(Bench bench, Knowledge known, Step step) {
        ChipProgram program =
                new ChipProgram(known.hicann()).inputsOff().joinBlocks().all(DenmemParameter.E_L, step.code());
        WrittenChip written = bench.write(program);
        int[] all = new int[DenmemOnHicann.COUNT];
        Arrays.setAll(all, d -> d);
        float[][] rows = new float[2][all.length];
        for (int own = 0; own < 2; own++) {
            int flip = own;
            List<AdcTrace> traces = written.read(
                    all,
                    d -> Readout.channel(d) ^ flip,
                    StimulusEvents.EMPTY,
                    Bench.ticks(Bench.SETTLING_SEC),
                    Bench.ticks(Bench.SETTLING_SEC + READ_SEC));
            for (int d = 0; d < all.length; d++) {
                rows[own][d] = (float) Level.of(traces.get(d)).meanVolt();
            }
        }
        return new Features(rows);
    }

    @Override
    public Outcome fit(Knowledge known, List<Features> measured) {
        int n = DenmemOnHicann.COUNT;
        double[] zero = new double[n * measured.size()];
        double[] one = new double[zero.length];
        for (int s = 0; s < measured.size(); s++) {
            for (int d = 0; d < n; d++) {
                float[][] rows = measured.get(s).rows();
                int channel = Readout.channel(d);
                zero[s * n + d] = rows[channel][d];
                one[s * n + d] = rows[1 - channel][d];
            }
        }
        Line line = scale(zero, one, measured.size());
        Readout scale = new Readout(line.slope(), line.value(0), new double[n]);
        double[][] off = new double[measured.size()][n];
        for (int s = 0; s < measured.size(); s++) {
            double[] volt = measured.get(s).row(0);
            for (int d = 0; d < n; d++) {
                volt[d] = scale.volt(d, volt[d]);
            }
            for (int group = 0; group < 8; group++) {
                int block = group;
                double mean = Robust.mean(
                        Arrays.stream(members(block)).mapToDouble(d -> volt[d]).toArray());
                for (int d : members(block)) {
                    off[s][d] = volt[d] - mean;
                }
            }
        }
        double[] shift = new double[n];
        List<String> reasons = new ArrayList<>();
        for (int d = 0; d < n; d++) {
            int denmem = d;
            double mean = Robust.mean(
                    Arrays.stream(off).mapToDouble(row -> row[denmem]).toArray());
            boolean credible = StrictMath.abs(mean) <= MAX_SHIFT_VOLT;
            shift[d] = credible ? mean : 0;
            reasons.add(credible ? "" : "readout offset above 60 mV");
        }
        double[][] fitted = new double[measured.size()][];
        Arrays.fill(fitted, shift);
        FitTable table = new FitTable(
                name(), "V", false, Arrays.stream(CODES).asDoubleStream().toArray(), off, fitted, reasons);
        return new Outcome(known.with(new Readout(line.slope(), line.value(0), shift)), List.of(table));
    }

    /** Channel 1 against channel 0, by the medians of the steps. */
    private static Line scale(double[] zero, double[] one, int steps) {
        int n = zero.length / steps;
        double[] x = new double[steps];
        double[] y = new double[steps];
        for (int s = 0; s < steps; s++) {
            double[] difference = new double[n];
            for (int d = 0; d < n; d++) {
                difference[d] = one[s * n + d] - zero[s * n + d];
            }
            x[s] = Robust.mean(Arrays.copyOfRange(zero, s * n, (s + 1) * n));
            y[s] = x[s] + Robust.median(difference);
        }
        return Line.robust(x, y, 1);
    }

    private static int[] members(int block) {
        int[] members = new int[64];
        for (int i = 0; i < 64; i++) {
            members[i] = DenmemOnHicann.at(32 * block + i % 32, i / 32).id();
        }
        return members;
    }
}
