package neckar.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neckar.base.InputException;

/**
 * Replaces what stands between {@code <!-- begin NAME -->} and {@code <!-- end NAME -->} in a document. Rows of tables that
 * were not measured anew stay.
 */
final class Documents {
    /** Names of the columns, and the line below. */
    private static final int HEAD_LINES = 2;

    private Documents() {}

    /** Replaces one region; the rest of the document stays. */
    static void replace(Path document, String region, String text) {
        try {
            String before = Files.readString(document);
            int[] range = range(document, before, region);
            Files.writeString(document, before.substring(0, range[0]) + text + before.substring(range[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a region by a table, unless the table has no rows. */
    static void replaceUnlessEmpty(Path document, String region, String table) {
        if (hasRows(table)) {
            replace(document, region, table);
        }
    }

    /**
     * Replaces rows of the table in a region by those of a new table with the same first cell, and adds those that are
     * missing.
     *
     * @return the table that now stands there
     */
    static String merge(Path document, String region, String table) {
        String merged = merged(document, region, table);
        replace(document, region, merged);
        return merged;
    }

    /** The table of a region with the rows of a new table in the place of those with the same first cell. */
    static String merged(Path document, String region, String table) {
        List<String> head = table.lines().limit(HEAD_LINES).toList();
        Map<String, String> rows = new LinkedHashMap<>();
        for (String row : rows(document, region)) {
            if (cells(row).length == cells(head.get(0)).length) {
                rows.put(cells(row)[1], row);
            }
        }
        List<String> fresh = table.lines().skip(HEAD_LINES).toList();
        boolean coversAll = fresh.stream().map(row -> cells(row)[1]).toList().containsAll(rows.keySet());
        if (coversAll) {
            rows.clear();
        }
        fresh.forEach(row -> rows.put(cells(row)[1], row));
        List<String> lines = new ArrayList<>(head);
        lines.addAll(rows.values());
        return String.join("\n", lines) + "\n";
    }

    /** The cells of a row of a table, from index 1 on. */
    static String[] cells(String row) {
        return row.split(" *\\| *", -1);
    }

    /** Rows of the table of a region. */
    private static List<String> rows(Path document, String region) {
        try {
            String text = Files.readString(document);
            int[] range = range(document, text, region);
            return text.substring(range[0], range[1])
                    .lines()
                    .filter(line -> line.startsWith("|"))
                    .skip(HEAD_LINES)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasRows(String table) {
        return table.lines().count() > HEAD_LINES;
    }

    /** Where the text of a region begins and ends. */
    private static int[] range(Path document, String text, String region) {
        String begin = "<!-- begin " + region + " -->\n";
        int from = text.indexOf(begin);
        int to = text.indexOf("<!-- end " + region + " -->");
        if (from < 0 || to < from) {
            throw InputException.of(document.toString(), "the region \"" + region + "\" is missing");
        }
        return new int[] {from + begin.length(), to};
    }
}
