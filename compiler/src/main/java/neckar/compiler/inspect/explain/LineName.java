package neckar.compiler.inspect.explain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import neckar.base.InputException;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HicannOnWafer;

/**
 * A line by the chip and the DNC merger that it leaves: {@code H123.D3}.
 *
 * @param hicann chip, enum
 * @param dnc DNC merger 0..7
 */
public record LineName(int hicann, int dnc) {
    private static final Pattern FORM = Pattern.compile("H(\\d{1,3})\\.(?:D|DNC)(\\d)");

    /**
     * Reads {@code H123.D3}.
     *
     * @throws InputException for anything else
     */
    public static LineName parse(String text, String place) {
        Matcher form = FORM.matcher(text.strip());
        if (form.matches()) {
            int hicann = Integer.parseInt(form.group(1));
            int dnc = Integer.parseInt(form.group(2));
            if (hicann < HicannOnWafer.COUNT && dnc < DncMergerOnHicann.COUNT) {
                return new LineName(hicann, dnc);
            }
        }
        throw InputException.of(place, "not a line")
                .value(text)
                .allowed("H<chip 0..383>.D<DNC merger 0..7>, for example H123.D3");
    }

    @Override
    public String toString() {
        return HicannOnWafer.of(hicann) + ".D" + dnc;
    }
}
