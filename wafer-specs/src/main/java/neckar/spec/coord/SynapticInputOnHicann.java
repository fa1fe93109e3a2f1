package neckar.spec.coord;

import java.util.List;

/** One of the two synaptic inputs of a denmem: 2 x denmem + (0 x, 1 i) (hardware reference 4.4, 9.1). */
public record SynapticInputOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 1024;

    private static final List<SynapticInputOnHicann> ALL = Coordinates.list(COUNT, SynapticInputOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public SynapticInputOnHicann {
        Coordinates.check(id, COUNT, "SynapticInputOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static SynapticInputOnHicann of(int id) {
        return Coordinates.get(ALL, id, "SynapticInputOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<SynapticInputOnHicann> all() {
        return ALL;
    }

    /** The input of a denmem. */
    public static SynapticInputOnHicann at(DenmemOnHicann denmem, SynapticInput input) {
        return of(2 * denmem.id() + input.id());
    }

    /** The denmem. */
    public DenmemOnHicann denmem() {
        return DenmemOnHicann.of(id / 2);
    }

    /** Which of its inputs. */
    public SynapticInput input() {
        return SynapticInput.of(id % 2);
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static SynapticInputOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "SI", "SynapticInputOnHicann"));
    }

    @Override
    public String toString() {
        return "SI" + id;
    }
}
