package neckar.compiler.check;

import java.util.Locale;

/**
 * What can be wrong with a wafer configuration, or with its relation to a network. References: hardware reference.
 */
public enum ProblemKind {
    // Lines, switches, repeaters (2.2 to 2.6).
    /** Two repeaters drive lines that are joined by switches. */
    TWO_DRIVERS("two repeaters drive one net of lines"),
    /** Repeaters feed each other in a circle. */
    REPEATER_LOOP("repeaters feed each other in a circle"),
    /** A repeater forwards from a line that nobody drives. */
    FORWARDS_NOTHING("a repeater forwards a line that nothing drives"),
    /** A repeater reads from or drives a position without chip. */
    REPEATER_OFF_WAFER("a repeater works with a line of a chip that does not exist or is not configured"),
    /** A repeater puts test data onto a line. */
    TEST_DATA_ON_LINE("a repeater that is no sending repeater drives test data"),
    /** A sending repeater drives a line without any event source behind it. */
    OUTPUT_WITHOUT_EVENTS("a sending repeater drives a line, but no events reach its DNC merger"),
    /** A crossbar switch joins lines that nobody drives. */
    UNDRIVEN_CROSSBAR("a closed crossbar switch joins lines that nothing drives"),
    /** A synapse switch taps a line that nobody drives. */
    UNDRIVEN_SYNAPSE_SWITCH("a closed synapse switch taps a line that nothing drives"),
    /** Too many crossbar switches on a horizontal line. */
    CROSSBARS_ON_HLINE("too many crossbar switches closed on a horizontal line"),
    /** Too many crossbar switches on a vertical line. */
    CROSSBARS_ON_VLINE("too many crossbar switches closed on a vertical line"),
    /** Too many synapse switches in a half-row. */
    SWITCHES_IN_HALF_ROW("too many synapse switches closed in a half-row"),
    /** Too many synapse switches on a vertical line. */
    SWITCHES_ON_VLINE("too many synapse switches closed on a vertical line of a chip"),

    // Synapse drivers (2.4, 2.5, 4.2 to 4.4).
    /** A driver is fed by its own and by the facing half-row. */
    DRIVER_FED_TWICE("a driver is fed from both of its half-rows"),
    /** A synapse switch feeds a position without driver. */
    SWITCH_WITHOUT_DRIVER("a closed synapse switch feeds a chip that does not exist or is not configured"),
    /** A synapse switch feeds a driver that does not take its input. */
    SWITCH_TO_IDLE_DRIVER("a closed synapse switch feeds a driver that does not take its input"),
    /** A primary driver without closed switch. */
    DRIVER_WITHOUT_INPUT("a driver takes its input, but no synapse switch feeds it"),
    /** Chained drivers without primary. */
    CHAIN_WITHOUT_PRIMARY("a chain of drivers has no primary"),
    /** Chained drivers with more than one primary. */
    CHAIN_WITH_TWO_PRIMARIES("a chain of drivers has more than one primary"),
    /** The outermost driver of a quadrant is connected further outward. */
    CHAIN_LEAVES_QUADRANT("a chain of drivers leaves its quadrant"),
    /** A chain longer than the compiler was allowed to build. */
    CHAIN_TOO_LONG("a chain of drivers is longer than allowed"),
    /** A row drives both synaptic inputs. */
    ROW_ON_BOTH_SIDES("a synapse row drives both synaptic inputs"),
    /** A row with synapses drives no synaptic input. */
    ROW_WITHOUT_SIDE("a synapse row with synapses drives no synaptic input"),
    /** A row with synapses has divisor 0. */
    ROW_WITHOUT_DIVISOR("a synapse row with synapses has gmax divisor 0"),

    // Synapses (4.3, 4.5).
    /** A synapse in use sits at a driver that gives it no events. */
    SYNAPSE_AT_IDLE_DRIVER("a synapse that is not off sits at a driver without events"),
    /** A synapse listens to an address that is not sent on its line. */
    SYNAPSE_WITHOUT_SENDER("a synapse listens to an address that nobody sends on its line"),
    /** A synapse listens to locking events. */
    SYNAPSE_HEARS_LOCKING("a synapse listens to the address of the locking events"),
    /** A synapse sits in a column without neuron. */
    SYNAPSE_WITHOUT_NEURON("a synapse that is not off sits at a denmem that belongs to no neuron"),

    // Neurons (3.1 to 3.3, 5.3, 8).
    /** A component with more than one firing denmem. */
    TWO_FIRING_DENMEMS("joined denmems have more than one firing denmem"),
    /** Joined denmems of which none fires. */
    NO_FIRING_DENMEM("joined denmems have no firing denmem"),
    /** Spikes sent by a denmem that makes none. */
    SPIKE_OUTPUT_WITHOUT_FIRING("a denmem sends spikes but does not make any"),
    /** Fire inputs on both sides of a border between quads. */
    FIRE_INPUT_ON_BOTH_SIDES("fire inputs are set on both sides of a border between quads"),
    /** More than one fire input at a border between quads. */
    FIRE_INPUT_TWICE("more than one fire input is set at a border between quads"),
    /** A fire input without neighbour. */
    FIRE_INPUT_AT_EDGE("a fire input is set at the edge of the chip"),
    /** A component extends over two neuron blocks. */
    NEURON_LEAVES_BLOCK("a neuron leaves its neuron block"),
    /** A component that is not a rectangle of adjacent columns. */
    NEURON_SHAPE("a neuron is neither one denmem nor adjacent columns over both rows"),
    /** A column whose two denmems are joined only indirectly. */
    VERTICAL_SWITCH_OPEN("a neuron over both rows has a column whose vertical switch is open"),
    /** Reset potentials that differ within a neuron. */
    RESET_DIFFERS("the denmems of a neuron have different reset potentials"),
    /** Neurons held in reset. */
    NEURON_IN_RESET("a neuron, or its path to the mergers, is held in reset"),
    /** Two denmems on one analog bus. */
    ANALOG_BUS_TWICE("two denmems of one class are on the analog bus"),
    /** An analog output driven by two chips of a reticle. */
    ANALOG_OUTPUT_TWICE("two chips of a reticle drive one analog output"),

    // Addresses, mergers, generators, links (2.7, 3.3, 3.5 to 3.7).
    /** Two senders with one address on one line. */
    ADDRESS_TWICE("two senders use one address on one line"),
    /** An address that no neuron or source may have. */
    ADDRESS_RESERVED("a sender uses an address that is reserved"),
    /** Spikes that get stuck in the merger tree. */
    SPIKES_STUCK("spikes are sent, but a merger on their way does not pass them"),
    /** A merger output that two mergers take. */
    MERGER_FORK("the output of a merger is taken by two mergers at once"),
    /** A DNC merger that carries events of the chip and of the link. */
    DNC_INPUT_AND_OUTPUT("a DNC merger carries events of neurons and of the link"),
    /** A DNC merger that does not pass its link. */
    LINK_INPUT_STUCK("a link channel brings events in, but its DNC merger does not pass them"),
    /** A DNC merger that feeds a repeater at full rate. */
    DNC_NOT_SLOW("a DNC merger that feeds a line is not slow"),
    /** A DNC merger in its test mode. */
    DNC_LOOPBACK("a DNC merger loops its events back"),
    /** A line without locking events. */
    LINE_NOT_LOCKED("no background generator locks a line"),
    /** A line with two generators. */
    TWO_GENERATORS("two background generators send on one line"),
    /** A regular generator with another address than 0. */
    GENERATOR_ADDRESS("a regular background generator does not send the locking address 0"),
    /** A generator too slow to lock. */
    GENERATOR_TOO_SLOW("a background generator is too slow to lock a line"),
    /** A random generator that never fires. */
    GENERATOR_SEED("a random background generator has seed 0 and never fires"),
    /** Events without time stamps on a link. */
    LINK_WITHOUT_TIMESTAMPS("a link is used without time stamps"),
    /** A chip whose link is used but not enabled at its FPGA. */
    LINK_NOT_ENABLED("channels of a link are used, but the FPGA has the link off"),

    // Defects (9.1, 9.2).
    /** A chip that is not available. */
    DEFECTIVE_HICANN("a chip that is not available is configured"),
    /** A chip without working link has neurons or inputs. */
    DEFECTIVE_LINK("a chip without working link is used for more than transit"),
    /** A defective denmem in a neuron. */
    DEFECTIVE_DENMEM("a neuron contains a defective denmem"),
    /** A defective synapse. */
    DEFECTIVE_SYNAPSE("a defective synapse is used"),
    /** A defective synapse row. */
    DEFECTIVE_ROW("a defective synapse row is used"),
    /** A defective driver. */
    DEFECTIVE_DRIVER("a defective synapse driver is used"),
    /** A defective synaptic input. */
    DEFECTIVE_SYNAPTIC_INPUT("a synapse uses a defective synaptic input"),
    /** A defective horizontal line. */
    DEFECTIVE_HLINE("a defective horizontal line is used"),
    /** A defective vertical line. */
    DEFECTIVE_VLINE("a defective vertical line is used"),
    /** A defective repeater. */
    DEFECTIVE_REPEATER("a defective repeater is used"),
    /** A defective crossbar switch. */
    DEFECTIVE_CROSSBAR("a defective crossbar switch is closed"),
    /** A defective synapse switch. */
    DEFECTIVE_SYNAPSE_SWITCH("a defective synapse switch is closed"),
    /** A defective merger or DNC merger. */
    DEFECTIVE_MERGER("events pass a defective merger"),
    /** A defective background generator. */
    DEFECTIVE_GENERATOR("a defective background generator is enabled"),
    /** A defective analog output. */
    DEFECTIVE_ANALOG_OUTPUT("a defective analog output is used"),

    // Relation to network and mapping table.
    /** A neuron of the table that the bitstream does not have so. */
    NEURON_DIFFERS("a neuron of the mapping table is not so in the bitstream"),
    /** A neuron of the bitstream that the table does not know. */
    NEURON_UNKNOWN("the mapping table does not name a neuron of the bitstream"),
    /** A source of the table that cannot enter as it says. */
    SOURCE_DIFFERS("a source of the mapping table cannot enter as it says"),
    /** A generator of the table that does not send. */
    GENERATOR_DIFFERS("a generator of the mapping table does not send random events"),
    /** A neuron whose spikes are to be recorded but do not reach the FPGA. */
    SPIKES_NOT_RECORDED("spikes are to be recorded, but their link channel is not open to the FPGA"),
    /** A synapse between two nodes that the network does not join. */
    SYNAPSE_NOT_ASKED("a synapse nobody asked for"),
    /** A synapse on the wrong side. */
    WRONG_SIGN("a synapse has the wrong sign"),
    /** A synapse with the wrong short-term plasticity. */
    WRONG_STP("a synapse has the wrong short-term plasticity"),
    /** A synapse that the table does not name. */
    SYNAPSE_UNKNOWN("the mapping table does not name a synapse of the bitstream"),
    /** A synapse of the table that the bitstream does not have so. */
    SYNAPSE_DIFFERS("a synapse of the mapping table is not so in the bitstream"),
    /** A conductance that differs from the table. */
    CONDUCTANCE_DIFFERS("the decoded conductance of a synapse differs from the mapping table"),
    /** A number of the report that differs from what was found. */
    REPORT_DIFFERS("a count differs from the report");

    private final String text;

    ProblemKind(String text) {
        this.text = text;
    }

    /** Stable name for programs, for example {@code two_drivers}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is wrong, for people. */
    public String text() {
        return text;
    }
}
