package neckar.emulator.silicon;

import neckar.base.Seeds;

/** The draws of one die and one trial, shaped by a table. */
final class Deviations {
    private final SiliconTable table;
    private final long dieSeed;
    private final long trial;

    Deviations(SiliconTable table, long dieSeed, long trial) {
        this.table = table;
        this.dieSeed = dieSeed;
        this.trial = trial;
    }

    /** Standard normal of a component, the same in every trial. */
    private double fixed(Variation variation, int owner, int component) {
        return Draw.normal(Seeds.split(dieSeed, variation.kind(), owner, component));
    }

    /** Key of the noise of a component in this trial. */
    long noiseKey(Variation variation, int owner, int component) {
        return Seeds.split(dieSeed, variation.kind(), owner, component, trial);
    }

    /** What is multiplied to a quantity of a component. */
    double factor(Variation variation, int owner, int component) {
        double sigma = table.sigma(variation);
        double mean = table.mean(variation);
        if (sigma == 0) {
            return mean;
        }
        double z = fixed(variation, owner, component);
        return variation.law() == Variation.Law.FACTOR
                ? mean * StrictMath.exp(sigma * z - 0.5 * sigma * sigma)
                : Math.max(0, mean + sigma * z);
    }

    /** What is added to a quantity of a component. */
    double offset(Variation variation, int owner, int component) {
        double sigma = table.sigma(variation);
        double mean = table.mean(variation);
        return sigma == 0 ? mean : mean + sigma * fixed(variation, owner, component);
    }

    /** What is added anew in each trial. */
    double anew(Variation variation, int owner, int component) {
        double sigma = table.sigma(variation);
        return sigma == 0 ? 0 : sigma * Draw.normal(noiseKey(variation, owner, component));
    }
}
