package neckar.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import neckar.base.CancelFlag;

/** {@code neckar run}: compile, emulate, results. */
final class RunCommand {
    private final Invocation invocation;
    private final Console console;
    private final CancelFlag cancel;
    private final Workshop workshop;

    RunCommand(Invocation invocation, Console console, CancelFlag cancel, Workshop workshop) {
        this.invocation = invocation;
        this.console = console;
        this.cancel = cancel;
        this.workshop = workshop;
    }

    int run() {
        CompileCommand.Outcome compiled = new CompileCommand(invocation, console, cancel, workshop).write();
        Map<String, Object> emulation =
                new EmulateCommand(invocation, console, cancel, workshop).write(compiled.folder());
        new ResultsCommand(invocation, console).write(compiled.folder(), compiled.mapping());
        if (invocation.has(OptionSpec.JSON)) {
            Map<String, Object> document = new LinkedHashMap<>(compiled.report());
            document.put("emulation", emulation);
            console.out().print(JsonText.of(document));
        }
        return compiled.status();
    }
}
