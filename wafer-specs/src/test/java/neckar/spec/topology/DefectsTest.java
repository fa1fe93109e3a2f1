package neckar.spec.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.HsLink;
import neckar.spec.coord.MergerOnHicann;
import org.junit.jupiter.api.Test;

class DefectsTest {
    @Test
    void listIsSortedWithoutDoubles() {
        Defect link = new Defect(DefectLevel.LINK, 32, 5, "", "");
        Defect chip = new Defect(DefectLevel.HICANN, 0, 17, "", "");
        Defects defects = new Defects(List.of(link, chip, link));
        assertEquals(List.of(chip, link), defects.list());
        assertEquals(List.of(link), defects.of(DefectLevel.LINK));
        assertEquals(
                defects,
                Defects.builder()
                        .add(FpgaOnWafer.of(32), HsLink.of(5))
                        .add(HicannOnWafer.of(17))
                        .build());
        assertEquals(List.of(), Defects.NONE.list());
    }

    @Test
    void mergersAreListedByLevel() {
        Defects defects = Defects.builder()
                .add(HicannOnWafer.of(1), MergerOnHicann.of(9))
                .add(HicannOnWafer.of(1), MergerOnHicann.of(14))
                .build();
        assertEquals(
                List.of(new Defect(DefectLevel.MERGER1, 1, 1, "", ""), new Defect(DefectLevel.MERGER3, 1, 0, "", "")),
                defects.list());
    }

    @Test
    void idsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Defect(DefectLevel.DRIVER, 0, 224, "", ""));
        assertThrows(IllegalArgumentException.class, () -> new Defect(DefectLevel.DRIVER, 384, 0, "", ""));
        assertThrows(IllegalArgumentException.class, () -> new Defect(DefectLevel.FPGA, 0, -1, "", ""));
    }
}
