package neckar.cli;

import java.util.Set;
import java.util.TreeSet;
import neckar.base.InputException;
import neckar.spec.coord.HicannOnWafer;

/** Lists of chips as users write them. */
final class ChipList {
    private ChipList() {}

    /** The chips of an option, ascending; empty without the option. */
    static Set<Integer> of(Invocation invocation, OptionSpec option) {
        Set<Integer> chips = new TreeSet<>();
        for (String word : invocation.text(option).orElse("").split(",", -1)) {
            String number = word.startsWith("H") ? word.substring(1) : word;
            if (number.isEmpty()) {
                continue;
            }
            if (!number.matches("[0-9]{1,3}") || Integer.parseInt(number) >= HicannOnWafer.COUNT) {
                throw InputException.of(option.display(), "not a list of chips")
                        .value(word)
                        .allowed("numbers 0..383 with commas between")
                        .advice("for example --hicanns 324,325");
            }
            chips.add(Integer.parseInt(number));
        }
        return chips;
    }
}
