package neckar.spec.coord;

import java.util.List;

/** Group of reticles that share ADC boards (hardware reference 1.4). */
public record AdcGroupOnWafer(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 6;

    private static final List<AdcGroupOnWafer> ALL = Coordinates.list(COUNT, AdcGroupOnWafer::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public AdcGroupOnWafer {
        Coordinates.check(id, COUNT, "AdcGroupOnWafer");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static AdcGroupOnWafer of(int id) {
        return Coordinates.get(ALL, id, "AdcGroupOnWafer");
    }

    /** All coordinates of this kind in id order. */
    public static List<AdcGroupOnWafer> all() {
        return ALL;
    }

    /** The reticles of this group in id order. */
    public List<ReticleOnWafer> reticles() {
        return ReticleOnWafer.all().stream()
                .filter(reticle -> reticle.adcGroup().equals(this))
                .toList();
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static AdcGroupOnWafer parse(String text) {
        return of(Coordinates.parseId(text, "AG", "AdcGroupOnWafer"));
    }

    @Override
    public String toString() {
        return "AG" + id;
    }
}
