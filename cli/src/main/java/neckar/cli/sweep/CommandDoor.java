package neckar.cli.sweep;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Executes commands of neckar, one at a time. */
public interface CommandDoor extends AutoCloseable {
    /**
     * What a command left.
     *
     * @param status exit status; -1 if the process that executed it ended
     * @param output standard output
     * @param log standard error
     */
    record Answer(int status, String output, String log) {}

    /** Executes a command. */
    Answer run(List<String> words);

    /**
     * A door into a process of its own, which starts with the first command.
     *
     * @param jsonLine writes a tree as JSON in one line
     * @param share how many such processes share the memory
     */
    static CommandDoor ofItsOwnProcess(Function<Map<String, ?>, String> jsonLine, int share) {
        return new ServeDoor(jsonLine, share);
    }

    @Override
    void close();
}
