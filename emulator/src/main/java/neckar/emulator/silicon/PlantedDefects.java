package neckar.emulator.silicon;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.topology.Defect;
import neckar.spec.topology.DefectLevel;
import neckar.spec.topology.Defects;

/**
 * Parts of a die that do not work, and denmems that fire all the time. Nobody outside is told; it shows in what the die
 * does.
 */
public final class PlantedDefects {
    /** Everything works. */
    public static final PlantedDefects NONE = new PlantedDefects(Defects.NONE, Defects.NONE, new TreeMap<>());

    private final Defects defects;
    private final Defects mute;
    private final SortedMap<Integer, SortedSet<Integer>> alwaysFiring;
    private final Map<DefectLevel, SortedSet<Integer>> forgetful = new EnumMap<>(DefectLevel.class);
    private final Map<DefectLevel, SortedSet<Integer>> dead = new EnumMap<>(DefectLevel.class);

    /**
     * Plants defects.
     *
     * @param defects parts that do not work; what registers they have keep nothing
     * @param mute parts that do not work although their registers hold what is written
     * @param alwaysFiring denmems that fire all the time, by chip
     */
    public PlantedDefects(Defects defects, Defects mute, SortedMap<Integer, SortedSet<Integer>> alwaysFiring) {
        this.defects = defects;
        this.mute = mute;
        SortedMap<Integer, SortedSet<Integer>> copy = new TreeMap<>();
        for (Map.Entry<Integer, SortedSet<Integer>> chip : alwaysFiring.entrySet()) {
            copy.put(chip.getKey(), new TreeSet<>(chip.getValue()));
        }
        this.alwaysFiring = copy;
        add(defects, forgetful);
        add(defects, dead);
        add(mute, dead);
    }

    private static void add(Defects defects, Map<DefectLevel, SortedSet<Integer>> parts) {
        for (Defect defect : defects.list()) {
            parts.computeIfAbsent(defect.level(), level -> new TreeSet<>())
                    .add(defect.owner() * defect.level().count() + defect.id());
        }
    }

    /** Whether there is no defect. */
    public boolean isEmpty() {
        return dead.isEmpty() && alwaysFiring.isEmpty();
    }

    /** The parts that do not work and whose registers keep nothing. */
    public Defects defects() {
        return defects;
    }

    /** The parts that do not work although their registers hold. */
    Defects mute() {
        return mute;
    }

    /** Denmems that fire all the time, by chip; not to be changed. */
    SortedMap<Integer, SortedSet<Integer>> alwaysFiring() {
        return alwaysFiring;
    }

    /** Whether a part does not work, as listed; what follows from it for other parts is not considered. */
    public boolean isDead(DefectLevel level, int owner, int id) {
        return has(dead, level, owner, id);
    }

    /** Whether the registers of a part keep nothing. */
    public boolean isForgetful(DefectLevel level, int owner, int id) {
        return has(forgetful, level, owner, id);
    }

    private static boolean has(Map<DefectLevel, SortedSet<Integer>> parts, DefectLevel level, int owner, int id) {
        SortedSet<Integer> ofLevel = parts.get(level);
        return ofLevel != null && ofLevel.contains(owner * level.count() + id);
    }

    /** Whether a merger of the tree does not work: nobody can take what it puts out. */
    public boolean isDead(int hicann, MergerOnHicann merger) {
        return isDead(DefectLevel.merger(merger.level()), hicann, merger.index());
    }

    /** Whether a denmem fires all the time. */
    public boolean firesAlways(int hicann, int denmem) {
        SortedSet<Integer> ofChip = alwaysFiring.get(hicann);
        return ofChip != null && ofChip.contains(denmem);
    }
}
