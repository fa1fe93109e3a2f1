package neckar.spec.experiment;

import neckar.base.InputException;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HsLink;

/**
 * Address of an event between an FPGA and the host: 14 bits {@code [2 DNC][3 link][3 channel][6 address]}, where the
 * channel field holds 7 minus the number of the DNC merger (hardware reference 3.7). An FPGA of the wafer has one DNC
 * block, so the DNC field is always 0.
 *
 * @param link high-speed link of the chip on its reticle
 * @param merger DNC merger (= Gbit channel) through which the event enters or leaves the chip
 * @param address 6-bit L1 address
 */
public record PulseLabel(HsLink link, DncMergerOnHicann merger, int address) {
    /** Number of labels with DNC field 0. */
    public static final int COUNT = 1 << 12;

    /** Largest L1 address. */
    public static final int MAX_ADDRESS = 63;

    /** Checks the address. */
    public PulseLabel {
        if (address < 0 || address > MAX_ADDRESS) {
            throw InputException.of("pulse label", "the L1 address is out of range")
                    .value(address)
                    .allowed("0 to 63");
        }
    }

    /** The label that these 14 bits stand for; refuses a DNC field other than 0. */
    public static PulseLabel of(int label14) {
        if (label14 < 0 || label14 >= COUNT) {
            throw InputException.of("pulse label", "the label names a DNC block that the system does not have")
                    .value(label14)
                    .allowed("0 to 4095");
        }
        return new PulseLabel(HsLink.of(linkOf(label14)), DncMergerOnHicann.of(mergerOf(label14)), addressOf(label14));
    }

    /** The 14 bits of this label. */
    public int pack() {
        return pack(link.id(), merger.id(), address);
    }

    /** The label from plain numbers in range: link 0..7, DNC merger 0..7, address 0..63; for inner loops. */
    public static int pack(int link, int merger, int address) {
        return link << 9 | (7 - merger) << 6 | address;
    }

    /** Link field of a label. */
    public static int linkOf(int label14) {
        return label14 >> 9 & 7;
    }

    /** DNC merger that a label's channel field stands for. */
    public static int mergerOf(int label14) {
        return 7 - (label14 >> 6 & 7);
    }

    /** L1 address of a label. */
    public static int addressOf(int label14) {
        return label14 & 63;
    }
}
