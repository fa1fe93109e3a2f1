package neckar.spec.coord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Neurons, mergers, drivers, synapses and floating gates: statements and consistency of hardware reference 3 to 5. */
class CircuitCoordinatesTest {
    @Test
    void denmemsMatchTheirQuadsBlocksAndColumns() {
        for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
            assertEquals(denmem, DenmemOnHicann.at(denmem.x(), denmem.row()));
            assertEquals(denmem, denmem.quad().denmem(denmem.onQuad()));
            assertEquals(denmem.block(), denmem.quad().block());
            assertEquals(denmem.block(), denmem.column().neuronBlock());
            assertTrue(denmem.block().denmems().contains(denmem));
            assertTrue(denmem.quad().denmems().contains(denmem));
            assertEquals(denmem, denmem.column().denmem(denmem.half()));
            assertEquals(denmem.id() / 128, denmem.fgBlock().id());
            assertEquals(denmem, denmem.fgBlock().denmem(denmem.fgColumn()));
            assertTrue(denmem.fgBlock().denmems().contains(denmem));
            assertEquals(denmem, denmem.verticalPartner().verticalPartner());
            assertEquals(denmem, denmem.horizontalPartner().horizontalPartner());
            assertEquals(denmem.quad(), denmem.horizontalPartner().quad());
            assertEquals(denmem.array().half(), denmem.half());
        }
    }

    @Test
    void outermostDenmemsUseFloatingGateColumnOne() {
        assertEquals(1, DenmemOnHicann.at(0, 0).fgColumn());
        assertEquals(1, DenmemOnHicann.at(255, 1).fgColumn());
        DenmemOnHicann example = DenmemOnHicann.at(130, Half.TOP);
        assertEquals(FgBlockOnHicann.of(1), example.fgBlock());
        assertEquals(2, example.onFgBlock());
        assertEquals(126, example.fgColumn());
        assertThrows(IllegalArgumentException.class, () -> FgBlockOnHicann.of(0).denmem(0));
        assertThrows(IllegalArgumentException.class, () -> FgBlockOnHicann.of(0).denmem(129));
    }

    @Test
    void aVResetServesOneRowAndOneParity() {
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            List<DenmemOnHicann> denmems = block.sharedDenmems();
            assertEquals(128, denmems.size());
            assertTrue(denmems.stream()
                    .allMatch(denmem -> denmem.row() == block.half().id()
                            && denmem.x() % 2 == block.side().id()));
        }
    }

    @Test
    void fireInputJoinsQuads() {
        assertEquals(
                Optional.of(DenmemOnHicann.at(10, 0)), DenmemOnHicann.at(9, 0).fireInputNeighbour());
        assertEquals(Optional.empty(), DenmemOnHicann.at(0, 1).fireInputNeighbour());
        assertEquals(Optional.empty(), DenmemOnHicann.at(255, 0).fireInputNeighbour());
        for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
            denmem.fireInputNeighbour().ifPresent(other -> {
                assertEquals(Optional.of(denmem), other.fireInputNeighbour());
                assertEquals(1, Math.abs(other.quad().id() - denmem.quad().id()));
                assertEquals(denmem.row(), other.row());
            });
        }
    }

    @Test
    void synapsesMatchRowsColumnsAndDenmems() {
        assertEquals(114_688, SynapseOnHicann.COUNT);
        for (SynapseRowOnHicann row : SynapseRowOnHicann.all()) {
            for (int c : List.of(0, 1, 130, 255)) {
                SynapseColumnOnHicann column = SynapseColumnOnHicann.of(c);
                SynapseOnHicann synapse = row.synapse(column);
                assertEquals(row, synapse.row());
                assertEquals(column, synapse.column());
                assertEquals(row.driver(), synapse.driver());
                assertEquals(DenmemOnHicann.at(c, row.id() < 224 ? 0 : 1), synapse.denmem());
                assertEquals(c % 2, column.parity());
            }
        }
    }

    @Test
    void rowsMatchDriversAndHardwareAddresses() {
        for (SynapseRowOnHicann row : SynapseRowOnHicann.all()) {
            SynapseDriverOnHicann driver = row.driver();
            assertEquals(2 * driver.id() + row.rowOnDriver(), row.id());
            assertEquals(row.isUpper() ? driver.upperRow() : driver.lowerRow(), row);
            assertEquals(row.hardwareAddress() % 2 == 0 ? driver.innerRow() : driver.outerRow(), row);
            assertEquals(row, SynapseRowOnHicann.fromHardwareAddress(row.array(), row.hardwareAddress()));
            assertTrue(row.array().rows().contains(row));
            assertTrue(row.array().drivers().contains(driver));
        }
        // Hardware address 0 is the row next to the neurons in both arrays.
        assertEquals(
                223,
                SynapseRowOnHicann.fromHardwareAddress(SynapseArrayOnHicann.of(0), 0)
                        .id());
        assertEquals(
                224,
                SynapseRowOnHicann.fromHardwareAddress(SynapseArrayOnHicann.of(1), 0)
                        .id());
    }

    @Test
    void quadrantsHoldEveryDriverOnce() {
        Set<SynapseDriverOnHicann> seen = new HashSet<>();
        for (FgBlockOnHicann quadrant : FgBlockOnHicann.all()) {
            List<SynapseDriverOnHicann> drivers = quadrant.drivers();
            assertEquals(56, drivers.size());
            for (int d = 0; d < drivers.size(); d++) {
                SynapseDriverOnHicann driver = drivers.get(d);
                assertTrue(seen.add(driver));
                assertEquals(quadrant, driver.fgBlock());
                assertEquals(d, driver.positionOnQuadrant());
                assertEquals(quadrant.side(), driver.side());
            }
        }
        assertEquals(SynapseDriverOnHicann.COUNT, seen.size());
    }

    @Test
    void chainsRunOutwardsInTheirQuadrant() {
        assertEquals(
                Optional.of(SynapseDriverOnHicann.of(5)),
                SynapseDriverOnHicann.of(7).outward());
        assertEquals(
                Optional.of(SynapseDriverOnHicann.of(3)),
                SynapseDriverOnHicann.of(5).outward());
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            driver.outward().ifPresent(outer -> {
                assertEquals(driver.fgBlock(), outer.fgBlock());
                assertEquals(Optional.of(driver), outer.inward());
                assertEquals(driver.distanceFromNeurons() + 1, outer.distanceFromNeurons());
            });
            assertEquals(
                    List.of(0, 1, 222, 223).contains(driver.id()),
                    driver.outward().isEmpty());
            assertEquals(
                    driver.id() >= 110 && driver.id() <= 113, driver.inward().isEmpty());
        }
    }

    @Test
    void mergersAreWiredAsStated() {
        String[] rightInputs = {"M0[0]", "M1[0]", "M0[2]", "M3", "M0[4]", "M2[1]", "M1[3]", "M0[7]"};
        int[][] blocks = {{0}, {0, 1}, {2}, {0, 1, 2, 3, 4, 5, 6, 7}, {4}, {4, 5, 6, 7}, {6, 7}, {7}};
        int[] hlines = {62, 54, 46, 38, 30, 22, 14, 6};
        for (DncMergerOnHicann dnc : DncMergerOnHicann.all()) {
            assertEquals(rightInputs[dnc.id()], dnc.merger().toString());
            assertEquals(Optional.of(dnc), dnc.merger().dncMerger());
            assertEquals(
                    IntStream.of(blocks[dnc.id()]).boxed().toList(),
                    dnc.neuronBlocks().stream().map(NeuronBlockOnHicann::id).toList());
            assertEquals(hlines[dnc.id()], dnc.hline().id());
            assertEquals(7 - dnc.id(), dnc.sendingRepeater().id());
            assertEquals(dnc, dnc.gbitChannel().dncMerger());
            assertEquals(dnc, dnc.loopbackPartner().loopbackPartner());
        }
        assertEquals(
                8,
                MergerOnHicann.all().stream()
                        .filter(m -> m.dncMerger().isPresent())
                        .count());
    }

    @Test
    void mergerTreeIsABinaryTree() {
        for (MergerOnHicann merger : MergerOnHicann.all()) {
            assertEquals(merger, MergerOnHicann.at(merger.level(), merger.index()));
            merger.next().ifPresent(next -> {
                Optional<MergerOnHicann> input =
                        merger.sideOnNext() == Side.LEFT ? next.leftMerger() : next.rightMerger();
                assertEquals(Optional.of(merger), input);
            });
            assertEquals(merger.level() == 0, merger.neuronBlock().isPresent());
            assertEquals(merger.level() == 0, merger.backgroundGenerator().isPresent());
            merger.neuronBlock().ifPresent(block -> assertEquals(merger, block.merger()));
            merger.backgroundGenerator().ifPresent(generator -> assertEquals(merger, generator.merger()));
        }
        assertEquals(
                List.of(8, 4, 2, 1),
                IntStream.range(0, 4).mapToObj(MergerOnHicann::countOnLevel).toList());
        assertThrows(IllegalArgumentException.class, () -> MergerOnHicann.at(1, 4));
        assertThrows(IllegalArgumentException.class, () -> MergerOnHicann.at(4, 0));
    }

    @Test
    void fiftyNineAddressesAreUsable() {
        assertEquals(59, L1Address.all().stream().filter(L1Address::isUsable).count());
        for (int reserved : List.of(0, 1, 17, 33, 49)) {
            assertTrue(!L1Address.of(reserved).isUsable());
        }
        assertTrue(L1Address.of(0x10).isUsable()
                && L1Address.of(0x20).isUsable()
                && L1Address.of(0x30).isUsable());
        assertEquals(L1Address.of(37), L1Address.of(2, 5));
        for (L1Address address : L1Address.all()) {
            assertEquals(address, L1Address.of(address.driverDecoder(), address.synapseDecoder()));
        }
        assertEquals(0, L1Address.locking().id());
    }

    @Test
    void synapticInputsMatchTheirDenmems() {
        for (SynapticInputOnHicann input : SynapticInputOnHicann.all()) {
            assertEquals(input, input.denmem().synapticInput(input.input()));
        }
    }
}
