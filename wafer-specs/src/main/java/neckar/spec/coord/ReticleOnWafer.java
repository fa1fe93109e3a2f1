package neckar.spec.coord;

import java.util.List;
import java.util.Optional;

/** A reticle, i.e. a group of 4 x 2 chips; also the position of the former DNC chip (hardware reference 1.2 to 1.4). */
public record ReticleOnWafer(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 48;

    private static final List<ReticleOnWafer> ALL = Coordinates.list(COUNT, ReticleOnWafer::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public ReticleOnWafer {
        Coordinates.check(id, COUNT, "ReticleOnWafer");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static ReticleOnWafer of(int id) {
        return Coordinates.get(ALL, id, "ReticleOnWafer");
    }

    /** All coordinates of this kind in id order. */
    public static List<ReticleOnWafer> all() {
        return ALL;
    }

    // Tables of hardware reference 1.3 and 1.4 by reticle, one line a row of reticles.
    private static final int[] FPGA = {
        12, 13, 11, //
        16, 14, 15, 10, 9, //
        20, 17, 19, 7, 6, 8, 3, //
        22, 21, 23, 18, 5, 4, 0, 2, 1, //
        25, 26, 24, 28, 43, 42, 47, 45, 46, //
        27, 29, 30, 41, 40, 38, 44, //
        31, 32, 39, 37, 36, //
        33, 34, 35
    };
    private static final int[] POWER = {
        1, 4, 5, //
        2, 45, 6, 7, 8, //
        44, 43, 3, 12, 11, 10, 14, //
        41, 42, 47, 48, 46, 9, 15, 16, 13, //
        37, 40, 39, 36, 34, 24, 23, 18, 17, //
        38, 33, 35, 21, 22, 19, 20, //
        32, 31, 27, 28, 26, //
        29, 30, 25
    };
    private static final int[] ADC_TRIGGER = {
        5, 5, 6, //
        4, 5, 5, 6, 6, //
        3, 4, 4, 7, 7, 6, 8, //
        3, 3, 3, 4, 7, 7, 8, 8, 8, //
        2, 2, 2, 1, 10, 10, 9, 9, 9, //
        2, 1, 1, 10, 10, 11, 9, //
        1, 0, 11, 11, 11, //
        0, 0, 0
    };
    private static final int[] ADC_GROUP = {
        0, 0, 0, //
        1, 0, 0, 0, 0, //
        1, 1, 1, 2, 2, 0, 2, //
        1, 1, 1, 1, 2, 2, 2, 2, 2, //
        3, 3, 3, 3, 4, 4, 4, 4, 4, //
        3, 3, 3, 4, 4, 5, 4, //
        3, 5, 5, 5, 5, //
        5, 5, 5
    };
    // Wiring of the analog outputs to ADC channels, from the geometry file that accompanies the reference.
    private static final int[] ADC_CHANNEL_PAIR = {
        3, 2, 0, //
        3, 1, 0, 1, 2, //
        3, 2, 0, 0, 1, 3, 0, //
        1, 2, 0, 1, 2, 3, 3, 1, 2, //
        2, 1, 3, 3, 0, 1, 0, 2, 1, //
        0, 2, 1, 2, 3, 1, 3, //
        0, 3, 0, 2, 3, //
        2, 1, 0
    };

    /** The reticle at reticle column x 0..8 and row y 0..7, if it exists. */
    public static Optional<ReticleOnWafer> at(int x, int y) {
        int id = WaferGrid.RETICLES.idAt(x, y);
        return id < 0 ? Optional.empty() : Optional.of(of(id));
    }

    /** Column of reticles, 0..8. */
    public int x() {
        return WaferGrid.RETICLES.xOf(id);
    }

    /** Row of reticles, 0..7. */
    public int y() {
        return WaferGrid.RETICLES.yOf(id);
    }

    /** The FPGA that serves this reticle. */
    public FpgaOnWafer fpga() {
        return FpgaOnWafer.of(FPGA[id]);
    }

    /** The chip at a position of this reticle. */
    public HicannOnWafer hicann(HicannOnReticle position) {
        return HicannOnWafer.of(WaferGrid.HICANNS.idAt(4 * x() + position.x(), 2 * y() + position.y()));
    }

    /** The 8 chips in the order of {@link HicannOnReticle}. */
    public List<HicannOnWafer> hicanns() {
        return HicannOnReticle.all().stream().map(this::hicann).toList();
    }

    /** Number of the reticle in the power supply's own numbering, 1..48. */
    public int power() {
        return POWER[id];
    }

    /** Number of the auxiliary power board: 1 for the western half of the wafer (column 4: its upper half), else 0. */
    public int auxPower() {
        return x() < 4 || (x() == 4 && y() < 4) ? 1 : 0;
    }

    /** The trigger group of the ADC board that reads this reticle. */
    public AdcTriggerOnWafer adcTrigger() {
        return AdcTriggerOnWafer.of(ADC_TRIGGER[id]);
    }

    /** The ADC group of this reticle. */
    public AdcGroupOnWafer adcGroup() {
        return AdcGroupOnWafer.of(ADC_GROUP[id]);
    }

    /** Channel 0..7 of the trigger group's ADC board that an analog output of this reticle is wired to. */
    public int adcChannel(AnalogOutputOnHicann output) {
        return 2 * ADC_CHANNEL_PAIR[id] + output.id();
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static ReticleOnWafer parse(String text) {
        return of(Coordinates.parseId(text, "R", "ReticleOnWafer"));
    }

    @Override
    public String toString() {
        return "R" + id;
    }
}
