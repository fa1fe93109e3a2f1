package neckar.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import neckar.base.InputException;
import neckar.base.NearestName;

/** Scripts that complete commands, options and their choices, drawn from the tables of commands and options. */
final class CompletionScript {
    private static final List<String> SHELLS = List.of("bash", "zsh");

    private CompletionScript() {}

    /** The script for a shell. */
    static String of(String shell) {
        return switch (shell) {
            case "bash" -> bash();
            case "zsh" -> zsh();
            default ->
                throw InputException.of("neckar completion", "there is no completion for this shell")
                        .value(shell)
                        .allowed(String.join(", ", SHELLS))
                        .advice(NearestName.advice(shell, SHELLS));
        };
    }

    private static String words() {
        return Arrays.stream(CommandSpec.values()).map(spec -> spec.word).collect(Collectors.joining(" "));
    }

    private static String names(OptionSpec option, String separator) {
        return option.display() + (option.shortName.isEmpty() ? "" : separator + "-" + option.shortName);
    }

    /** Whether the argument of an option is a file or a folder. */
    private static boolean takesPath(OptionSpec option) {
        return List.of("FILE", "DIR", "PATH").stream().anyMatch(kind -> Arrays.asList(option.argument.split("\\|", -1))
                .contains(kind));
    }

    /** The words of which the argument of an option is one. */
    private static List<String> choices(OptionSpec option) {
        return option.argument.contains("|")
                ? Arrays.stream(option.argument.split("\\|", -1))
                        .filter(word -> word.equals(word.toLowerCase(Locale.ROOT)))
                        .toList()
                : List.of();
    }

    private static String bash() {
        StringBuilder text = new StringBuilder(1 << 13);
        text.append("# Completion of neckar for bash: source <(neckar completion bash)\n");
        text.append("_neckar() {\n");
        text.append("  local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\"\n");
        text.append("  local command=\"${COMP_WORDS[1]:-}\"\n");
        text.append("  if [ \"$COMP_CWORD\" -eq 1 ]; then\n");
        text.append("    COMPREPLY=($(compgen -W \"")
                .append(words())
                .append(" help --help --version\" -- \"$word\"))\n");
        text.append("    return\n  fi\n");
        text.append("  case \"$command $before\" in\n");
        for (CommandSpec command : CommandSpec.values()) {
            for (OptionSpec option : command.options) {
                if (option.takesArgument()) {
                    text.append("  ")
                            .append(quoted(command, option))
                            .append(") ")
                            .append(bashArgument(option))
                            .append(" ;;\n");
                }
            }
        }
        text.append("  esac\n  case \"$command\" in\n");
        for (CommandSpec command : CommandSpec.values()) {
            String options =
                    command.options.stream().map(option -> names(option, " ")).collect(Collectors.joining(" "));
            text.append("  ")
                    .append(command.word)
                    .append(") options=\"")
                    .append(options)
                    .append("\" ;;\n");
        }
        text.append("  help) COMPREPLY=($(compgen -W \"").append(words()).append("\" -- \"$word\")); return ;;\n");
        text.append("  *) options=\"\" ;;\n  esac\n");
        text.append("  case \"$command $word\" in\n");
        text.append("  *' -'*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n");
        text.append("  'completion '*) COMPREPLY=($(compgen -W \"bash zsh\" -- \"$word\")) ;;\n");
        text.append("  *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n  esac\n}\n");
        text.append("complete -o filenames -F _neckar neckar ./neckar\n");
        return text.toString();
    }

    private static String quoted(CommandSpec command, OptionSpec option) {
        String name = "'" + command.word + " " + option.display() + "'";
        return option.shortName.isEmpty() ? name : name + "|'" + command.word + " -" + option.shortName + "'";
    }

    private static String bashArgument(OptionSpec option) {
        String words = String.join(" ", choices(option));
        String files = takesPath(option) ? " $(compgen -f -- \"$word\")" : "";
        return "COMPREPLY=($(compgen -W \"" + words + "\" -- \"$word\")" + files + "); return";
    }

    private static String zsh() {
        StringBuilder text = new StringBuilder(1 << 14);
        text.append("#compdef neckar ./neckar\n");
        text.append("# Completion of neckar for zsh: put it into a folder of $fpath as _neckar.\n");
        text.append("_neckar() {\n  local -a commands\n  commands=(\n");
        for (CommandSpec command : CommandSpec.values()) {
            text.append("    ")
                    .append(single(command.word + ":" + command.summary))
                    .append('\n');
        }
        text.append("  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n");
        text.append("  local command=${words[2]}\n  shift words\n  (( CURRENT-- ))\n  case $command in\n");
        for (CommandSpec command : CommandSpec.values()) {
            text.append("  ").append(command.word).append(")\n    _arguments");
            for (OptionSpec option : command.options) {
                text.append(" \\\n      ").append(zshOption(option));
            }
            String rest = command == CommandSpec.COMPLETION ? "'1:shell:(bash zsh)'" : "'*:file:_files'";
            text.append(" \\\n      ").append(rest).append("\n    ;;\n");
        }
        text.append("  help) _describe command commands ;;\n  esac\n}\n");
        // Loaded from $fpath the file is the function's body; sourced, it defines it.
        text.append(
                "if [ \"${funcstack[1]:-}\" = _neckar ]; then _neckar \"$@\"; else compdef _neckar neckar ./neckar; fi\n");
        return text.toString();
    }

    private static String zshOption(OptionSpec option) {
        String help = option.help.replace("[", "(").replace("]", ")").replace(":", "\\:");
        String argument = "";
        if (option.takesArgument()) {
            List<String> words = choices(option);
            String action = takesPath(option) ? "_files" : words.isEmpty() ? " " : "(" + String.join(" ", words) + ")";
            argument =
                    ":" + option.argument.replace(":", "\\:").replace("[", "(").replace("]", ")") + ":" + action;
        }
        String tail = single("[" + help + "]" + argument);
        return option.shortName.isEmpty()
                ? option.display() + tail
                : "{-" + option.shortName + "," + option.display() + "}" + tail;
    }

    private static String single(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
