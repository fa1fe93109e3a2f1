package neckar.compiler.inspect.route;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.L1Topology;

/**
 * One part of the wafer that an event passes, with its setting. Lines and rows are numbered as in {@code neckar dump}.
 *
 * @param kind what it is
 * @param hicann chip, enum
 * @param h horizontal line 0..63, where there is one
 * @param v vertical line 0..255, where there is one
 * @param y row of synapse switches or synapse driver 0..223, where there is one
 * @param part name of the part on its chip, empty where the numbers say it
 * @param mode register setting, empty where there is none
 * @param directions directions in which a repeater drives
 */
public record RouteStep(
        Kind kind,
        int hicann,
        OptionalInt h,
        OptionalInt v,
        OptionalInt y,
        String part,
        String mode,
        List<String> directions) {

    /** Kinds of parts on the way of an event. */
    public enum Kind {
        /** The denmem that detects the spike. */
        DENMEM,
        /** A Gbit link that brings external events. */
        LINK,
        /** A background generator. */
        GENERATOR,
        /** A merger of the tree. */
        MERGER,
        /** A DNC merger. */
        DNC_MERGER,
        /** A repeater between two segments, or the sending one. */
        REPEATER,
        /** A piece of L1 line on one chip. */
        SEGMENT,
        /** A crossbar switch. */
        CROSSBAR,
        /** A synapse switch. */
        SYNAPSE_SWITCH,
        /** A synapse driver. */
        DRIVER
    }

    /** Copies the list. */
    public RouteStep {
        directions = List.copyOf(directions);
    }

    /** A part with a name of its own. */
    public static RouteStep part(Kind kind, int hicann, Object part, String mode) {
        OptionalInt none = OptionalInt.empty();
        return new RouteStep(kind, hicann, none, none, none, part.toString(), mode, List.of());
    }

    static RouteStep segment(int segment) {
        return onLine(Kind.SEGMENT, segment, "", List.of());
    }

    /** The repeater that belongs to a segment. */
    static RouteStep repeater(int segment, RepeaterConfig setting) {
        boolean horizontal = L1Topology.isHorizontal(segment);
        List<String> directions = new java.util.ArrayList<>(2);
        if (setting.toLeftOrTop()) {
            directions.add(horizontal ? "left" : "top");
        }
        if (setting.toRightOrBottom()) {
            directions.add(horizontal ? "right" : "bottom");
        }
        return onLine(Kind.REPEATER, segment, setting.mode().name(), directions);
    }

    static RouteStep crossbar(int hicann, int h, int v) {
        return new RouteStep(
                Kind.CROSSBAR, hicann, OptionalInt.of(h), OptionalInt.of(v), OptionalInt.empty(), "", "", List.of());
    }

    static RouteStep synapseSwitch(int hicann, int y, int v) {
        return new RouteStep(
                Kind.SYNAPSE_SWITCH,
                hicann,
                OptionalInt.empty(),
                OptionalInt.of(v),
                OptionalInt.of(y),
                "",
                "",
                List.of());
    }

    static RouteStep driver(int hicann, int y, String mode) {
        OptionalInt none = OptionalInt.empty();
        return new RouteStep(Kind.DRIVER, hicann, none, none, OptionalInt.of(y), "SD" + y, mode, List.of());
    }

    private static RouteStep onLine(Kind kind, int segment, String mode, List<String> directions) {
        boolean horizontal = L1Topology.isHorizontal(segment);
        OptionalInt line = OptionalInt.of(L1Topology.lineOf(segment));
        return new RouteStep(
                kind,
                L1Topology.hicannOf(segment),
                horizontal ? line : OptionalInt.empty(),
                horizontal ? OptionalInt.empty() : line,
                OptionalInt.empty(),
                "",
                mode,
                directions);
    }

    /** Words for people, for example {@code crossbar H34 (HL0, VL20)}. */
    @Override
    public String toString() {
        String chip = HicannOnWafer.of(hicann).toString();
        String line = h.isPresent() ? ".HL" + h.getAsInt() : v.isPresent() ? ".VL" + v.getAsInt() : "";
        return switch (kind) {
            case SEGMENT -> chip + line;
            case REPEATER ->
                (mode.equals("OUTPUT") ? "sending repeater " : "repeater ") + chip + line + " " + mode + " "
                        + String.join("+", directions);
            case CROSSBAR -> "crossbar " + chip + " (HL" + h.orElse(0) + ", VL" + v.orElse(0) + ")";
            case SYNAPSE_SWITCH -> "synapse switch " + chip + " (row " + y.orElse(0) + ", VL" + v.orElse(0) + ")";
            default ->
                kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + chip + "." + part
                        + (mode.isEmpty() ? "" : " " + mode);
        };
    }
}
