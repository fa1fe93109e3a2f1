package neckar.cli.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of aligned columns: the first to the left, others to the right unless their name ends with a space. */
final class TextTable {
    private final List<String> names;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... names) {
        this.names = Arrays.asList(names);
    }

    void row(Object... cells) {
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
    }

    int rows() {
        return rows.size();
    }

    String text(Ink ink, String indent) {
        int[] widths = new int[names.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = names.get(column).length();
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        StringBuilder text =
                new StringBuilder(indent).append(ink.head(line(names, widths))).append('\n');
        for (List<String> row : rows) {
            text.append(indent).append(line(row, widths)).append('\n');
        }
        return text.toString();
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            boolean left = column == 0 || names.get(column).endsWith(" ");
            String pad = " ".repeat(widths[column] - cells.get(column).length());
            line.append(column == 0 ? "" : "  ");
            line.append(left ? cells.get(column) + pad : pad + cells.get(column));
        }
        return line.toString().stripTrailing();
    }
}
