package neckar.network.io.sonata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neckar.base.InputException;

/** Types of nodes or edges: a table separated by spaces (or commas), texts in quotation marks, NULL for nothing. */
final class TypesTable {
    private static final long MAX_BYTES = 200_000_000;
    private static final int MAX_ROWS = 1_000_000;

    private final String name;
    private final Map<Long, Map<String, String>> rows = new LinkedHashMap<>();

    private TypesTable(String name) {
        this.name = name;
    }

    /** A table without rows, for files that name none. */
    static TypesTable empty(String name) {
        return new TypesTable(name);
    }

    /**
     * Reads a file.
     *
     * @param idColumn the column that holds the number of a type
     */
    static TypesTable read(Path file, String idColumn) {
        TypesTable table = new TypesTable(file.toString());
        if (!Files.isRegularFile(file)) {
            throw InputException.of(file.toString(), Files.exists(file) ? "not a regular file" : "no such file");
        }
        String text;
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw InputException.of(file.toString(), "the file is too large")
                        .allowed(MAX_BYTES + " bytes");
            }
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw InputException.of(file.toString(), "cannot be read").value(String.valueOf(e.getMessage()));
        }
        table.read(text.startsWith("\uFEFF") ? text.substring(1) : text, idColumn);
        return table;
    }

    private void read(String text, String idColumn) {
        List<String> header = List.of();
        boolean commas = false;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            if (header.isEmpty()) {
                commas = line.indexOf(' ') < 0 && line.indexOf('\t') < 0 && line.indexOf(',') >= 0;
                header = fields(line, commas, number);
                if (!header.contains(idColumn)) {
                    throw error(number, "the column " + idColumn + " is missing")
                            .value(line);
                }
                continue;
            }
            add(header, fields(line, commas, number), idColumn, number);
        }
        if (header.isEmpty()) {
            throw error(1, "the file is empty").allowed("a header with " + idColumn);
        }
    }

    private void add(List<String> header, List<String> fields, String idColumn, int number) {
        if (fields.size() != header.size()) {
            throw error(number, "as many fields are wanted as the header has")
                    .value(fields.size())
                    .allowed(String.valueOf(header.size()));
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int k = 0; k < fields.size(); k++) {
            if (!fields.get(k).equals("NULL") && !fields.get(k).isEmpty()) {
                row.put(header.get(k), fields.get(k));
            }
        }
        String id = row.getOrDefault(idColumn, "");
        try {
            if (rows.put(Long.parseLong(id), row) != null) {
                throw error(number, "two types have the same number").value(id);
            }
        } catch (NumberFormatException e) {
            throw error(number, "not the number of a type").value(id);
        }
        if (rows.size() > MAX_ROWS) {
            throw error(number, "too many types").allowed("at most " + MAX_ROWS);
        }
    }

    private List<String> fields(String line, boolean commas, int number) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        char quote = 0;
        boolean begun = false;
        for (int i = 0; i <= line.length(); i++) {
            char c = i < line.length() ? line.charAt(i) : (commas ? ',' : ' ');
            boolean separates = i == line.length() || (quote == 0 && (commas ? c == ',' : c == ' ' || c == '\t'));
            if (separates) {
                if (begun || commas) {
                    fields.add(field.toString());
                }
                field.setLength(0);
                begun = false;
            } else if (quote != 0 && c == quote) {
                boolean doubled = i + 1 < line.length() && line.charAt(i + 1) == quote;
                if (doubled) {
                    field.append(c);
                    i++;
                } else {
                    quote = 0;
                }
            } else if (quote == 0 && (c == '"' || c == '\'') && field.length() == 0) {
                quote = c;
                begun = true;
            } else {
                field.append(c);
                begun = true;
            }
        }
        if (quote != 0) {
            throw error(number, "a quotation mark is not closed");
        }
        return fields;
    }

    private InputException error(int line, String what) {
        return InputException.of(name + ":" + line, what);
    }

    /** The text of a column for a type. */
    Optional<String> text(long type, String column) {
        return Optional.ofNullable(rows.getOrDefault(type, Map.of()).get(column));
    }

    /** The number of a column for a type. */
    Optional<Double> number(long type, String column) {
        return text(type, column).map(text -> {
            try {
                return Double.valueOf(text);
            } catch (NumberFormatException e) {
                throw InputException.of(name, column + " of type " + type + " is no number")
                        .value(text);
            }
        });
    }

    /** The file, for messages. */
    String name() {
        return name;
    }
}
