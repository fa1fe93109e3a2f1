package neckar.spec.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import neckar.spec.config.MergerMode;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.NeuronBlockOnHicann;
import neckar.spec.coord.ReferenceFiles;
import org.junit.jupiter.api.Test;

class MergerTreeTest {
    private static final List<MergerPartition> PARTITIONS = MergerTree.partitions();

    private static MergerPartition only(List<MergerMode> upperModes) {
        return PARTITIONS.stream()
                .filter(partition -> partition.upperModes().equals(upperModes))
                .findFirst()
                .orElseThrow();
    }

    private static List<MergerMode> modes(String letters) {
        List<MergerMode> modes = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            modes.add(
                    switch (letters.charAt(i)) {
                        case 'L' -> MergerMode.LEFT_ONLY;
                        case 'R' -> MergerMode.RIGHT_ONLY;
                        default -> MergerMode.MERGE;
                    });
        }
        return modes;
    }

    private static List<Integer> dncIds(MergerPartition partition) {
        return partition.dncMergers().stream().map(DncMergerOnHicann::id).toList();
    }

    @Test
    void thereAreOneHundredAndTwentyEightPartitionsByNumberOfLines() {
        assertEquals(128, PARTITIONS.size());
        int[] byLines = new int[9];
        Set<List<DncMergerOnHicann>> distinct = new HashSet<>();
        for (int mask = 0; mask < PARTITIONS.size(); mask++) {
            MergerPartition partition = PARTITIONS.get(mask);
            assertEquals(mask, partition.mask());
            byLines[partition.lines()]++;
            distinct.add(partition.dncMergers());
            assertEquals(8 - Integer.bitCount(mask), partition.lines());
        }
        assertEquals(128, distinct.size());
        assertEquals(
                List.of(0, 1, 7, 21, 35, 35, 21, 7, 1),
                List.of(
                        0,
                        byLines[1],
                        byLines[2],
                        byLines[3],
                        byLines[4],
                        byLines[5],
                        byLines[6],
                        byLines[7],
                        byLines[8]));
    }

    @Test
    void presetsAreAmongThePartitions() {
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), dncIds(only(modes("RRRLRLL"))));
        assertEquals(List.of(1, 1, 3, 3, 5, 5, 6, 6), dncIds(only(modes("MMMMRLL"))));
        assertEquals(List.of(3, 3, 3, 3, 5, 5, 5, 5), dncIds(only(modes("MMMMMML"))));
        assertEquals(List.of(3, 3, 3, 3, 3, 3, 3, 3), dncIds(only(modes("MMMMMMM"))));
        for (JsonNode vector : ReferenceFiles.vectors("merger_tree")) {
            String name = vector.path("name").textValue();
            if (name.endsWith("_on_one") || name.equals("default")) {
                StringBuilder letters = new StringBuilder();
                vector.path("config_M0_0..M0_7,M1_0..M1_3,M2_0,M2_1,M3")
                        .forEach(mode -> letters.append(mode.textValue()));
                assertEquals(
                        modes(letters.substring(8)),
                        only(modes(letters.substring(8))).upperModes());
            }
        }
    }

    @Test
    void balancedPartitionsOfTheMappingNotesExist() {
        List<List<Integer>> wanted = List.of(
                List.of(1, 1, 3, 3, 5, 5, 5, 5), List.of(1, 1, 3, 3, 3, 3, 6, 6), List.of(0, 1, 3, 3, 5, 5, 6, 6));
        Set<List<Integer>> found = new HashSet<>();
        PARTITIONS.forEach(partition -> found.add(dncIds(partition)));
        assertTrue(found.containsAll(wanted), "missing " + wanted);
    }

    @Test
    void everyBlockReachesItsDncMergerThroughTheModes() {
        for (MergerPartition partition : PARTITIONS) {
            Function<MergerOnHicann, MergerMode> modes = partition::mode;
            for (DncMergerOnHicann dnc : partition.usedDncMergers()) {
                List<NeuronBlockOnHicann> blocks = partition.blocks(dnc);
                assertTrue(!blocks.isEmpty());
                assertEquals(blocks, MergerTree.blocksAt(dnc.merger(), modes));
                // With M0 in MERGE each block brings its background generator along, which can lock the line.
                assertEquals(
                        blocks.stream().map(NeuronBlockOnHicann::id).toList(),
                        MergerTree.generatorsAt(dnc.merger(), modes).stream()
                                .map(BackgroundGeneratorOnHicann::id)
                                .toList());
                for (NeuronBlockOnHicann block : blocks) {
                    List<MergerOnHicann> path = MergerTree.path(block, dnc);
                    assertEquals(block.merger(), path.get(0));
                    assertEquals(dnc.merger(), path.get(path.size() - 1));
                    assertEquals(dnc.merger().level() + 1, path.size());
                }
            }
        }
    }

    @Test
    void unreachableDncMergersHaveNoPath() {
        for (NeuronBlockOnHicann block : NeuronBlockOnHicann.all()) {
            for (DncMergerOnHicann dnc : DncMergerOnHicann.all()) {
                assertEquals(
                        dnc.neuronBlocks().contains(block),
                        !MergerTree.path(block, dnc).isEmpty());
            }
        }
    }

    @Test
    void aMergerThatPassesOneSideHoldsTheOtherBack() {
        MergerOnHicann top = MergerOnHicann.at(3, 0);
        Function<MergerOnHicann, MergerMode> modes =
                merger -> merger.level() == 1 ? MergerMode.LEFT_ONLY : MergerMode.MERGE;
        assertEquals(
                List.of(0, 2, 4, 6),
                MergerTree.blocksAt(top, modes).stream()
                        .map(NeuronBlockOnHicann::id)
                        .toList());
        Function<MergerOnHicann, MergerMode> noGenerators =
                merger -> merger.level() == 0 ? MergerMode.RIGHT_ONLY : MergerMode.MERGE;
        assertEquals(List.of(), MergerTree.generatorsAt(top, noGenerators));
        assertEquals(8, MergerTree.blocksAt(top, noGenerators).size());
    }

    @Test
    void workedExamplesOfTheDefaultTreeHold() {
        // Block 1 via M0[1], M1[0] to DNC 1; block 3 via M0[3], M1[1], M2[0], M3 to DNC 3.
        assertEquals(
                "[M0[1], M1[0]]",
                MergerTree.path(NeuronBlockOnHicann.of(1), DncMergerOnHicann.of(1))
                        .toString());
        assertEquals(
                "[M0[3], M1[1], M2[0], M3]",
                MergerTree.path(NeuronBlockOnHicann.of(3), DncMergerOnHicann.of(3))
                        .toString());
        assertEquals(
                "[M0[5], M1[2], M2[1]]",
                MergerTree.path(NeuronBlockOnHicann.of(5), DncMergerOnHicann.of(5))
                        .toString());
        assertEquals(
                "[M0[6], M1[3]]",
                MergerTree.path(NeuronBlockOnHicann.of(6), DncMergerOnHicann.of(6))
                        .toString());
    }
}
