package neckar.spec.config;

/** Use of a Gbit channel between chip and FPGA (hardware reference 3.7). */
public enum GbitDirection {
    /** Channel not in use. */
    OFF,
    /** The output of the DNC merger goes to the FPGA. */
    TO_DNC,
    /** Events of the FPGA are the left input of the DNC merger. */
    TO_HICANN
}
