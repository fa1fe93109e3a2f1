package neckar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import neckar.base.InputException;

/** The names of the files in a result folder, and how they are read back. */
final class ResultFiles {
    static final String BITSTREAM = "wafer.nkb";
    static final String EXPERIMENT = "experiment.nkx";
    static final String MAPPING = "mapping.json.gz";
    static final String REPORT = "report.json";
    /** Copies of what {@code compile} was told of its wafer; absent where it was told nothing. */
    static final String WAFER_USED = "wafer-used.json";

    static final String DEFECTS_USED = "defects-used.json";
    static final String RECORDING = "recording.nkr";
    static final String EMULATION = "emulation.json";
    static final String SPIKES = "spikes.csv";
    static final String TRACES = "traces.csv";
    static final String PROBES = "probes.csv";
    static final String RASTER = "raster.png";
    static final String RESULTS_HDF5 = "results.h5";
    static final String RESULTS_MATLAB = "results.mat";
    static final String RESULTS_INDEX = "results.json";
    static final String SPIKES_NUMPY = "spikes.npy";
    static final String TRACES_NUMPY = "traces.npy";
    static final String VALIDATION = "validation.json";
    static final String VALIDATION_PAGE = "report.html";

    /** What only {@code results} writes. */
    static final List<String> OF_RESULTS = List.of(
            SPIKES, TRACES, PROBES, RASTER, RESULTS_HDF5, RESULTS_MATLAB, RESULTS_INDEX, SPIKES_NUMPY, TRACES_NUMPY);

    /** What {@code emulate} and all after it write. */
    static final List<String> AFTER_COMPILE =
            Stream.concat(Stream.of(RECORDING, EMULATION), OF_RESULTS.stream()).toList();

    private static final long LARGEST_BYTES = 2_000_000_000L;

    private ResultFiles() {}

    /**
     * Reads a file of a result folder whole.
     *
     * @param madeBy the command that writes it, for the advice
     * @throws InputException if it is missing, too large or unreadable
     */
    static byte[] read(Path folder, String name, String madeBy) {
        if (!Files.isDirectory(folder)) {
            throw InputException.of(folder.toString(), "there is no such folder")
                    .advice("name a folder that neckar " + madeBy + " wrote");
        }
        if (!Files.isRegularFile(folder.resolve(name))) {
            throw InputException.of(folder.resolve(name).toString(), "the file is missing")
                    .advice("run neckar " + madeBy + " first");
        }
        return readFile(folder.resolve(name));
    }

    /**
     * Reads a file whole.
     *
     * @throws InputException if it is too large or unreadable
     */
    static byte[] readFile(Path file) {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw InputException.of(file.toString(), "the file is too large")
                        .value(Files.size(file) + " bytes")
                        .allowed("up to " + LARGEST_BYTES);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw InputException.of(file.toString(), "cannot read the file: " + e.getMessage());
        }
    }
}
