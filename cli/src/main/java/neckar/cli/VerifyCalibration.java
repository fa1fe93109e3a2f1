package neckar.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import neckar.base.CancelFlag;
import neckar.base.InputException;
import neckar.calibration.lab.ChipBench;
import neckar.calibration.procedure.Knowledge;
import neckar.calibration.session.Plan;
import neckar.calibration.verify.Judgement;
import neckar.calibration.verify.Verification;
import neckar.emulator.bench.EmulatorOptions;
import neckar.emulator.bench.WaferOnBench;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.io.CalibrationReader;
import neckar.spec.coord.HicannOnWafer;

/** {@code neckar calibrate --verify}: measures a die anew and tells how well a calibration fits it. */
final class VerifyCalibration {
    private static final String FILE = "verification.json";
    /** Correlations of fingerprints above and below which a die is the same or another one (calibration reference 5.6). */
    private static final double SAME = 0.9;

    private static final double OTHER = 0.4;

    private final Invocation invocation;
    private final Console console;
    private final CancelFlag cancel;

    VerifyCalibration(Invocation invocation, Console console, CancelFlag cancel) {
        this.invocation = invocation;
        this.console = console;
        this.cancel = cancel;
    }

    int run() {
        Path file = invocation.file(OptionSpec.VERIFY).orElseThrow();
        Calibration calibration = CalibrationReader.read(file);
        List<HicannOnWafer> chips = CalibrateCommand.chips(invocation).stream()
                .filter(chip -> calibration.chips().containsKey(chip))
                .toList();
        if (chips.isEmpty()) {
            throw InputException.of(file.toString(), "the calibration has none of the chips")
                    .allowed(calibration.chips().keySet().toString())
                    .advice("choose one of them with --hicanns");
        }
        WaferOnBench wafer = WaferOnBench.of(EmulateCommand.die(invocation), EmulatorOptions.standard(1));
        long seed = invocation.integer(OptionSpec.TRIAL, 0, Long.MAX_VALUE).orElse(1);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", "neckar-verification/1");
        Map<String, Object> byChip = new LinkedHashMap<>();
        boolean otherDie = false;
        console.stage("verify");
        for (HicannOnWafer chip : chips) {
            Knowledge known = Knowledge.of(
                    chip, Optional.ofNullable(calibration.chips().get(chip)).orElseThrow());
            Verification verification =
                    new Verification(new ChipBench(wafer, cancel), known, seed, invocation.threads());
            Map<String, Object> entry = new LinkedHashMap<>();
            List<Judgement> judgements = verification.run(chosen());
            boolean first = chip.equals(calibration.chips().firstKey());
            List<Double> fingerprint = calibration.info().orElseThrow().fingerprintVolt();
            if (first && !fingerprint.isEmpty()) {
                double likeness = verification.likeness(fingerprint);
                entry.put("likeness", number(likeness));
                otherDie = likeness < OTHER;
                String verdict = likeness > SAME ? "the same die" : otherDie ? "another die" : "unclear";
                console.say(String.format(Locale.ROOT, "fingerprint: correlation %.3f, %s", likeness, verdict));
            }
            tell(chip, judgements);
            entry.put(
                    "judgements",
                    judgements.stream().map(VerifyCalibration::tree).toList());
            byChip.put(Integer.toString(chip.id()), entry);
        }
        tree.put("hicanns", byChip);
        if (invocation.has(OptionSpec.JSON)) {
            console.out().print(JsonText.of(tree));
        }
        invocation.file(OptionSpec.OUTPUT).ifPresent(path -> {
            try (OutputFolder folder = OutputFolder.open(path, invocation.has(OptionSpec.FORCE))) {
                folder.write(FILE, JsonText.of(tree));
                folder.commit();
            }
            console.say("wrote " + path.resolve(FILE));
        });
        return otherDie ? ExitStatus.OUTSIDE_LIMIT : ExitStatus.DONE;
    }

    /** The procedures that {@code --parameters} names; all without it. */
    private Predicate<String> chosen() {
        return invocation
                .text(OptionSpec.PARAMETERS)
                .map(list -> Arrays.asList(list.split(",", -1)))
                .<Predicate<String>>map(names -> {
                    Plan.of(names);
                    return names::contains;
                })
                .orElse(name -> true);
    }

    private void tell(HicannOnWafer chip, List<Judgement> judgements) {
        console.say(String.format(
                Locale.ROOT,
                "%-28s %9s %4s  %17s  %17s  %8s  %8s  %s",
                chip,
                "target",
                "n",
                "before: mean, sd",
                "after: mean, sd",
                "floor",
                "limit",
                "within 2 sigma"));
        for (Judgement j : judgements) {
            double scale = j.relative() ? 100 : 1000;
            String unit = j.relative() ? "%" : "mV";
            console.say(String.format(
                    Locale.ROOT,
                    "%-28s %9.3g %4d  %8.2f %8.2f  %8.2f %8.2f  %8.2f  %8.2f %-2s %s%s",
                    j.quantity(),
                    j.target(),
                    j.circuits(),
                    scale * j.beforeMean(),
                    scale * j.beforeSpread(),
                    scale * j.mean(),
                    scale * j.spread(),
                    scale * j.floor(),
                    scale * j.limit(),
                    unit,
                    Double.isNaN(j.withinTwoSigma())
                            ? ""
                            : String.format(Locale.ROOT, "%.1f %% ", 100 * j.withinTwoSigma()),
                    j.isMet() ? "" : "NOT MET"));
        }
    }

    private static Map<String, Object> tree(Judgement j) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("quantity", j.quantity());
        tree.put("target", number(j.target()));
        tree.put("relative", j.relative());
        tree.put("circuits", j.circuits());
        List<Object> before = new ArrayList<>(List.of(number(j.beforeMean()), number(j.beforeSpread())));
        tree.put("before", before);
        tree.put("after", List.of(number(j.mean()), number(j.spread())));
        tree.put("floor", number(j.floor()));
        tree.put("limit", number(j.limit()));
        tree.put("met", j.isMet());
        if (!Double.isNaN(j.withinTwoSigma())) {
            tree.put("within_two_sigma", number(j.withinTwoSigma()));
        }
        return tree;
    }

    private static double number(double value) {
        return Double.isNaN(value) || Double.isInfinite(value)
                ? 0
                : new BigDecimal(value).round(new MathContext(6)).doubleValue();
    }
}
