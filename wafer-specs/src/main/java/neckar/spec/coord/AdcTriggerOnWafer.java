package neckar.spec.coord;

import java.util.List;

/** Trigger group of the analog readout; each serves 4 reticles (hardware reference 1.4). */
public record AdcTriggerOnWafer(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 12;

    private static final List<AdcTriggerOnWafer> ALL = Coordinates.list(COUNT, AdcTriggerOnWafer::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public AdcTriggerOnWafer {
        Coordinates.check(id, COUNT, "AdcTriggerOnWafer");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static AdcTriggerOnWafer of(int id) {
        return Coordinates.get(ALL, id, "AdcTriggerOnWafer");
    }

    /** All coordinates of this kind in id order. */
    public static List<AdcTriggerOnWafer> all() {
        return ALL;
    }

    /** The Ananas board of this group, 0..1. */
    public int ananas() {
        return id >= 3 && id <= 8 ? 1 : 0;
    }

    /** The slice of the Ananas board, 0..5. */
    public int ananasSlice() {
        return id % 6;
    }

    /** The 4 reticles of this group in id order. */
    public List<ReticleOnWafer> reticles() {
        return ReticleOnWafer.all().stream()
                .filter(reticle -> reticle.adcTrigger().equals(this))
                .toList();
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static AdcTriggerOnWafer parse(String text) {
        return of(Coordinates.parseId(text, "AT", "AdcTriggerOnWafer"));
    }

    @Override
    public String toString() {
        return "AT" + id;
    }
}
