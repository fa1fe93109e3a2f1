package neckar.spec.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.Side;
import neckar.spec.coord.SynapseColumnOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import org.junit.jupiter.api.Test;

/** The two large tables of a chip: synapses and floating gates. */
class CellTablesTest {
    private static final FgBlockOnHicann LEFT = FgBlockOnHicann.of(0);
    private static final FgBlockOnHicann RIGHT = FgBlockOnHicann.of(3);

    @Test
    void unusedSynapsesAreOffAndHaveWeightZero() {
        SynapseRowOnHicann row = SynapseRowOnHicann.of(447);
        SynapseColumnOnHicann column = SynapseColumnOnHicann.of(255);
        assertEquals(0, SynapseArray.UNUSED.weight(row, column));
        assertEquals(SynapseArray.DISABLED_DECODER, SynapseArray.UNUSED.decoder(row, column));
        assertTrue(SynapseArray.UNUSED.isRowUnused(447));
    }

    @Test
    void synapseKeepsWeightAndDecoderApart() {
        SynapseArray array = SynapseArray.builder().set(10, 200, 15, 8).build();
        assertEquals(15, array.weight(10, 200));
        assertEquals(8, array.decoder(10, 200));
        assertEquals(1, array.decoder(10, 201));
        assertFalse(array.isRowUnused(10));
        byte[] row = new byte[SynapseArray.COLUMNS + 3];
        array.copyRow(10, row, 3);
        assertEquals((byte) 0x8f, row[203]);
        assertEquals(SynapseArray.UNUSED_CELL, row[204]);
        assertEquals(array, SynapseArray.builder().setRow(10, row, 3).build());
    }

    @Test
    void builderOfSynapsesDoesNotChangeWhatItBuilt() {
        SynapseArray.Builder builder = SynapseArray.builder().set(3, 3, 7, 7);
        SynapseArray first = builder.build();
        SynapseArray second = builder.set(3, 3, 8, 8).build();
        assertEquals(7, first.weight(3, 3));
        assertEquals(8, second.weight(3, 3));
        assertEquals(9, first.toBuilder().set(3, 3, 9, 9).build().weight(3, 3));
        assertEquals(7, first.weight(3, 3));
    }

    @Test
    void rowSetBackToUnusedIsSharedAgain() {
        SynapseArray.Builder builder = SynapseArray.builder().set(3, 3, 7, 7);
        assertTrue(builder.set(3, 3, 0, 1).build().isRowUnused(3));
        SynapseArray used = SynapseArray.builder().set(3, 3, 7, 7).build();
        SynapseArray cleared = used.toBuilder().set(3, 3, 0, 1).build();
        assertTrue(cleared.isRowUnused(3));
        assertEquals(SynapseArray.UNUSED, cleared);
    }

    @Test
    void synapsesOutOfRangeAreRefused() {
        SynapseArray.Builder builder = SynapseArray.builder();
        int[][] wrong = {{448, 0, 0, 0}, {-1, 0, 0, 0}, {0, 256, 0, 0}, {0, 0, 16, 0}, {0, 0, -1, 0}, {0, 0, 0, 16}};
        for (int[] cell : wrong) {
            assertThrows(IllegalArgumentException.class, () -> builder.set(cell[0], cell[1], cell[2], cell[3]));
        }
    }

    @Test
    void floatingGatesStartAtTheirDefaults() {
        FloatingGateConfig cells = FloatingGateConfig.DEFAULT;
        for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
            for (DenmemParameter parameter : DenmemParameter.values()) {
                assertEquals(parameter.defaultCode(), cells.denmem(denmem, parameter));
            }
        }
        assertEquals(1000, cells.shared(LEFT, SharedParameter.V_GMAX2));
        assertEquals(800, cells.shared(RIGHT, SharedParameter.V_CCAS));
    }

    @Test
    void floatingGatesWithoutParameterAreZero() {
        assertEquals(0, FloatingGateConfig.DEFAULT.code(LEFT, 0, 1));
        assertEquals(0, FloatingGateConfig.DEFAULT.code(RIGHT, 22, 128));
        assertEquals(0, FloatingGateConfig.DEFAULT.code(RIGHT, 18, 0));
    }

    @Test
    void eachParameterHasItsOwnRow() {
        for (Side side : Side.values()) {
            Set<Integer> denmemRows = new HashSet<>();
            for (DenmemParameter parameter : DenmemParameter.values()) {
                assertTrue(denmemRows.add(parameter.row(side)), parameter::hardwareName);
                assertEquals(parameter.isVoltage(), parameter.row(side) % 2 == 0, parameter::hardwareName);
            }
            assertEquals(23, denmemRows.size());
            Set<Integer> sharedRows = new HashSet<>();
            for (SharedParameter parameter : SharedParameter.values()) {
                parameter.row(side).ifPresent(row -> assertTrue(sharedRows.add(row), parameter::hardwareName));
            }
            assertEquals(21, sharedRows.size());
        }
    }

    @Test
    void changedCodeBelongsToOneCell() {
        DenmemOnHicann denmem = DenmemOnHicann.at(130, 0);
        FloatingGateConfig cells = FloatingGateConfig.builder()
                .denmem(denmem, DenmemParameter.E_L, 1023)
                .build();
        assertEquals(1023, cells.code(FgBlockOnHicann.of(1), 16, 126));
        assertEquals(1023, cells.denmem(denmem, DenmemParameter.E_L));
        assertEquals(300, cells.denmem(DenmemOnHicann.at(131, 0), DenmemParameter.E_L));
        assertNotEquals(FloatingGateConfig.DEFAULT, cells);
        assertEquals(
                FloatingGateConfig.DEFAULT,
                cells.toBuilder().denmem(denmem, DenmemParameter.E_L, 300).build());
    }

    @Test
    void builderOfFloatingGatesDoesNotChangeWhatItBuilt() {
        FloatingGateConfig.Builder builder = FloatingGateConfig.builder().shared(LEFT, SharedParameter.V_RESET, 5);
        FloatingGateConfig first = builder.build();
        builder.shared(LEFT, SharedParameter.V_RESET, 6);
        assertEquals(5, first.shared(LEFT, SharedParameter.V_RESET));
        assertEquals(300, FloatingGateConfig.DEFAULT.shared(LEFT, SharedParameter.V_RESET));
    }

    @Test
    void sharedParameterOfTheOtherSideIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> FloatingGateConfig.DEFAULT.shared(RIGHT, SharedParameter.V_BOUT));
        assertThrows(IllegalArgumentException.class, () -> FloatingGateConfig.builder()
                .shared(LEFT, SharedParameter.V_CLRC, 1));
    }

    @Test
    void floatingGatesOutOfRangeAreRefused() {
        FloatingGateConfig.Builder builder = FloatingGateConfig.builder();
        int[][] wrong = {{24, 0, 0}, {-1, 0, 0}, {0, 129, 0}, {0, 0, 1024}, {0, 0, -1}};
        for (int[] cell : wrong) {
            assertThrows(IllegalArgumentException.class, () -> builder.code(LEFT, cell[0], cell[1], cell[2]));
        }
        short[] row = new short[FloatingGateConfig.COLUMNS];
        row[128] = 1024;
        assertThrows(IllegalArgumentException.class, () -> builder.setRow(LEFT, 0, row, 0));
    }

    @Test
    void stimulusWithoutCurrentIsTheSharedOne() {
        StimulusConfig zero = StimulusConfig.of(new int[StimulusConfig.VALUES], 15, false);
        assertSame(StimulusConfig.ZERO, zero);
        assertTrue(zero.isZero());
        int[] codes = new int[StimulusConfig.VALUES];
        codes[128] = 1023;
        StimulusConfig pulse = StimulusConfig.of(codes, 15, true);
        assertFalse(pulse.isZero());
        assertEquals(1023, pulse.value(128));
        assertEquals(64, pulse.stepCycles());
        codes[0] = 1024;
        assertThrows(IllegalArgumentException.class, () -> StimulusConfig.of(codes, 0, false));
    }
}
