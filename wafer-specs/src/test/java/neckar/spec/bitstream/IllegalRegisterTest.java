package neckar.spec.bitstream;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import neckar.base.InputException;
import neckar.spec.config.HicannConfig;
import org.junit.jupiter.api.Test;

/** Words that are no legal register state are refused with the chip, the structure and the word. */
class IllegalRegisterTest {
    private static final List<RegisterWrite> IDLE =
            RegisterImage.of(HicannConfig.IDLE).writes();

    @Test
    void mergerWithSelectAndEnable() {
        // M3 is at bit 14; the idle tree selects its left input.
        assertRefused(RegisterModule.NEURON_CONTROL, 0, 0x40ff, "M3", "select and enable");
    }

    @Test
    void dncMergerWithSelectAndEnable() {
        // DNC merger 7 is at bit 0; idle DNC mergers select the link.
        assertRefused(RegisterModule.NEURON_CONTROL, 15, 0x0001, "select and enable");
    }

    @Test
    void dncMergersLoopedBackInBothDirections() {
        assertRefused(RegisterModule.NEURON_CONTROL, 3, 0xff03, "loopback");
    }

    @Test
    void gbitChannelWithDirectionThatIsOff() {
        assertRefused(RegisterModule.SPL1, 0, 0x10100, "Gbit channel");
    }

    @Test
    void repeaterThatForwardsBothWays() {
        assertRefused(RegisterModule.REPEATER_CL, 0, 0x30, "repeater", "FORWARDING", "0x30");
    }

    @Test
    void repeaterThatSendsNowhere() {
        assertRefused(RegisterModule.REPEATER_TL, 5, 0x40, "repeater", "OUTPUT");
    }

    @Test
    void repeaterThatReceivesBothWays() {
        assertRefused(RegisterModule.REPEATER_BR, 63, 0xb0, "repeater", "INPUT");
    }

    @Test
    void repeaterThatLoopsBackWithADirection() {
        assertRefused(RegisterModule.REPEATER_CR, 1, 0xd0, "repeater", "LOOPBACK");
    }

    @Test
    void speedThatIsFastAndSlow() {
        assertRefused(RegisterModule.NEURON_BUILDER, 512, 0x1f104, "I_gl", "fast and slow", "0x1f104");
        assertRefused(RegisterModule.NEURON_BUILDER, 512, 0x1f208, "I_radapt", "fast and slow");
    }

    @Test
    void reservedBitsOfDenmemWords() {
        // Fields of the rows anywhere but in the top right word, vertical switch in a top word, outputs of the other
        // row.
        assertRefused(RegisterModule.NEURON_BUILDER, 4 * 9 + 1, 1 << 6, "denmem", "reserved");
        assertRefused(RegisterModule.NEURON_BUILDER, 4 * 9, 1 << 21, "denmem", "reserved");
        assertRefused(RegisterModule.NEURON_BUILDER, 4 * 9 + 3, 1 << 22, "denmem", "reserved");
        assertRefused(RegisterModule.NEURON_BUILDER, 4 * 9 + 3, 1 << 24, "denmem", "reserved");
        assertRefused(RegisterModule.NEURON_BUILDER, 4 * 9 + 2, 1 << 23, "denmem", "reserved");
    }

    @Test
    void reservedBitsOfSynapseControllers() {
        assertRefused(RegisterModule.SYNAPSE_TOP, 0x4001, 0x1bc0ff00, "synapse array", "reserved");
        assertRefused(RegisterModule.SYNAPSE_BOTTOM, 0x4000, 0xb0000000, "synapse array", "reserved");
    }

    @Test
    void unknownSynapseCommandOrRow() {
        assertRefused(RegisterModule.SYNAPSE_BOTTOM, 0x4000, 0x30000008, "command 8");
        assertRefused(RegisterModule.SYNAPSE_BOTTOM, 0x4000, 0x3000e000, "row address 224");
        assertRefused(RegisterModule.SYNAPSE_TOP, 0x4000, 0x30ff0000, "row address 255");
    }

    @Test
    void readDelayOfZero() {
        assertRefused(RegisterModule.NEURON_BUILDER, 528, 0, "neuron builder", "read delay");
        assertRefused(RegisterModule.REPEATER_CL, 0xa0, 0, "repeater block CL", "read delay");
        assertRefused(RegisterModule.SYNAPSE_TOP, 0x500, 0, "synapse array", "read delay");
    }

    @Test
    void analogOutputWithTwoSignalsOrAnUnknownOne() {
        assertRefused(RegisterModule.NEURON_BUILDER, 513, 0x3 << 14, "analog output");
        assertRefused(RegisterModule.NEURON_BUILDER, 513, 1 << 1, "analog output");
        // The firing line exists on output 0 only.
        assertRefused(RegisterModule.NEURON_BUILDER, 513, 1 << 7, "analog output", "firing line");
    }

    @Test
    void writesThatAreNotThoseOfAChip() {
        List<RegisterWrite> missing = IDLE.subList(1, IDLE.size());
        assertThrows(InputException.class, () -> RegisterImage.of(missing));
        List<RegisterWrite> otherAddress = new ArrayList<>(IDLE);
        otherAddress.set(0, new RegisterWrite(RegisterModule.CROSSBAR_LEFT, 62, 0));
        assertThrows(InputException.class, () -> RegisterImage.of(otherAddress));
        List<RegisterWrite> tooWide = new ArrayList<>(IDLE);
        tooWide.set(0, new RegisterWrite(RegisterModule.CROSSBAR_LEFT, 63, 0x10));
        assertThrows(InputException.class, () -> RegisterImage.of(tooWide));
    }

    private static void assertRefused(RegisterModule module, int address, int word, String... parts) {
        List<RegisterWrite> writes = new ArrayList<>(IDLE);
        int last = -1;
        for (int i = 0; i < writes.size(); i++) {
            if (writes.get(i).module() == module && writes.get(i).address() == address) {
                last = i;
            }
        }
        writes.set(last, new RegisterWrite(module, address, word));
        RegisterImage image = RegisterImage.of(writes);
        InputException e = assertThrows(InputException.class, () -> image.toConfig("H123"));
        assertTrue(e.getMessage().startsWith("H123"), e::getMessage);
        assertTrue(e.getMessage().contains("0x" + Integer.toHexString(word)) || address < 16, e::getMessage);
        for (String part : parts) {
            assertTrue(e.getMessage().contains(part), () -> e.getMessage() + "\nlacks " + part);
        }
    }
}
