package neckar.compiler.inspect.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import neckar.compiler.inspect.explain.LossExplanation.Holder;
import neckar.compiler.route.LossCause;
import neckar.compiler.route.line.EventRates;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.HicannOnWafer;

/** The rate of an external source was too much for chips and FPGAs (hardware reference 6.3). */
final class InputShortage {
    private final Inspection inspection;

    InputShortage(Inspection inspection) {
        this.inspection = inspection;
    }

    private double hardwareHz(int cell) {
        double rateHz = inspection
                .record()
                .populations()
                .get(inspection.populationOf(cell))
                .rateHz();
        return rateHz * inspection.mapping().settings().speedup();
    }

    LossExplanation explain(int pre) {
        double[] chipHz = new double[HicannOnWafer.COUNT];
        double[] fpgaHz = new double[FpgaOnWafer.COUNT];
        for (int cell = 0; cell < inspection.cells(); cell++) {
            int hicann = inspection.hicannOf(cell);
            if (hicann != Inspection.NONE && inspection.isExternal(cell)) {
                chipHz[hicann] += hardwareHz(cell);
                fpgaHz[HicannOnWafer.of(hicann).fpga().id()] += hardwareHz(cell);
            }
        }
        TreeMap<String, Holder> holders = new TreeMap<>();
        double used = 0;
        int chips = 0;
        for (int hicann = 0; hicann < chipHz.length; hicann++) {
            if (chipHz[hicann] > 0) {
                used += chipHz[hicann];
                chips++;
                String name = HicannOnWafer.of(hicann).toString();
                holders.put(name, new Holder(name, "", Math.round(chipHz[hicann]), 0));
            }
        }
        double own = hardwareHz(pre);
        List<String> facts = new ArrayList<>();
        facts.add(text("%s alone sends %.3g events/s in hardware time", inspection.name(pre), own));
        facts.add(
                text("a chip takes at most %.3g events/s, an FPGA %.3g", EventRates.CHIP_INPUT_HZ, EventRates.FPGA_HZ));
        double available = Math.min(chips * EventRates.CHIP_INPUT_HZ, (double) FpgaOnWafer.COUNT * EventRates.FPGA_HZ);
        double speedup = inspection.mapping().settings().speedup();
        return new LossExplanation(
                LossCause.INPUT_BANDWIDTH.reportName(),
                own > EventRates.CHIP_INPUT_HZ ? "input rate of one chip" : "input rate of the chips that take sources",
                Math.round(own > EventRates.CHIP_INPUT_HZ ? own : used),
                Math.round(own > EventRates.CHIP_INPUT_HZ ? EventRates.CHIP_INPUT_HZ : available),
                Math.round(own > EventRates.CHIP_INPUT_HZ ? own : used + own),
                own > EventRates.CHIP_INPUT_HZ || used + own > available,
                "events/s",
                LossExplainer.sorted(new ArrayList<>(holders.values())),
                facts,
                List.of(
                        text("a smaller speedup: --speedup %.4g halves all rates in hardware time", speedup / 2),
                        "for a Poisson population: \"background_generator\": true, the chips then draw its events"));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
