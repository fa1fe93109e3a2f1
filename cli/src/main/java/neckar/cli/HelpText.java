package neckar.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Help texts, drawn from the tables of commands and options. */
final class HelpText {
    private HelpText() {}

    static String general() {
        StringBuilder text = new StringBuilder(1024);
        text.append("neckar: compile spiking networks for a BrainScaleS-1 wafer and emulate it\n\n");
        text.append("usage: neckar COMMAND [ARGUMENTS] [OPTIONS]\n\n");
        for (CommandSpec command : CommandSpec.values()) {
            text.append(
                    String.format(Locale.ROOT, "  %-8s %-15s %s%n", command.word, command.synopsis, command.summary));
        }
        text.append("\nexamples\n");
        for (CommandSpec command : List.of(CommandSpec.RUN, CommandSpec.CHECK, CommandSpec.DUMP)) {
            text.append("  ")
                    .append(command.example.lines().findFirst().orElse(""))
                    .append('\n');
        }
        text.append("\nneckar COMMAND --help explains a command; neckar --version tells the version.\n");
        return normalise(text);
    }

    static String of(CommandSpec command) {
        StringBuilder text = new StringBuilder(1024);
        text.append("neckar ")
                .append(command.word)
                .append(": ")
                .append(command.summary)
                .append("\n\n");
        text.append("usage: neckar ")
                .append(command.word)
                .append(' ')
                .append(command.synopsis)
                .append(" [OPTIONS]\n");
        if (command.example.indexOf('\n') < 0) {
            text.append("example: ").append(command.example).append('\n');
        } else {
            text.append("\nExamples\n");
            command.example
                    .lines()
                    .forEach(line -> text.append("  ").append(line).append('\n'));
        }
        for (OptionSpec.Group group : OptionSpec.Group.values()) {
            List<OptionSpec> members = command.options.stream()
                    .filter(option -> option.group == group)
                    .sorted(Comparator.comparingInt(Enum::ordinal))
                    .toList();
            if (!members.isEmpty()) {
                text.append('\n').append(group.title).append('\n');
                for (OptionSpec option : members) {
                    text.append(line(option));
                }
            }
        }
        return normalise(text);
    }

    private static String line(OptionSpec option) {
        String left = (option.shortName.isEmpty() ? "" : "-" + option.shortName + ", ")
                + option.display()
                + (option.takesArgument() ? " " + option.argument : "");
        return String.format(Locale.ROOT, "  %-32s %s%n", left, option.help);
    }

    private static String normalise(StringBuilder text) {
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
