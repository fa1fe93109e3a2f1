package neckar.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import neckar.base.InputException;
import neckar.emulator.bench.WaveformRequest;
import neckar.emulator.digital.Vcd;
import neckar.spec.coord.HicannOnWafer;

/** Options and file of waveforms. */
final class VcdFile {
    private final Path path;
    private final WaveformRequest request;

    private VcdFile(Path path, WaveformRequest request) {
        this.path = path;
        this.request = request;
    }

    /**
     * What is asked for on the command line.
     *
     * @throws InputException if the options do not fit together
     */
    static Optional<VcdFile> of(Invocation invocation) {
        Optional<Path> path = invocation.file(OptionSpec.VCD);
        if (path.isEmpty()) {
            for (OptionSpec needless : List.of(OptionSpec.VCD_SCOPE, OptionSpec.VCD_RANGE)) {
                if (invocation.has(needless)) {
                    throw InputException.of(needless.display(), "there is no waveform file to which it applies")
                            .advice("add " + OptionSpec.VCD.display() + " FILE");
                }
            }
            return Optional.empty();
        }
        String scope = invocation.text(OptionSpec.VCD_SCOPE).orElseThrow(() -> InputException.of(
                        OptionSpec.VCD.display(), "it is not said which chips to follow")
                .advice("add " + OptionSpec.VCD_SCOPE.display()
                        + " H123; neckar inspect DIR --chips names the chips in use"));
        List<HicannOnWafer> hicanns = new ArrayList<>();
        for (String word : scope.split(",", -1)) {
            hicanns.add(hicann(word.strip()));
        }
        return Optional.of(new VcdFile(path.get(), range(invocation, hicanns)));
    }

    private static HicannOnWafer hicann(String word) {
        String digits = word.startsWith("H") ? word.substring(1) : word;
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) >= HicannOnWafer.COUNT) {
            throw InputException.of(OptionSpec.VCD_SCOPE.display(), "not a list of chips")
                    .value(word)
                    .allowed("H0 to H383, separated by commas");
        }
        return HicannOnWafer.of(Integer.parseInt(digits));
    }

    private static WaveformRequest range(Invocation invocation, List<HicannOnWafer> hicanns) {
        Optional<String> range = invocation.text(OptionSpec.VCD_RANGE);
        if (range.isEmpty()) {
            return WaveformRequest.of(hicanns);
        }
        String[] ends = range.get().split(":", -1);
        try {
            if (ends.length == 2) {
                return new WaveformRequest(hicanns, Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
            }
        } catch (NumberFormatException e) {
            throw notARange(range.get());
        }
        throw notARange(range.get());
    }

    private static InputException notARange(String value) {
        return InputException.of(OptionSpec.VCD_RANGE.display(), "not a range of time")
                .value(value)
                .allowed("FROM:TO in biological milliseconds, such as 10:12.5");
    }

    WaveformRequest request() {
        return request;
    }

    Path path() {
        return path;
    }

    /** Writes the file aside and renames it. */
    void write(Vcd waveforms) {
        Path aside = path.resolveSibling(path.getFileName() + ".part");
        try {
            try (Writer out = Files.newBufferedWriter(aside, StandardCharsets.US_ASCII)) {
                waveforms.write(out);
            }
            Files.move(aside, path, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw InputException.of(path.toString(), "cannot write here: " + e.getMessage())
                    .advice("check the path and its permissions");
        }
    }
}
