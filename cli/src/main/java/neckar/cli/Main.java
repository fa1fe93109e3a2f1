package neckar.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import neckar.base.CancelFlag;
import neckar.base.CancelledException;
import neckar.base.InputException;
import neckar.base.NearestName;

/** Entry of the {@code neckar} command: finds the command, runs it, turns failures into messages and exit statuses. */
public final class Main {
    private static final long CLEAN_UP_MILLIS = 900;

    private final PrintStream out;
    private final PrintStream err;
    private final CancelFlag cancel;
    private final Workshop workshop;

    /**
     * A command line that prints to the given streams.
     *
     * @param cancel set when the user interrupts
     */
    public Main(PrintStream out, PrintStream err, CancelFlag cancel) {
        this(out, err, cancel, Workshop.cold());
    }

    Main(PrintStream out, PrintStream err, CancelFlag cancel, Workshop workshop) {
        this.out = out;
        this.err = err;
        this.cancel = cancel;
        this.workshop = workshop;
    }

    /**
     * Runs one command and ends the process with its exit status.
     *
     * @param words the command line
     */
    public static void main(String[] words) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        CancelFlag cancel = new CancelFlag();
        Thread worker = Thread.currentThread();
        Thread interrupted = new Thread(() -> {
            cancel.cancel();
            try {
                worker.join(CLEAN_UP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(interrupted);
        int status = new Main(out, err, cancel).run(words);
        out.flush();
        if (!cancel.isCancelled()) {
            Runtime.getRuntime().removeShutdownHook(interrupted);
            System.exit(status);
        }
    }

    /**
     * Runs one command.
     *
     * @param words the command line without the program's name
     * @return the exit status
     */
    public int run(String... words) {
        boolean json = Arrays.asList(words).contains(OptionSpec.JSON.display());
        try {
            return dispatch(words);
        } catch (InputException e) {
            ErrorReport.badInput(e, json, out, err);
            return ExitStatus.BAD_INPUT;
        } catch (CancelledException e) {
            err.println("neckar: interrupted, nothing was written");
            return ExitStatus.INTERRUPTED;
        } catch (OutOfMemoryError e) {
            InputException tooLarge = InputException.of(
                            "neckar " + String.join(" ", words), "the input needs more memory than there is")
                    .advice("set NECKAR_JAVA_OPTS=-Xmx..., or use a smaller network");
            ErrorReport.badInput(tooLarge, json, out, err);
            return ExitStatus.BAD_INPUT;
        } catch (RuntimeException | StackOverflowError e) {
            ErrorReport.bug(e, words, json, out, err);
            return ExitStatus.BUG;
        }
    }

    private int dispatch(String[] words) {
        if (words.length == 0) {
            out.print(HelpText.general());
            return ExitStatus.DONE;
        }
        List<String> rest = Arrays.asList(words).subList(1, words.length);
        switch (words[0]) {
            case "--help", "-h" -> {
                out.print(HelpText.general());
                return ExitStatus.DONE;
            }
            case "help" -> {
                out.print(rest.isEmpty() ? HelpText.general() : HelpText.of(command(rest.get(0))));
                return ExitStatus.DONE;
            }
            case "--version" -> {
                out.println(Version.full());
                return ExitStatus.DONE;
            }
            default -> {
                return invoke(command(words[0]), rest);
            }
        }
    }

    private static CommandSpec command(String word) {
        for (CommandSpec spec : CommandSpec.values()) {
            if (spec.word.equals(word)) {
                return spec;
            }
        }
        List<String> known =
                Arrays.stream(CommandSpec.values()).map(spec -> spec.word).toList();
        throw InputException.of("neckar " + word, "there is no such command")
                .allowed(String.join(", ", known))
                .advice(NearestName.advice(word, known));
    }

    private int invoke(CommandSpec spec, List<String> rest) {
        Invocation invocation = Invocation.parse(spec, rest);
        if (invocation.has(OptionSpec.HELP)) {
            out.print(HelpText.of(spec));
            return ExitStatus.DONE;
        }
        Console console = new Console(
                out,
                err,
                Boolean.getBoolean("neckar.terminal"),
                invocation.has(OptionSpec.QUIET),
                invocation.has(OptionSpec.VERBOSE));
        return switch (spec) {
            case COMPILE -> new CompileCommand(invocation, console, cancel, workshop).run();
            case EMULATE -> new EmulateCommand(invocation, console, cancel, workshop).run();
            case RESULTS -> new ResultsCommand(invocation, console).run();
            case RUN -> new RunCommand(invocation, console, cancel, workshop).run();
            case CHECK -> new CheckCommand(invocation, console, cancel).run();
            case DUMP -> new DumpCommand(invocation, console).run();
            case CALIBRATE -> new CalibrateCommand(invocation, console, cancel).run();
            case SERVE -> new ServeCommand(console, cancel, System.in).run();
            case SWEEP -> new SweepCommand(invocation, console, cancel).run();
            case INSPECT -> new InspectCommand(invocation, console).run();
            case EXPORT -> new ExportCommand(invocation, console).run();
            case COMPLETION -> {
                out.print(CompletionScript.of(invocation.word(0)));
                yield ExitStatus.DONE;
            }
            case VALIDATE -> new ValidateCommand(invocation, console, cancel).run();
            case VIEW -> new ViewCommand(invocation, console, cancel).run();
        };
    }
}
