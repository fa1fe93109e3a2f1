package neckar.compiler.inspect.explain;

import java.util.List;
import java.util.Optional;
import neckar.base.InputException;
import neckar.base.NearestName;
import neckar.compiler.emit.CompilationRecord;
import neckar.compiler.emit.MappingTable;

/**
 * A neuron or source as users name it: {@code exc[12]}.
 *
 * @param population label of the population
 * @param index index in the population
 */
public record CellName(String population, int index) {
    private static final String ARROW = "->";

    /** A source and a target. */
    public record Pair(CellName pre, CellName post) {}

    /**
     * Reads {@code POPULATION[INDEX]}.
     *
     * @param place what errors call the text, for example an option
     * @throws InputException if there is no such population or index
     */
    public static CellName parse(String text, Inspection inspection, String place) {
        int open = text.lastIndexOf('[');
        Optional<Integer> index =
                open > 0 && text.endsWith("]") ? number(text.substring(open + 1, text.length() - 1)) : Optional.empty();
        if (index.isEmpty()) {
            throw InputException.of(place, "not a cell of a population")
                    .value(text)
                    .allowed("POPULATION[INDEX], for example " + inspection.anyCell());
        }
        CellName name = new CellName(text.substring(0, open), index.get());
        inspection.requireCell(name, place);
        return name;
    }

    /**
     * Reads {@code PRE[I]->POST[J]}; labels may contain arrows themselves.
     *
     * @throws InputException if it cannot be read, or there is no such cell
     */
    public static Pair parsePair(String text, Inspection inspection, String place) {
        for (int at = text.indexOf("]" + ARROW); at >= 0; at = text.indexOf("]" + ARROW, at + 1)) {
            String pre = text.substring(0, at + 1);
            String post = text.substring(at + 1 + ARROW.length());
            boolean last = text.indexOf("]" + ARROW, at + 1) < 0;
            if (last || (inspection.isLabel(label(pre)) && inspection.isLabel(label(post)))) {
                return new Pair(parse(pre.strip(), inspection, place), parse(post.strip(), inspection, place));
            }
        }
        throw InputException.of(place, "not a synapse")
                .value(text)
                .allowed("PRE[I]->POST[J], for example " + inspection.anyCell() + ARROW + inspection.anyCell());
    }

    private static String label(String cell) {
        int open = cell.lastIndexOf('[');
        return open < 0 ? cell : cell.substring(0, open).strip();
    }

    private static Optional<Integer> number(String digits) {
        boolean readable = !digits.isEmpty() && digits.length() <= 9;
        for (int i = 0; i < digits.length(); i++) {
            readable &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        return readable ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }

    /** Refuses a cell that the network does not have, naming the nearest label or the range. */
    static void require(CellName name, MappingTable mapping, CompilationRecord record, String place) {
        List<String> labels = mapping.populations();
        int position = labels.indexOf(name.population);
        if (position < 0) {
            throw InputException.of(place, "there is no population \"" + name.population + "\"")
                    .allowed(labels.size() <= 12 ? String.join(", ", labels) : labels.size() + " populations")
                    .advice(NearestName.advice(name.population, labels));
        }
        int size = record.populations().get(position).size();
        if (name.index >= size) {
            throw InputException.of(place, "\"" + name.population + "\" has no cell of this index")
                    .value(name.index)
                    .allowed("0.." + (size - 1));
        }
    }

    @Override
    public String toString() {
        return population + "[" + index + "]";
    }
}
