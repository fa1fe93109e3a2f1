package neckar.calibration.procedure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import neckar.base.Seeds;
import neckar.calibration.lab.L1Part;
import neckar.calibration.lab.LineTarget;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.Defect;
import neckar.spec.topology.DefectLevel;
import neckar.spec.topology.L1Topology;

/**
 * Whether events pass the lines, repeaters and crossbar switches of a chip (calibration reference 6): sent over paths through the chip
 * and its neighbours, recorded at the test ports of repeaters. Repeaters are tried in both directions. Finds what holds its word but
 * does not act, and broken lines, which have no registers.
 */
public final class LineTest implements Procedure {
    /** Name of the procedure and of its table. */
    public static final String NAME = "lines";

    /** What is judged. */
    public static final PartList PARTS = new PartList(List.of(
            DefectLevel.HREPEATER,
            DefectLevel.VREPEATER,
            DefectLevel.HBUS,
            DefectLevel.VBUS,
            DefectLevel.CROSSBAR_SWITCH));

    private static final float PASSES = 0;
    private static final float FAILS = 1;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public double readingSec() {
        return 0;
    }

    @Override
    public List<Step> steps() {
        return List.of(new Step(0, 0));
    }

    private static List<LineTarget> targets(HicannOnWafer hicann) {
        List<LineTarget> targets = new ArrayList<>();
        HLineOnHicann.all().forEach(line -> targets.addAll(LineTarget.crossbars(hicann, line.id())));
        HLineOnHicann.all()
                .forEach(line -> targets.addAll(LineTarget.line(L1Topology.hSegment(hicann.id(), line.id()))));
        VLineOnHicann.all()
                .forEach(line -> targets.addAll(LineTarget.line(L1Topology.vSegment(hicann.id(), line.id()))));
        return targets;
    }

    @Override
    public Features measure(Bench bench, Knowledge known, Step step) {
        long[] round = {0};
        LineDiagnosis diagnosis = new LineDiagnosis(
                known.hicann(), paths -> bench.chip().arrivals(paths, Seeds.split(bench.writing(), round[0]++) >>> 1));
        List<LineTarget> targets = targets(known.hicann());
        diagnosis.run(targets);
        float[] verdict = new float[PARTS.count()];
        Arrays.fill(verdict, Float.NaN);
        for (LineTarget target : targets) {
            Defect part = L1Part.defect(target.part(), NAME, "").orElseThrow();
            int index = PARTS.index(part.level(), part.id());
            Optional<Boolean> works = diagnosis.works(target.part());
            if (works.isPresent()) {
                // One direction of a repeater that fails is enough.
                verdict[index] = works.get() && verdict[index] != FAILS ? PASSES : FAILS;
            }
        }
        return new Features(new float[][] {verdict});
    }

    @Override
    public Outcome fit(Knowledge known, List<Features> measured) {
        double[][] values = measured.stream().map(f -> f.row(0)).toArray(double[][]::new);
        String[] reasons = new String[PARTS.count()];
        Arrays.fill(reasons, "");
        for (double[] value : values) {
            for (int part = 0; part < reasons.length; part++) {
                reasons[part] = value[part] == FAILS ? "events do not pass" : reasons[part];
            }
        }
        double[] codes = steps().stream().mapToDouble(Step::code).toArray();
        return new Outcome(known, List.of(FitTable.ofTest(NAME, "fails", codes, values, Arrays.asList(reasons))));
    }
}
