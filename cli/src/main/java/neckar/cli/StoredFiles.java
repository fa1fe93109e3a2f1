package neckar.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import neckar.spec.bitstream.BitstreamReader;
import neckar.spec.config.WaferConfig;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentFormat;
import neckar.spec.experiment.Recording;
import neckar.spec.experiment.RecordingFormat;
import neckar.spec.topology.Availability;
import neckar.spec.topology.Defects;
import neckar.spec.topology.WaferDescription;
import neckar.spec.topology.io.DefectsReader;
import neckar.spec.topology.io.WaferDescriptionReader;

/** Files of a result folder and of the hardware, decoded. */
final class StoredFiles {
    private StoredFiles() {}

    static WaferConfig bitstream(Path folder, int threads) {
        byte[] bytes = ResultFiles.read(folder, ResultFiles.BITSTREAM, "compile");
        return BitstreamReader.decode(
                bytes, folder.resolve(ResultFiles.BITSTREAM).toString(), threads);
    }

    static Experiment experiment(byte[] packed, Path folder) {
        return ExperimentFormat.read(
                packed, folder.resolve(ResultFiles.EXPERIMENT).toString());
    }

    static Recording recording(byte[] bytes, Path folder) {
        return RecordingFormat.read(bytes, folder.resolve(ResultFiles.RECORDING).toString());
    }

    /** The wafer that the options describe, by default whole and without defects; made or found by the caller. */
    static Availability availability(Invocation invocation, BiFunction<WaferDescription, Defects, Availability> maker) {
        return availability(invocation.file(OptionSpec.WAFER), invocation.file(OptionSpec.DEFECTS), maker);
    }

    /** The wafer that the options describe, by default the one that a folder was compiled for. */
    static Availability availability(Invocation invocation, Path folder) {
        return availability(
                invocation.file(OptionSpec.WAFER).or(() -> present(folder.resolve(ResultFiles.WAFER_USED))),
                invocation.file(OptionSpec.DEFECTS).or(() -> present(folder.resolve(ResultFiles.DEFECTS_USED))),
                Availability::of);
    }

    private static Availability availability(
            Optional<Path> wafer, Optional<Path> defects, BiFunction<WaferDescription, Defects, Availability> maker) {
        return maker.apply(
                wafer.map(WaferDescriptionReader::read).orElse(WaferDescription.DEFAULT),
                defects.map(DefectsReader::read).orElse(Defects.NONE));
    }

    private static Optional<Path> present(Path file) {
        return Optional.of(file).filter(Files::isRegularFile);
    }
}
