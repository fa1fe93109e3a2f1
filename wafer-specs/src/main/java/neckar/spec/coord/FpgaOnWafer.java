package neckar.spec.coord;

import java.util.List;

/** An FPGA; it serves one reticle and holds the one former DNC, whose number on the FPGA is always 0 (hardware reference 1.3). */
public record FpgaOnWafer(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 48;

    private static final List<FpgaOnWafer> ALL = Coordinates.list(COUNT, FpgaOnWafer::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public FpgaOnWafer {
        Coordinates.check(id, COUNT, "FpgaOnWafer");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static FpgaOnWafer of(int id) {
        return Coordinates.get(ALL, id, "FpgaOnWafer");
    }

    /** All coordinates of this kind in id order. */
    public static List<FpgaOnWafer> all() {
        return ALL;
    }

    private static final int[] RETICLE = inverse();

    /** The FPGA that distributes the start of the system time of a wafer. */
    public static FpgaOnWafer master() {
        return of(12);
    }

    /** The reticle that this FPGA serves. */
    public ReticleOnWafer reticle() {
        return ReticleOnWafer.of(RETICLE[id]);
    }

    /** The chip at the other end of a high-speed link. */
    public HicannOnWafer hicann(HsLink link) {
        return reticle().hicann(link.hicannOnReticle());
    }

    /** True for the master FPGA. */
    public boolean isMaster() {
        return equals(master());
    }

    /** The wafer I/O board that carries this FPGA, 0..3. */
    public int ioBoard() {
        return id / 12;
    }

    /** The socket of this FPGA on its wafer I/O board, 0..11. */
    public int socket() {
        return id % 12;
    }

    private static int[] inverse() {
        int[] reticle = new int[COUNT];
        for (ReticleOnWafer candidate : ReticleOnWafer.all()) {
            reticle[candidate.fpga().id()] = candidate.id();
        }
        return reticle;
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static FpgaOnWafer parse(String text) {
        return of(Coordinates.parseId(text, "F", "FpgaOnWafer"));
    }

    @Override
    public String toString() {
        return "F" + id;
    }
}
