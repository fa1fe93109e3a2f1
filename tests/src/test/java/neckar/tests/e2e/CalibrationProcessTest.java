package neckar.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import neckar.base.CancelFlag;
import neckar.calibration.session.Plan;
import neckar.emulator.bench.Die;
import neckar.emulator.bench.EmulatorOptions;
import neckar.emulator.bench.WaferOnBench;
import neckar.emulator.bench.WrittenWafer;
import neckar.spec.coord.HicannOnWafer;
import neckar.tests.workbench.CalibrationProcess;
import neckar.tests.workbench.RemoteWafer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calibration and emulator as two processes that exchange bytes: calibration has nothing of the emulator but the two interfaces. */
class CalibrationProcessTest {
    private static final HicannOnWafer CHIP = HicannOnWafer.of(0);
    private static final String[] PROCEDURES = {"memory", "lines", "readout", "firing"};
    private static final String SILICON =
            "{\"format\": \"neckar-silicon/1\", \"base\": \"typical\", \"defects\": {\"hicann\":"
                    + " {\"0\": {\"neurons\": [7], \"always_firing\": [300], \"drivers\": [20]}}},"
                    + " \"mute\": {\"hicann\": {\"0\": {\"crossbar_switches\": [[62, 32]]}}}}";

    @TempDir
    private Path folder = Path.of(".");

    private static Path home(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** A folder with the classes of the two interfaces alone. */
    private Path door() throws IOException {
        Path door = folder.resolve("door");
        for (Class<?> type : List.of(WaferOnBench.class, WrittenWafer.class)) {
            String name = type.getName().replace('.', '/') + ".class";
            Path copy = door.resolve(name);
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            try (InputStream in = Objects.requireNonNull(type.getClassLoader().getResourceAsStream(name))) {
                Files.copy(in, copy);
            }
        }
        return door;
    }

    @Test
    void aCalibrationWithoutEmulatorFindsTheSameThroughBytes() throws IOException, InterruptedException {
        Path findings = folder.resolve("findings.txt");
        Path errors = folder.resolve("errors.txt");
        String classPath = Stream.of(
                        home(CancelFlag.class),
                        home(HicannOnWafer.class),
                        home(Plan.class),
                        home(CalibrationProcess.class),
                        door())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                CalibrationProcess.class.getName(),
                findings.toString(),
                Integer.toString(CHIP.id())));
        command.addAll(List.of(PROCEDURES));
        WaferOnBench wafer = WaferOnBench.of(new Die("planted", SILICON, 5, 0), EmulatorOptions.standard(1));
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        RemoteWafer.serve(wafer, process.getInputStream(), process.getOutputStream());
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), Files.readString(errors));
        String remote = Files.readString(findings);
        assertEquals(CalibrationProcess.findings(wafer, CHIP, PROCEDURES), remote);
        for (String defect : List.of(
                "NEURON, owner=0, id=7", "NEURON, owner=0, id=300", "DRIVER, owner=0, id=20", "CROSSBAR_SWITCH")) {
            assertTrue(remote.contains(defect), defect);
        }
    }
}
