package neckar.compiler.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.TreeSet;
import neckar.spec.coord.L1Address;
import org.junit.jupiter.api.Test;

class GroupCutTest {

    @Test
    void usesAsFewGroupsAsPossible() {
        for (int sources = 0; sources <= GroupCut.ADDRESSES; sources++) {
            int[] sizes = GroupCut.sizes(sources);
            long used = Arrays.stream(sizes).filter(n -> n > 0).count();
            assertEquals((sources + 14) / 15, used, "groups of " + sources);
            assertEquals(sources, Arrays.stream(sizes).sum());
            assertTrue(sizes[0] <= 14);
        }
    }

    @Test
    void fillsGroupsEvenly() {
        assertEquals("[0, 8, 8, 0]", Arrays.toString(GroupCut.sizes(16)));
        assertEquals("[14, 15, 15, 15]", Arrays.toString(GroupCut.sizes(59)));
    }

    @Test
    void lowBitsMakeTheFiftyNineUsableAddresses() {
        TreeSet<Integer> addresses = new TreeSet<>();
        for (int group = 0; group < 4; group++) {
            for (int i = 0; i < (group == 0 ? 14 : 15); i++) {
                addresses.add(16 * group + GroupCut.lowBits(group, i));
            }
        }
        assertEquals(59, addresses.size());
        assertTrue(addresses.stream().allMatch(a -> L1Address.of(a).isUsable()));
    }
}
