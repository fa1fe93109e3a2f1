package neckar.compiler.place;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import neckar.base.RunContext;
import neckar.compiler.partition.ChipPour;
import neckar.compiler.partition.NeuronSizes;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.topology.Availability;

/**
 * Which chips a network uses, in serpentine order: those around the centre, unless defects of the L1 network keep some of
 * them from hearing each other; then chips that do.
 */
final class ChipChoice {

    /** A chip with less than this share of its columns or drivers is taken only when there are too few others. */
    private static final double SOUND = 0.75;

    private final Availability availability;
    private final WaferRoom room;
    private final RunContext context;

    ChipChoice(Availability availability, WaferRoom room, RunContext context) {
        this.availability = availability;
        this.room = room;
        this.context = context;
    }

    /**
     * Chips for runs of neurons; fewer than wanted when there are not enough.
     *
     * @param order neurons in the order in which they are cut into runs
     * @param wanted number of chips
     */
    List<HicannOnWafer> choose(int[] order, NeuronSizes sizes, int wanted) {
        IntPredicate usable = h -> room.count(h) == 0 && room.room(h).freeColumns() > 0;
        List<HicannOnWafer> centre = ChipShape.serpentine(wanted, usable);
        if (availability.isL1Whole() || centre.size() < 2) {
            return centre;
        }
        int[] dncs = mergers(order, sizes, wanted);
        if (HealthyChips.hearEachOther(availability, centre, dncs, context)) {
            return centre;
        }
        int[] candidates = candidates(usable, centre.size());
        LineReach reach = LineReach.of(availability, bits(candidates), dncs, context);
        BitSet chosen = new HealthyChips(reach, candidates, dncs, centre.size()).choose();
        return ChipShape.serpentine(centre.size(), chosen::get);
    }

    private static BitSet bits(int[] chips) {
        BitSet bits = new BitSet();
        Arrays.stream(chips).forEach(bits::set);
        return bits;
    }

    /** Sound chips, and others only when there are fewer sound ones than needed. */
    private int[] candidates(IntPredicate usable, int needed) {
        int[] all = IntStream.range(0, HicannOnWafer.COUNT).filter(usable).toArray();
        int sound = (int) Arrays.stream(all).filter(this::isSound).count();
        return Arrays.stream(all)
                .boxed()
                .sorted(Comparator.comparing((Integer h) -> !isSound(h)))
                .limit(Math.max(needed, sound))
                .mapToInt(h -> h)
                .sorted()
                .toArray();
    }

    private boolean isSound(int chip) {
        int drivers = availability.drivers(HicannOnWafer.of(chip));
        int columns = room.room(chip).freeColumns();
        return drivers >= SOUND * SynapseDriverOnHicann.COUNT
                && columns >= SOUND * ChipRoom.BLOCKS * ChipRoom.COLUMNS_PER_BLOCK;
    }

    /** DNC mergers that a typical chip will use. */
    private static int[] mergers(int[] order, NeuronSizes sizes, int chips) {
        int[] lines = Filling.runs(order, sizes, chips).stream()
                .mapToInt(run -> ChipPour.lines(run, sizes))
                .sorted()
                .toArray();
        return BalancedMergers.of(lines[lines.length / 2]);
    }
}
