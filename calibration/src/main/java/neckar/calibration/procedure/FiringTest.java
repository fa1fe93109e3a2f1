package neckar.calibration.procedure;

import java.util.ArrayList;
import java.util.List;
import neckar.calibration.lab.ChipBench.WrittenChip;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.experiment.SpikeColumns;
import neckar.spec.experiment.StimulusEvents;

/**
 * Whether neurons are silent when they must be and fire when they must, by the spikes that reach the FPGA (calibration reference 6):
 * far below the threshold, and 0.2 V above it at two codes. Rates are low and a quarter of the denmems is on at a time, so that no
 * link is full.
 */
public final class FiringTest implements Procedure {
    private static final int SILENCE = 0;
    private static final int[] THRESHOLDS = {400, 600};
    private static final int ABOVE = 125;
    private static final int SLOW_LEAK = 20;
    private static final int LONG_REFRACTORY = 10;
    private static final int GROUPS = 4;
    private static final double RUN_SEC = 120e-6;

    @Override
    public String name() {
        return "firing";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public double readingSec() {
        return RUN_SEC * GROUPS;
    }

    @Override
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>(List.of(new Step(SILENCE, 0)));
        for (int code : THRESHOLDS) {
            steps.add(new Step(code, 0));
        }
        return steps;
    }

    @Override
    public Features measure(Bench bench, Knowledge known, Step step) {
        float[] count = new float[DenmemOnHicann.COUNT];
        for (int group = 0; group < GROUPS; group++) {
            int chosen = group;
            boolean silence = step.code() == SILENCE;
            int threshold = silence ? 796 : step.code();
            ChipProgram program = new ChipProgram(known.hicann())
                    .inputsOff()
                    .sending(d -> d % GROUPS == chosen)
                    .all(DenmemParameter.V_T, threshold)
                    .all(DenmemParameter.E_L, silence ? 398 : threshold + ABOVE)
                    .all(DenmemParameter.I_GL, SLOW_LEAK)
                    .all(DenmemParameter.I_PL, LONG_REFRACTORY)
                    .shared(SharedParameter.V_RESET, silence ? 398 : threshold - 2 * ABOVE);
            // The same writing for all groups: what differs is digital.
            WrittenChip written = bench.write(program);
            SpikeColumns spikes = written.spikes(StimulusEvents.EMPTY, Bench.ticks(RUN_SEC));
            for (int i = 0; i < spikes.size(); i++) {
                count[program.sender(spikes.merger(i), spikes.address(i))]++;
            }
        }
        return new Features(new float[][] {count});
    }

    @Override
    public Outcome fit(Knowledge known, List<Features> measured) {
        List<String> reasons = new ArrayList<>();
        double[][] values = measured.stream().map(f -> f.row(0)).toArray(double[][]::new);
        for (int d = 0; d < DenmemOnHicann.COUNT; d++) {
            String why = values[0][d] > 0 ? "always firing" : "";
            for (int s = 1; s < values.length && why.isEmpty(); s++) {
                why = values[s][d] == 0 ? "silent" : "";
            }
            reasons.add(why);
        }
        double[] codes = steps().stream().mapToDouble(Step::code).toArray();
        return new Outcome(known, List.of(FitTable.ofTest(name(), "spikes", codes, values, reasons)));
    }
}
