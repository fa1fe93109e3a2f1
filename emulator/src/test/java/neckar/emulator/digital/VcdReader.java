package neckar.emulator.digital;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.TreeMap;

/**
 * A reader of value change dumps by the grammar of IEEE 1364, 18.2: declaration commands, then simulation commands. Refuses
 * what the grammar does not have.
 */
public final class VcdReader {
    private final Map<String, Integer> widths = new HashMap<>();
    private final Map<String, String> names = new TreeMap<>();
    private final Map<String, List<long[]>> changes = new HashMap<>();
    private String timescale = "";
    private long now = -1;

    /** Reads a whole text. */
    public VcdReader(String text) {
        StringTokenizer tokens = new StringTokenizer(text);
        List<String> scopes = new ArrayList<>();
        String token = tokens.nextToken();
        while (!token.equals("$enddefinitions")) {
            List<String> words = untilEnd(tokens);
            switch (token) {
                case "$comment", "$date", "$version" -> {}
                case "$timescale" -> timescale = String.join(" ", words);
                case "$scope" -> {
                    require(words.size() == 2 && words.get(0).equals("module"), "scope", words);
                    scopes.add(words.get(1));
                }
                case "$upscope" -> {
                    require(words.isEmpty() && !scopes.isEmpty(), "upscope", words);
                    scopes.remove(scopes.size() - 1);
                }
                case "$var" -> variable(words, scopes);
                default -> require(false, "declaration", List.of(token));
            }
            token = tokens.nextToken();
        }
        require(untilEnd(tokens).isEmpty() && scopes.isEmpty(), "end of definitions", scopes);
        while (tokens.hasMoreTokens()) {
            simulate(tokens.nextToken(), tokens);
        }
    }

    private static void require(boolean legal, String what, List<String> words) {
        if (!legal) {
            throw new IllegalArgumentException("not a " + what + ": " + words);
        }
    }

    private static List<String> untilEnd(StringTokenizer tokens) {
        List<String> words = new ArrayList<>();
        for (String word = tokens.nextToken(); !word.equals("$end"); word = tokens.nextToken()) {
            words.add(word);
        }
        return words;
    }

    private void variable(List<String> words, List<String> scopes) {
        require(words.size() == 4 || words.size() == 5, "variable", words);
        require(words.get(0).equals("wire"), "variable type", words);
        int width = Integer.parseInt(words.get(1));
        String code = words.get(2);
        require(code.chars().allMatch(c -> c >= '!' && c <= '~'), "identifier code", words);
        require(words.get(3).matches("[A-Za-z_][A-Za-z0-9_$]*"), "reference", words);
        if (words.size() == 5) {
            require(words.get(4).equals("[" + (width - 1) + ":0]"), "range", words);
        }
        require(widths.put(code, width) == null, "new identifier code", words);
        String name = String.join(".", scopes) + "." + words.get(3);
        require(names.put(name, code) == null, "new name", words);
        changes.put(code, new ArrayList<>());
    }

    private void simulate(String token, StringTokenizer tokens) {
        if (token.startsWith("#")) {
            long time = Long.parseLong(token.substring(1));
            require(time > now, "rising time", List.of(token));
            now = time;
        } else if (token.equals("$dumpvars")) {
            for (String word = tokens.nextToken(); !word.equals("$end"); word = tokens.nextToken()) {
                value(word, tokens);
            }
            require(changes.values().stream().noneMatch(List::isEmpty), "dump of all variables", List.of(token));
        } else {
            value(token, tokens);
        }
    }

    private void value(String token, StringTokenizer tokens) {
        require(now >= 0, "value after a time", List.of(token));
        char first = token.charAt(0);
        String code;
        long bits;
        if (first == 'b') {
            require(token.substring(1).matches("[01]+"), "vector", List.of(token));
            bits = Long.parseUnsignedLong(token.substring(1), 2);
            code = tokens.nextToken();
            Integer width = widths.get(code);
            require(width != null && token.length() - 1 <= width, "vector of its width", List.of(token, code));
        } else {
            require(first == '0' || first == '1', "scalar", List.of(token));
            bits = Character.digit(first, 2);
            code = token.substring(1);
            require(Integer.valueOf(1).equals(widths.get(code)), "scalar of width 1", List.of(token));
        }
        changes.getOrDefault(code, new ArrayList<>()).add(new long[] {now, bits});
    }

    /** Text of the time scale. */
    public String timescale() {
        return timescale;
    }

    /** Full names of all variables. */
    public List<String> names() {
        return List.copyOf(names.keySet());
    }

    /** Time and value of each change of a variable. */
    public List<long[]> changes(String name) {
        return changes.getOrDefault(names.getOrDefault(name, ""), List.of());
    }

    /** Times at which a variable becomes a value. */
    public List<Long> times(String name, long value) {
        return changes(name).stream().filter(c -> c[1] == value).map(c -> c[0]).toList();
    }
}
