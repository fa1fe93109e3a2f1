package neckar.spec.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SendingRepeaterOnHicann;
import org.junit.jupiter.api.Test;

/** The bus graph falls into 32 components of 3,840 segments, and the closed form of the layer tells them apart. */
class L1LayersTest {
    /** Smallest segment of the component of each segment, by search over crossings and crossbars. */
    private static int[] components() {
        int[] component = new int[L1Topology.SEGMENTS];
        Arrays.fill(component, L1Topology.NONE);
        int[] stack = new int[L1Topology.SEGMENTS];
        for (int start = 0; start < component.length; start++) {
            int depth = 0;
            if (component[start] == L1Topology.NONE) {
                component[start] = start;
                stack[depth++] = start;
            }
            while (depth > 0) {
                int segment = stack[--depth];
                for (int other : joined(segment)) {
                    if (other != L1Topology.NONE && component[other] == L1Topology.NONE) {
                        component[other] = start;
                        stack[depth++] = other;
                    }
                }
            }
        }
        return component;
    }

    private static List<Integer> joined(int segment) {
        List<Integer> joined = new ArrayList<>();
        joined.add(L1Topology.next(segment, L1Topology.LEFT_OR_TOP));
        joined.add(L1Topology.next(segment, L1Topology.RIGHT_OR_BOTTOM));
        for (int k = 0; k < L1Topology.crossbarCount(segment); k++) {
            joined.add(L1Topology.crossbarSegment(segment, k));
        }
        return joined;
    }

    @Test
    void thereAreThirtyTwoComponentsAndTheyAreTheLayers() {
        int[] component = components();
        int[] sizeOfLayer = new int[L1Layers.COUNT];
        int[] rootOfLayer = new int[L1Layers.COUNT];
        Arrays.fill(rootOfLayer, L1Topology.NONE);
        for (int segment = 0; segment < component.length; segment++) {
            int layer = L1Layers.layer(segment);
            if (rootOfLayer[layer] == L1Topology.NONE) {
                rootOfLayer[layer] = component[segment];
            }
            assertEquals(rootOfLayer[layer], component[segment]);
            sizeOfLayer[layer]++;
        }
        for (int size : sizeOfLayer) {
            assertEquals(3840, size);
        }
        assertEquals(32, Arrays.stream(component).distinct().count());
    }

    @Test
    void layersAreNumberedAsStated() {
        for (HicannOnWafer hicann : HicannOnWafer.all()) {
            int shift = hicann.x() + 2 * hicann.y();
            for (SendingRepeaterOnHicann sender : SendingRepeaterOnHicann.all()) {
                int layer = Math.floorMod(4 * sender.id() + 3 - shift, 32);
                assertEquals(layer, L1Layers.layerOfSendingRepeater(hicann.id(), sender.id()));
                int west = L1Topology.sendingWestSegment(hicann.id(), sender.id());
                assertTrue(west == L1Topology.NONE || L1Layers.layer(west) == layer);
            }
            for (DncMergerOnHicann dnc : DncMergerOnHicann.all()) {
                assertEquals(Math.floorMod(31 - 4 * dnc.id() - shift, 32), L1Layers.layerOfDnc(hicann.id(), dnc.id()));
            }
        }
    }

    @Test
    void numbersInALayerAreABijection() {
        for (int layer = 0; layer < L1Layers.COUNT; layer++) {
            for (int index = 0; index < L1Layers.SEGMENTS_PER_LAYER; index++) {
                int segment = L1Layers.segment(layer, index);
                assertEquals(layer, L1Layers.layer(segment));
                assertEquals(index, L1Layers.indexInLayer(segment));
                assertEquals(
                        L1Topology.layerOnHicann(segment), L1Layers.layerOnHicann(L1Topology.hicannOf(segment), layer));
            }
        }
    }

    @Test
    void ownChipFeedingFixesTheDriverClass() {
        for (int v = 0; v < 256; v++) {
            int segment = L1Topology.vSegment(0, v);
            int g = 7 - L1Topology.layerOnHicann(segment) / 4;
            for (int k = 0; k < L1Topology.SYNAPSE_SWITCHES_PER_VLINE; k++) {
                int y = L1Topology.switchRow(v, k);
                assertEquals(y < 112 ? g : 7 - g, y % 16 / 2);
            }
        }
    }
}
