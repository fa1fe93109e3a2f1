package neckar.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The simulator Brian2 in C++ mode on a network of the same size and rate, where the machine has it. */
final class BrianRun {
    static final String ADEX = "16,000 AdEx, 3.2 M synapses";
    static final String LIF = "4,000 LIF, 320,000 synapses";

    private BrianRun() {}

    /**
     * What it took.
     *
     * @param wallSec wall seconds for one biological second, without compilation
     * @param rateHz mean rate
     */
    record Result(double wallSec, double rateHz) {}

    /** Runs the counterpart of a load; empty when there is none or Brian2 is absent. */
    static Optional<Result> measure(Path home, EmulatorLoad load) {
        boolean adex = load.name().equals(ADEX);
        if (!adex && !load.name().equals(LIF)) {
            return Optional.empty();
        }
        List<String> command = List.of(
                "/usr/bin/python3",
                home.resolve("bench/brian.py").toString(),
                adex ? "adex" : "lif",
                adex ? "16000" : "4000",
                adex ? "200" : "80",
                Double.toString(load.targetHz()),
                adex ? "2" : "1");
        try {
            Path errors = Files.createTempFile("brian", ".log");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean worked = process.waitFor() == 0;
            Files.delete(errors);
            double[] numbers = worked
                    ? Arrays.stream(output.substring(output.lastIndexOf('\n') + 1)
                                    .split(" ", 2))
                            .mapToDouble(Double::parseDouble)
                            .toArray()
                    : new double[0];
            return worked ? Optional.of(new Result(numbers[0], numbers[1])) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
