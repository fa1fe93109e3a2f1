package neckar.calibration.procedure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import neckar.calibration.lab.MemoryPattern;
import neckar.spec.config.HicannConfig;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.topology.DefectLevel;

/**
 * Whether the registers of drivers, repeaters, switches, mergers and generators hold what is written (calibration reference 6): random
 * legal words, read back. A part whose word is wrong once is lost; a half-row of switches of which none holds is lost as a whole.
 */
public final class MemoryTest implements Procedure {
    /** Name of the procedure and of its table. */
    public static final String NAME = "memory";

    /** What is judged. */
    public static final PartList PARTS = new PartList(List.of(
            DefectLevel.HREPEATER,
            DefectLevel.VREPEATER,
            DefectLevel.CROSSBAR_SWITCH,
            DefectLevel.SYNAPSE_SWITCH,
            DefectLevel.SYNAPSE_SWITCH_ROW,
            DefectLevel.DRIVER,
            DefectLevel.MERGER0,
            DefectLevel.MERGER1,
            DefectLevel.MERGER2,
            DefectLevel.MERGER3,
            DefectLevel.DNC_MERGER,
            DefectLevel.BACKGROUND_GENERATOR));

    private static final int PATTERNS = 4;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public double readingSec() {
        return 0;
    }

    @Override
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int pattern = 0; pattern < PATTERNS; pattern++) {
            steps.add(new Step(pattern, 0));
        }
        return steps;
    }

    @Override
    public Features measure(Bench bench, Knowledge known, Step step) {
        HicannConfig written = MemoryPattern.of(step.code());
        HicannConfig held = bench.chip().readBack(known.hicann(), written, bench.writing());
        float[] wrong = new float[PARTS.count()];
        for (Map.Entry<DefectLevel, List<Integer>> entry :
                MemoryPattern.wrong(written, held).entrySet()) {
            entry.getValue().forEach(id -> wrong[PARTS.index(entry.getKey(), id)] = 1);
        }
        return new Features(new float[][] {wrong});
    }

    @Override
    public Outcome fit(Knowledge known, List<Features> measured) {
        double[][] values = measured.stream().map(f -> f.row(0)).toArray(double[][]::new);
        String[] reasons = new String[values[0].length];
        for (int part = 0; part < reasons.length; part++) {
            reasons[part] = "";
            for (double[] value : values) {
                reasons[part] = value[part] > 0 ? "registers do not hold what is written" : reasons[part];
            }
        }
        joinSwitches(reasons);
        double[] codes = steps().stream().mapToDouble(Step::code).toArray();
        return new Outcome(known, List.of(FitTable.ofTest(name(), "wrong", codes, values, Arrays.asList(reasons))));
    }

    /** A half-row of switches is named instead of its switches when none of them holds. */
    private static void joinSwitches(String[] reasons) {
        int[] all = new int[DefectLevel.SYNAPSE_SWITCH_ROW.count()];
        int[] lost = new int[all.length];
        for (SynapseSwitchOnHicann place : SynapseSwitchOnHicann.all()) {
            all[place.row().id()]++;
            lost[place.row().id()] += reasons[PARTS.index(DefectLevel.SYNAPSE_SWITCH, place.id())].isEmpty() ? 0 : 1;
        }
        for (SynapseSwitchOnHicann place : SynapseSwitchOnHicann.all()) {
            int row = place.row().id();
            if (all[row] == lost[row]) {
                reasons[PARTS.index(DefectLevel.SYNAPSE_SWITCH_ROW, row)] = "no switch holds what is written";
                reasons[PARTS.index(DefectLevel.SYNAPSE_SWITCH, place.id())] = "";
            }
        }
    }
}
