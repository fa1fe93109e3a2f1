package neckar.emulator.silicon;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import neckar.spec.experiment.Sha256;
import neckar.spec.topology.Defect;
import neckar.spec.topology.Defects;

/**
 * What a die is like on the whole: mean and sigma of each variation, limits of the circuits, planted defects. Immutable.
 */
public final class SiliconTable {
    private static final double BAD_FACTOR = 3;

    private final double[] mean;
    private final double[] sigma;
    private final CircuitLimits limits;
    private final PlantedDefects defects;

    private SiliconTable(double[] mean, double[] sigma, CircuitLimits limits, PlantedDefects defects) {
        this.mean = mean;
        this.sigma = sigma;
        this.limits = limits;
        this.defects = defects;
    }

    /** A die without deviations, noise or defects. */
    public static SiliconTable ideal() {
        double[] mean = new double[Variation.values().length];
        for (Variation variation : Variation.values()) {
            mean[index(variation)] = variation.neutralMean();
        }
        return new SiliconTable(mean, new double[mean.length], CircuitLimits.LINEAR, PlantedDefects.NONE);
    }

    /** A typical die. */
    public static SiliconTable typical() {
        return spread(1);
    }

    /** A bad die: three times the sigmas of a typical one, the same means. */
    public static SiliconTable bad() {
        return spread(BAD_FACTOR);
    }

    private static SiliconTable spread(double factor) {
        double[] mean = new double[Variation.values().length];
        double[] sigma = new double[mean.length];
        for (Variation variation : Variation.values()) {
            mean[index(variation)] = variation.typicalMean();
            sigma[index(variation)] = factor * variation.typicalSigma();
        }
        return new SiliconTable(mean, sigma, CircuitLimits.SATURATING, PlantedDefects.NONE);
    }

    /** The named dies by name. */
    public static SortedMap<String, SiliconTable> named() {
        SortedMap<String, SiliconTable> tables = new TreeMap<>();
        tables.put("ideal", ideal());
        tables.put("typical", typical());
        tables.put("bad", bad());
        return tables;
    }

    /** This table with other sigmas. */
    public SiliconTable withSigma(Map<Variation, Double> changes) {
        double[] changed = sigma.clone();
        changes.forEach((variation, value) -> changed[index(variation)] = value);
        return new SiliconTable(mean, changed, limits, defects);
    }

    /** This table with other means. */
    public SiliconTable withMean(Map<Variation, Double> changes) {
        double[] changed = mean.clone();
        changes.forEach((variation, value) -> changed[index(variation)] = value);
        return new SiliconTable(changed, sigma, limits, defects);
    }

    /** This table with other limits of the circuits. */
    public SiliconTable withLimits(CircuitLimits other) {
        return new SiliconTable(mean, sigma, other, defects);
    }

    /** This table with planted defects. */
    public SiliconTable withDefects(PlantedDefects planted) {
        return new SiliconTable(mean, sigma, limits, planted);
    }

    /** Sigma of a variation, in the unit of its key. */
    public double sigma(Variation variation) {
        return sigma[index(variation)];
    }

    /** Mean of a variation, in the unit of its key. */
    public double mean(Variation variation) {
        return mean[index(variation)];
    }

    /** Limits of the circuits. */
    public CircuitLimits limits() {
        return limits;
    }

    /** Planted defects. */
    public PlantedDefects defects() {
        return defects;
    }

    /** SHA-256 of all values, so that two tables that act alike have the same. */
    public String hash() {
        StringBuilder text = new StringBuilder();
        for (Variation variation : Variation.values()) {
            text.append(variation.key()).append(' ').append(mean(variation)).append(' ');
            text.append(sigma(variation)).append('\n');
        }
        text.append(limits).append('\n');
        add(text, "", defects.defects());
        add(text, "mute ", defects.mute());
        text.append(defects.alwaysFiring()).append('\n');
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void add(StringBuilder text, String kind, Defects parts) {
        for (Defect defect : parts.list()) {
            text.append(kind)
                    .append(defect.level().key())
                    .append(' ')
                    .append(defect.owner())
                    .append(' ');
            text.append(defect.id()).append('\n');
        }
    }

    private static int index(Variation variation) {
        return variation.kind() - 1;
    }
}
