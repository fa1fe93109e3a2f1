package neckar.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import neckar.base.InputException;
import neckar.base.NearestName;

/**
 * What a call of {@code bench/compile} asks for.
 *
 * @param quick only the quick rows
 * @param only rows whose title contains this pattern
 * @param effort effort of the compiler
 * @param seeds number of seeds of each row, from 42 on
 * @param efforts whether to compare all efforts
 * @param scaling whether to add the networks of the scaling plot
 * @param defects number of wafers with random defects; 0 leaves them out
 * @param checked whether to time {@code neckar check} too
 * @param out folder of measurements, tables and plots
 * @param docs whether to bring the documentation up to date
 * @param run whether to measure at all, or only to write tables
 */
record BenchOptions(
        boolean quick,
        Pattern only,
        String effort,
        int seeds,
        boolean efforts,
        boolean scaling,
        int defects,
        boolean checked,
        Path out,
        boolean docs,
        boolean run) {
    /** The default effort. */
    static final String NORMAL = "normal";

    /** All efforts, from the least. */
    static final String[] EFFORTS = {"fast", NORMAL, "high"};

    /** The text of {@code --help}. */
    static final String HELP = """
            usage: bench/compile [OPTION]...
            Compiles the public benchmark networks, each in a process of its own, and writes measurements.csv, tables (Markdown)
            and plots (SVG, PNG). Measurements are kept: a set can be run in parts, later ones replace earlier ones.

              --quick          only networks that take a few seconds
              --only PATTERN   only rows whose title contains a match
              --effort E       fast, normal (default) or high
              --seeds N        each row with N network seeds: 42, 43, ... (default 1)
              --efforts        each row with all three efforts
              --scaling        the rings of the scaling plot too
              --defects N      N wafers with 2 % of all components bad (random 1000 0.15); alone unless --only is given
              --no-check       do not time "neckar check"
              --no-run         measure nothing, write tables and plots of what there is
              --out DIR        where measurements stay (default: bench/target/results)
              --docs           write tables and plots into docs/benchmarks.md and README.md
            """;

    private static final List<String> KNOWN = List.of(
            "--quick",
            "--only",
            "--effort",
            "--seeds",
            "--efforts",
            "--scaling",
            "--defects",
            "--no-check",
            "--no-run",
            "--out",
            "--docs",
            "--help");

    /** Reads the words of a call. */
    static BenchOptions parse(Path home, String... words) {
        List<String> list = Arrays.asList(words);
        for (int i = 0; i < words.length; i++) {
            boolean isValue = i > 0 && takesValue(words[i - 1]);
            if (!isValue && !KNOWN.contains(words[i])) {
                throw InputException.of("bench/compile " + words[i], "there is no such option")
                        .advice(NearestName.advice(words[i], KNOWN));
            }
        }
        String effort = value(list, "--effort", NORMAL);
        if (!Arrays.asList(EFFORTS).contains(effort)) {
            throw InputException.of("--effort", "no such effort").value(effort).allowed("fast, normal, high");
        }
        return new BenchOptions(
                list.contains("--quick"),
                pattern(value(list, "--only", "")),
                effort,
                number(list, "--seeds", 1),
                list.contains("--efforts"),
                list.contains("--scaling"),
                number(list, "--defects", 0),
                !list.contains("--no-check"),
                Path.of(value(
                        list, "--out", home.resolve("bench/target/results").toString())),
                list.contains("--docs"),
                !list.contains("--no-run") && (!list.contains("--defects") || list.contains("--only")));
    }

    private static boolean takesValue(String word) {
        return List.of("--only", "--effort", "--seeds", "--defects", "--out").contains(word);
    }

    private static String value(List<String> words, String option, String otherwise) {
        int at = words.indexOf(option);
        if (at < 0) {
            return otherwise;
        }
        if (at + 1 == words.size()) {
            throw InputException.of(option, "the value is missing");
        }
        return words.get(at + 1);
    }

    private static int number(List<String> words, String option, int otherwise) {
        String text = value(words, option, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= 100_000) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw InputException.of(option, "not a number of things to do")
                .value(text)
                .allowed("0..100000");
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw InputException.of("--only", "not a regular expression").value(text);
        }
    }

    /** Whether a row is wanted. */
    boolean wants(PublicRow row) {
        boolean bySize =
                row.size().equals("scaling") ? scaling : !quick || row.size().equals("quick");
        return bySize && only.matcher(row.title()).find();
    }
}
