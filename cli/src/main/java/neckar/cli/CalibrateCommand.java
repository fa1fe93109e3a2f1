package neckar.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import neckar.base.CancelFlag;
import neckar.base.InputException;
import neckar.calibration.io.JournalFile;
import neckar.calibration.lab.ChipBench;
import neckar.calibration.procedure.Procedure;
import neckar.calibration.session.ChipResult;
import neckar.calibration.session.ChipSession;
import neckar.calibration.session.Plan;
import neckar.calibration.session.Verdict;
import neckar.calibration.session.WaferResult;
import neckar.emulator.bench.EmulatorOptions;
import neckar.emulator.bench.WaferOnBench;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.io.CalibrationWriter;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.Defects;

/** {@code neckar calibrate}: measures a virtual wafer through the laboratory door and writes a calibration. */
final class CalibrateCommand {
    static final String CALIBRATION = "calibration.json.gz";
    static final String DEFECTS = "defects.json";
    private static final String JOURNALS = "calibration.work";
    private static final double DEFAULT_MIN_YIELD = 0.8;

    private final Invocation invocation;
    private final Console console;
    private final CancelFlag cancel;

    CalibrateCommand(Invocation invocation, Console console, CancelFlag cancel) {
        this.invocation = invocation;
        this.console = console;
        this.cancel = cancel;
    }

    int run() {
        if (invocation.has(OptionSpec.VERIFY)) {
            return new VerifyCalibration(invocation, console, cancel).run();
        }
        Path path = invocation.file(OptionSpec.OUTPUT).orElseThrow(() -> InputException.of(
                        "-o", "the folder for the results is missing")
                .allowed("-o DIR")
                .advice("add for example -o out"));
        double minYield = invocation.real(OptionSpec.MIN_YIELD, 0, 1).orElse(DEFAULT_MIN_YIELD);
        List<Procedure> procedures = procedures();
        List<HicannOnWafer> chips = chips(invocation);
        WaferOnBench wafer = WaferOnBench.of(EmulateCommand.die(invocation), EmulatorOptions.standard(1));
        long seed = invocation.integer(OptionSpec.TRIAL, 0, Long.MAX_VALUE).orElse(0);
        try (OutputFolder folder = OutputFolder.open(path, invocation.has(OptionSpec.FORCE))) {
            CalibrationProgress progress = new CalibrationProgress(console, chips.size(), procedures);
            List<ChipResult> results = new ArrayList<>();
            for (HicannOnWafer chip : chips) {
                progress.chip(chip);
                results.add(calibrate(wafer, chip, procedures, path, seed, progress));
                progress.chipDone(Verdict.of(results.get(results.size() - 1)));
            }
            Calibration calibration = WaferResult.calibration(results, procedures, seed, Version.text());
            List<Verdict> verdicts = results.stream().map(Verdict::of).toList();
            double kept =
                    verdicts.stream().mapToDouble(Verdict::keptShare).average().orElse(1);
            Map<String, Object> report = report(results, verdicts, kept, procedures);
            folder.write(CALIBRATION, out -> CalibrationWriter.write(calibration, out));
            folder.write(DEFECTS, JsonText.of(DefectsJson.of(defects(verdicts))));
            folder.write(ResultFiles.REPORT, JsonText.of(report));
            Map<String, byte[]> pictures = CalibrationPictures.of(results, verdicts);
            pictures.forEach(folder::write);
            folder.write("index.html", CalibrationPictures.page(pictures, results, verdicts));
            cancel.throwIfCancelled();
            folder.commit();
            tell(path, results, kept);
            if (invocation.has(OptionSpec.JSON)) {
                console.out().print(JsonText.of(report));
            }
            return kept < minYield ? ExitStatus.OUTSIDE_LIMIT : ExitStatus.DONE;
        }
    }

    private List<Procedure> procedures() {
        return invocation
                .text(OptionSpec.PARAMETERS)
                .map(list -> Plan.of(Arrays.asList(list.split(",", -1))))
                .orElse(Plan.all());
    }

    /** The chips that the options choose. */
    static List<HicannOnWafer> chips(Invocation invocation) {
        Set<Integer> chosen = ChipList.of(invocation, OptionSpec.CHIPS_TO_CALIBRATE);
        return HicannOnWafer.all().stream()
                .filter(chip -> chosen.isEmpty() || chosen.contains(chip.id()))
                .toList();
    }

    private ChipResult calibrate(
            WaferOnBench wafer,
            HicannOnWafer chip,
            List<Procedure> procedures,
            Path path,
            long seed,
            CalibrationProgress progress) {
        Path file = path.resolve(JOURNALS).resolve(chip + ".journal");
        try (JournalFile journal = new JournalFile(file)) {
            return new ChipSession(
                            new ChipBench(wafer, cancel),
                            journal,
                            invocation.has(OptionSpec.REFIT),
                            seed,
                            invocation.threads(),
                            cancel,
                            progress::step)
                    .run(chip, procedures);
        }
    }

    private static Defects defects(List<Verdict> verdicts) {
        Defects.Builder defects = Defects.builder();
        verdicts.forEach(verdict -> verdict.addTo(defects));
        return defects.build();
    }

    private Map<String, Object> report(
            List<ChipResult> results, List<Verdict> verdicts, double kept, List<Procedure> procedures) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("format", "neckar-calibration-report/1");
        report.put("created_by", Version.text());
        report.put("procedures", procedures.stream().map(Procedure::name).toList());
        report.put("yield", kept);
        Map<String, Object> chips = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            chips.put(
                    Integer.toString(verdicts.get(i).hicann().id()),
                    CalibrationSummary.of(results.get(i), verdicts.get(i)));
        }
        report.put("hicanns", chips);
        return report;
    }

    private void tell(Path path, List<ChipResult> results, double kept) {
        int writings = results.stream().mapToInt(ChipResult::writings).sum();
        double readingSec = results.stream().mapToDouble(ChipResult::readingSec).sum();
        console.say(String.format(
                Locale.ROOT,
                "kept %.2f %% of %,d denmems; %,d writings, %.1f s of readings: about %.1f h in a laboratory",
                100 * kept,
                512 * results.size(),
                writings,
                readingSec,
                (writings * CalibrationSummary.WRITING_SEC + readingSec) / 3600));
        console.say(String.format(
                Locale.ROOT, "wrote %s, %s in %.1f s", path.resolve(CALIBRATION), DEFECTS, console.seconds()));
    }
}
