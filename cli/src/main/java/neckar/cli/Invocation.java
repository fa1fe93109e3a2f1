package neckar.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import neckar.base.InputException;
import neckar.base.NearestName;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** One command as the user typed it: positional arguments and options with range checks. */
final class Invocation {
    private final CommandSpec command;
    private final CommandLine line;

    private Invocation(CommandSpec command, CommandLine line) {
        this.command = command;
        this.line = line;
    }

    /**
     * Parses the words after the command.
     *
     * @throws InputException for an unknown, repeated or incomplete option or a wrong number of arguments
     */
    static Invocation parse(CommandSpec command, List<String> words) {
        Options options = new Options();
        for (OptionSpec spec : command.options) {
            options.addOption(Option.builder(spec.shortName.isEmpty() ? null : spec.shortName)
                    .longOpt(spec.longName)
                    .hasArg(spec.takesArgument())
                    .get());
        }
        CommandLine line = parse(command, options, words);
        for (OptionSpec spec : command.options) {
            long times = Arrays.stream(line.getOptions())
                    .filter(option -> option.getLongOpt().equals(spec.longName))
                    .count();
            if (times > 1) {
                throw InputException.of(spec.display(), "the option is given " + times + " times")
                        .advice("give it once");
            }
        }
        Invocation invocation = new Invocation(command, line);
        if (!invocation.has(OptionSpec.HELP) && line.getArgList().size() != command.arguments) {
            throw InputException.of("neckar " + command.word, "wrong number of arguments")
                    .value(line.getArgList().size())
                    .allowed(command.synopsis)
                    .advice("see neckar " + command.word + " --help");
        }
        return invocation;
    }

    private static CommandLine parse(CommandSpec command, Options options, List<String> words) {
        try {
            return DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .get()
                    .parse(options, words.toArray(String[]::new));
        } catch (UnrecognizedOptionException e) {
            List<String> known = new ArrayList<>();
            command.options.forEach(spec -> known.add(spec.display()));
            String written = e.getOption();
            int equals = written.indexOf('=');
            String name = equals < 0 ? written : written.substring(0, equals);
            String nearest = NearestName.advice(name, known);
            throw InputException.of(name, "neckar " + command.word + " has no such option")
                    .advice(nearest.isEmpty() ? "see neckar " + command.word + " --help" : nearest);
        } catch (MissingArgumentException e) {
            throw InputException.of("--" + e.getOption().getLongOpt(), "the option needs a value")
                    .advice("see neckar " + command.word + " --help");
        } catch (ParseException e) {
            throw InputException.of("neckar " + command.word, String.valueOf(e.getMessage()));
        }
    }

    CommandSpec command() {
        return command;
    }

    Path path(int position) {
        return Path.of(line.getArgList().get(position));
    }

    /** An argument as it was typed. */
    String word(int position) {
        return line.getArgList().get(position);
    }

    boolean has(OptionSpec spec) {
        return command.options.contains(spec) && line.hasOption(spec.longName);
    }

    Optional<String> text(OptionSpec spec) {
        return has(spec) ? Optional.of(line.getOptionValue(spec.longName)) : Optional.empty();
    }

    Optional<Path> file(OptionSpec spec) {
        return text(spec).map(Path::of);
    }

    String choice(OptionSpec spec, String fallback) {
        String value = text(spec).orElse(fallback);
        List<String> known = List.of(spec.argument.split("\\|", -1));
        if (!known.contains(value)) {
            throw InputException.of(spec.display(), "not one of the choices")
                    .value(value)
                    .allowed(spec.argument)
                    .advice(NearestName.advice(value, known));
        }
        return value;
    }

    OptionalLong integer(OptionSpec spec, long lowest, long highest) {
        if (!has(spec)) {
            return OptionalLong.empty();
        }
        String value = line.getOptionValue(spec.longName);
        try {
            long number = Long.parseLong(value);
            if (number >= lowest && number <= highest) {
                return OptionalLong.of(number);
            }
        } catch (NumberFormatException e) {
            throw InputException.of(spec.display(), "not a whole number")
                    .value(value)
                    .allowed(lowest + ".." + highest);
        }
        throw InputException.of(spec.display(), "out of range").value(value).allowed(lowest + ".." + highest);
    }

    OptionalInt smallInteger(OptionSpec spec, int lowest, int highest) {
        OptionalLong number = integer(spec, lowest, highest);
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    OptionalDouble real(OptionSpec spec, double lowest, double highest) {
        if (!has(spec)) {
            return OptionalDouble.empty();
        }
        String value = line.getOptionValue(spec.longName);
        try {
            double number = Double.parseDouble(value);
            if (number >= lowest && number <= highest) {
                return OptionalDouble.of(number);
            }
        } catch (NumberFormatException e) {
            throw InputException.of(spec.display(), "not a number").value(value).allowed(lowest + ".." + highest);
        }
        throw InputException.of(spec.display(), "out of range").value(value).allowed(lowest + ".." + highest);
    }

    int threads() {
        return smallInteger(OptionSpec.THREADS, 1, 1024)
                .orElse(Runtime.getRuntime().availableProcessors());
    }
}
