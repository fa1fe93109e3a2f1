package neckar.spec.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaferDescriptionTest {
    @Test
    void hashIsStableAndIgnoresTheName() {
        WaferDescription renamed = new WaferDescription("other", 2, false, SwitchLimits.DEFAULT);
        assertEquals(WaferDescription.DEFAULT.hash(), renamed.hash());
        assertEquals(64, renamed.hash().length());
        // The value stands in the headers of existing bitstreams: a change needs a new format number.
        assertEquals("54e0444564b38123d9daa86de3f5501046f5560081c763a1d9e41f173a45db8e", renamed.hash());
    }

    @Test
    void hashTellsAllRulesApart() {
        List<WaferDescription> different = List.of(
                WaferDescription.DEFAULT,
                new WaferDescription("", 4, false, SwitchLimits.DEFAULT),
                new WaferDescription("", 2, true, SwitchLimits.DEFAULT),
                new WaferDescription("", 2, false, new SwitchLimits(2, 1, 1, 1)),
                new WaferDescription("", 2, false, new SwitchLimits(1, 2, 1, 1)),
                new WaferDescription("", 2, false, new SwitchLimits(1, 1, 2, 1)),
                new WaferDescription("", 2, false, new SwitchLimits(1, 1, 1, 2)));
        Set<String> hashes = new HashSet<>();
        different.forEach(wafer -> hashes.add(wafer.hash()));
        assertEquals(different.size(), hashes.size());
    }

    @Test
    void impossibleValuesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new WaferDescription("", 3, false, SwitchLimits.DEFAULT));
        for (int[] limits : List.of(
                new int[] {0, 1, 1, 1},
                new int[] {9, 1, 1, 1},
                new int[] {1, 3, 1, 1},
                new int[] {1, 1, 17, 1},
                new int[] {1, 1, 1, 29})) {
            assertThrows(
                    IllegalArgumentException.class, () -> new SwitchLimits(limits[0], limits[1], limits[2], limits[3]));
        }
    }
}
