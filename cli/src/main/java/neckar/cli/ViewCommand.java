package neckar.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import neckar.base.CancelFlag;
import neckar.base.InputException;
import neckar.cli.view.ExportPage;
import neckar.cli.view.ViewData;
import neckar.cli.view.ViewServer;
import neckar.cli.view.ViewedRun;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.inspect.BioRecording;
import neckar.compiler.inspect.explain.Inspection;
import neckar.compiler.inspect.explain.SynapseCounts;

/** {@code neckar view}: a result folder in a browser, or in one file. */
final class ViewCommand {
    private static final String FORMAT = "neckar-view/1";
    private static final int MOST_EXPORTED_PIECES = 8;
    private static final long LOOK_MILLIS = 100;

    private final Invocation invocation;
    private final Console console;
    private final CancelFlag cancel;

    ViewCommand(Invocation invocation, Console console, CancelFlag cancel) {
        this.invocation = invocation;
        this.console = console;
        this.cancel = cancel;
    }

    int run() {
        if (invocation.has(OptionSpec.EXPORT) && invocation.has(OptionSpec.PORT)) {
            throw InputException.of("--port", "a page in a file needs no server")
                    .advice("leave out --port or --export");
        }
        int port = invocation.smallInteger(OptionSpec.PORT, 0, 65535).orElse(0);
        List<ViewedRun> runs = new ArrayList<>();
        runs.add(read(invocation.path(0)));
        invocation.file(OptionSpec.COMPARE).ifPresent(folder -> runs.add(read(folder)));
        ViewData data = new ViewData(runs, JsonText::of);
        Optional<Path> file = invocation.file(OptionSpec.EXPORT);
        if (file.isPresent()) {
            export(data, file.get());
            return ExitStatus.DONE;
        }
        data.prepare();
        try (ViewServer server = ViewServer.start(data, port)) {
            tell("address", server.address());
            console.say("press Ctrl-C to end");
            waitForTheEnd();
        }
        return ExitStatus.DONE;
    }

    private ViewedRun read(Path folder) {
        console.stage("read " + folder);
        ReportFile.read(folder);
        String report = new String(ResultFiles.read(folder, ResultFiles.REPORT, "compile"), StandardCharsets.UTF_8);
        MappingTable mapping = ResultsCommand.mapping(folder);
        Inspection inspection = Inspection.of(StoredFiles.bitstream(folder, invocation.threads()), mapping);
        boolean recorded = Files.isRegularFile(folder.resolve(ResultFiles.RECORDING));
        Optional<BioRecording> recording =
                recorded ? Optional.of(ResultsCommand.recording(folder, mapping)) : Optional.empty();
        return new ViewedRun(
                folder.toString(),
                report,
                inspection,
                new SynapseCounts(inspection),
                recording,
                StoredFiles.availability(invocation, folder));
    }

    private void tell(String key, String value) {
        if (invocation.has(OptionSpec.JSON)) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("format", FORMAT);
            document.put(key, value);
            console.out().print(JsonText.of(document));
        } else {
            console.out().println(value);
        }
        console.out().flush();
    }

    private void export(ViewData data, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                new ExportPage(data, MOST_EXPORTED_PIECES).write(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            console.say(String.format(Locale.ROOT, "wrote %s, %.1f MB", file, Files.size(file) / 1e6));
        } catch (IOException e) {
            throw InputException.of(file.toString(), "cannot write the page: " + e.getMessage());
        }
        if (invocation.has(OptionSpec.JSON)) {
            tell("file", file.toString());
        }
    }

    private void waitForTheEnd() {
        try {
            while (!cancel.isCancelled()) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
