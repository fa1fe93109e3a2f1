package neckar.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import neckar.base.CancelFlag;

/** {@code neckar run}: compile, emulate, results. */
final class RunCommand {
    private final Invocation invocation;
    private final Console console;
    private final CancelFlag cancel;

    RunCommand(Invocation invocation, Console console, CancelFlag cancel) {
        this.invocation = invocation;
        this.console = console;
        this.cancel = cancel;
    }

    int run() {
        CompileCommand.Outcome compiled = new CompileCommand(invocation, console, cancel).write();
        Map<String, Object> emulation = new EmulateCommand(invocation, console, cancel).write(compiled.folder());
        new ResultsCommand(invocation, console).write(compiled.folder());
        if (invocation.has(OptionSpec.JSON)) {
            Map<String, Object> document = new LinkedHashMap<>(compiled.report());
            document.put("emulation", emulation);
            console.out().print(JsonText.of(document));
        }
        return compiled.status();
    }
}
