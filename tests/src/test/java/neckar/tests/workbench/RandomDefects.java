package neckar.tests.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neckar.base.SeededRandom;
import neckar.base.Seeds;
import neckar.spec.topology.DefectLevel;

/** Lists of defects drawn from a number: every kind on every chip, few on some wafers, many on others. */
public final class RandomDefects {
    private static final int SYNAPSE_COLUMNS = 256;
    private static final int SYNAPSE_ROWS = 448;

    private final SeededRandom random;
    /** Expected share of broken parts of the kinds that a chip has many of. */
    private final double share;

    private RandomDefects(int number) {
        random = new SeededRandom(Seeds.split(20_260_102, number));
        share = 0.02 * (1 + random.nextInt(4));
    }

    /** The text of the defects file with a number, 0 or more. */
    public static String text(int number) {
        return Json.text(new RandomDefects(number).file());
    }

    private Map<String, Object> file() {
        Map<String, Object> links = new LinkedHashMap<>();
        for (int fpga = 0; fpga < DefectLevel.Owner.FPGA.count(); fpga++) {
            links.put(String.valueOf(fpga), Json.map("links", some(DefectLevel.LINK, 0.02)));
        }
        Map<String, Object> hicanns = new LinkedHashMap<>();
        for (int hicann = 0; hicann < DefectLevel.Owner.HICANN.count(); hicann++) {
            hicanns.put(String.valueOf(hicann), chip());
        }
        return Json.map(
                "format",
                "neckar-defects/1",
                "wafer",
                Json.map("hicanns", some(DefectLevel.HICANN, share), "fpgas", some(DefectLevel.FPGA, 0.02)),
                "fpga",
                links,
                "hicann",
                hicanns);
    }

    private Map<String, Object> chip() {
        Map<String, Object> lists = new LinkedHashMap<>();
        for (DefectLevel level : new DefectLevel[] {
            DefectLevel.NEURON,
            DefectLevel.DRIVER,
            DefectLevel.SYNAPSE_ROW,
            DefectLevel.HREPEATER,
            DefectLevel.VREPEATER,
            DefectLevel.HBUS,
            DefectLevel.VBUS,
            DefectLevel.BACKGROUND_GENERATOR,
            DefectLevel.DNC_MERGER,
            DefectLevel.MERGER0,
            DefectLevel.MERGER1,
            DefectLevel.MERGER2,
            DefectLevel.MERGER3,
            DefectLevel.ANALOG_OUTPUT
        }) {
            lists.put(level.key(), some(level, share));
        }
        lists.put(DefectLevel.FG_BLOCK.key(), some(DefectLevel.FG_BLOCK, 0.02));
        lists.put(DefectLevel.SYNAPSE_ARRAY.key(), some(DefectLevel.SYNAPSE_ARRAY, 0.02));
        List<Object> cells = new ArrayList<>();
        for (int i = random.nextInt(200); i > 0; i--) {
            cells.add(List.of(random.nextInt(SYNAPSE_ROWS), random.nextInt(SYNAPSE_COLUMNS)));
        }
        lists.put(DefectLevel.SYNAPSE.key(), cells);
        return lists;
    }

    private List<Object> some(DefectLevel level, double probability) {
        List<Object> ids = new ArrayList<>();
        for (int id = 0; id < level.count(); id++) {
            if (random.nextDouble() < probability) {
                ids.add(id);
            }
        }
        return ids;
    }
}
