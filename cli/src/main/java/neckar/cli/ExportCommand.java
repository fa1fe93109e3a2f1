package neckar.cli;

import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neckar.base.InputException;
import neckar.network.Network;
import neckar.network.io.build.ExportFiles;
import neckar.network.io.build.ImportNote;
import neckar.network.io.build.ImportedNetwork;
import neckar.network.io.nir.NirWriter;
import neckar.network.io.pynn.PynnScriptWriter;
import neckar.network.io.sonata.SonataWriter;

/** {@code neckar export}: a network in the formats of other programs. */
final class ExportCommand {
    private static final List<OptionSpec> FORMATS =
            List.of(OptionSpec.TO_SONATA, OptionSpec.TO_NIR, OptionSpec.TO_PYNN);

    private final Invocation invocation;
    private final Console console;

    ExportCommand(Invocation invocation, Console console) {
        this.invocation = invocation;
        this.console = console;
    }

    int run() {
        List<OptionSpec> chosen = FORMATS.stream().filter(invocation::has).toList();
        if (chosen.size() != 1) {
            throw InputException.of("neckar export", "exactly one format is wanted")
                    .value(chosen.isEmpty() ? "none" : chosen.size() + " formats")
                    .allowed("--sonata, --nir or --pynn");
        }
        Path path = invocation.file(OptionSpec.EXPORTED).orElseThrow(() -> InputException.of(
                        "-o", "the place for the export is missing")
                .allowed("-o PATH"));
        ImportedNetwork imported = CompileCommand.imported(invocation);
        imported.notes().forEach(note -> console.say("note: " + note));
        List<ImportNote> notes = chosen.get(0) == OptionSpec.TO_NIR
                ? nir(imported.network(), path)
                : folder(imported.network(), path, chosen.get(0));
        notes.forEach(note -> console.say("note: " + note));
        console.say("wrote " + path);
        if (invocation.has(OptionSpec.JSON)) {
            console.out().print(JsonText.of(summary(chosen.get(0), path, notes)));
        }
        return ExitStatus.DONE;
    }

    private static Map<String, Object> summary(OptionSpec format, Path path, List<ImportNote> notes) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", "neckar-export/1");
        document.put("as", format.longName);
        document.put("path", path.toString());
        document.put("notes", notes.stream().map(ImportNote::toString).toList());
        return document;
    }

    private List<ImportNote> folder(Network network, Path path, OptionSpec format) {
        try (OutputFolder folder = OutputFolder.open(path, invocation.has(OptionSpec.FORCE))) {
            ExportFiles files = (name, content) -> folder.writeFile(name, content::writeTo);
            List<ImportNote> notes = format == OptionSpec.TO_SONATA
                    ? SonataWriter.write(network, files)
                    : PynnScriptWriter.write(network, files);
            folder.commit();
            return notes;
        }
    }

    private List<ImportNote> nir(Network network, Path path) {
        NirWriter.check(network);
        if (Files.isDirectory(path)) {
            throw InputException.of(path.toString(), "NIR is one file, this is a folder")
                    .advice("name a file such as " + path.resolve("network.nir"));
        }
        if (Files.exists(path) && !invocation.has(OptionSpec.FORCE)) {
            throw InputException.of(path.toString(), "the file exists").advice("name another file, or add --force");
        }
        Path aside = path.resolveSibling(path.getFileName() + ".part");
        try {
            List<ImportNote> notes = NirWriter.write(network, aside);
            Files.move(aside, path, StandardCopyOption.REPLACE_EXISTING);
            return notes;
        } catch (IOException | HdfException e) {
            throw InputException.of(path.toString(), "cannot write here: " + e.getMessage())
                    .advice("check the path and its permissions");
        } finally {
            delete(aside);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw InputException.of(file.toString(), "cannot be removed: " + e.getMessage());
        }
    }
}
