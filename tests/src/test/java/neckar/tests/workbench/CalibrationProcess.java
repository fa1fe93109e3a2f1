package neckar.tests.workbench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import neckar.base.CancelFlag;
import neckar.calibration.lab.ChipBench;
import neckar.calibration.session.ChipResult;
import neckar.calibration.session.ChipSession;
import neckar.calibration.session.Journal;
import neckar.calibration.session.Plan;
import neckar.calibration.session.Verdict;
import neckar.emulator.bench.WaferOnBench;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.Defects;

/**
 * The main class of a calibration that has no emulator: its wafer is at the other end of standard input and output. What it finds is
 * written to a file.
 */
public final class CalibrationProcess {
    private CalibrationProcess() {}

    /** Arguments: a file for the findings, a chip, and the procedures. */
    public static void main(String[] words) throws IOException {
        PrintStream channel =
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
        String findings = findings(
                new RemoteWafer(System.in, channel),
                HicannOnWafer.of(Integer.parseInt(words[1])),
                Arrays.copyOfRange(words, 2, words.length));
        Files.writeString(Path.of(words[0]), findings);
    }

    /** Calibrates a chip; all points and verdicts as text. */
    public static String findings(WaferOnBench wafer, HicannOnWafer chip, String... procedures) {
        CancelFlag cancel = new CancelFlag();
        ChipResult result = new ChipSession(
                        new ChipBench(wafer, cancel), Journal.NONE, false, 0, 1, cancel, (name, sec) -> {})
                .run(chip, Plan.of(Arrays.asList(procedures)));
        Defects.Builder defects = Defects.builder();
        Verdict.of(result).addTo(defects);
        String tables = result.tables().stream()
                .map(table -> table.parameter() + " " + Arrays.deepToString(table.values()) + "\n")
                .collect(Collectors.joining());
        return result.known().fingerprint() + "\n" + defects.build() + "\n" + tables;
    }
}
