package neckar.cli;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import neckar.base.InputException;
import neckar.compiler.inspect.BitstreamDump;
import neckar.compiler.inspect.DumpOptions;

/** {@code neckar dump}: the decoded bitstream, or the experiment, as JSON lines on standard output. */
final class DumpCommand {
    private final Invocation invocation;
    private final Console console;

    DumpCommand(Invocation invocation, Console console) {
        this.invocation = invocation;
        this.console = console;
    }

    int run() {
        Path folder = invocation.path(0);
        try (BufferedOutputStream out = new BufferedOutputStream(console.out(), 1 << 16)) {
            if (invocation.has(OptionSpec.EXPERIMENT)) {
                byte[] packed = ResultFiles.read(folder, ResultFiles.EXPERIMENT, "compile");
                StoredFiles.experiment(packed, folder);
                try (InputStream lines = new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 16)) {
                    lines.transferTo(out);
                }
            } else {
                Set<Integer> chips = ChipList.of(invocation, OptionSpec.HICANNS);
                DumpOptions options = new DumpOptions(
                        hicann -> chips.isEmpty() || chips.contains(hicann.id()), invocation.has(OptionSpec.ANALOG));
                BitstreamDump.write(StoredFiles.bitstream(folder, 1), options, out);
            }
            return ExitStatus.DONE;
        } catch (IOException e) {
            throw InputException.of("standard output", "cannot write the dump: " + e.getMessage());
        }
    }
}
