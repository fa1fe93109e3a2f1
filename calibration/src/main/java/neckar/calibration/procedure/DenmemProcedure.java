package neckar.calibration.procedure;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.ParameterMaps;
import neckar.spec.config.DenmemParameter;
import neckar.spec.coord.DenmemOnHicann;

/** A procedure for a parameter that each denmem has for itself: what it stands for is observed at any codes. */
public abstract class DenmemProcedure implements Procedure {
    private final DenmemParameter parameter;
    private final AnalogMode mode;
    private final int[] codes;

    /** A procedure that steps codes of a parameter in a mode. */
    DenmemProcedure(DenmemParameter parameter, AnalogMode mode, int... codes) {
        this.parameter = parameter;
        this.mode = mode;
        this.codes = codes.clone();
    }

    /** The parameter. */
    public final DenmemParameter parameter() {
        return parameter;
    }

    /** Mode in which it is measured. */
    public final AnalogMode mode() {
        return mode;
    }

    @Override
    public String name() {
        return parameter.hardwareName();
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public double readingSec() {
        return readSec() * DenmemOnHicann.COUNT;
    }

    /** Time for which each membrane is read. */
    abstract double readSec();

    /**
     * Observes the hardware quantity of all denmems.
     *
     * @param bench the bench
     * @param known what the rest of the chip is set by
     * @param code code of the parameter for each denmem
     * @param value what the codes should stand for, roughly
     * @return the quantity by denmem; NaN where nothing was found
     */
    public abstract float[] observe(Bench bench, Knowledge known, IntUnaryOperator code, double value);

    /** Fits the values by step and denmem. */
    abstract Fit fit(double[] stepped, double[][] values);

    /**
     * Maps of all denmems with the points behind them.
     *
     * @param maps the maps
     * @param table points and fits
     */
    record Fit(ParameterMaps maps, FitTable table) {}

    @Override
    public final List<Step> steps() {
        return Arrays.stream(codes).mapToObj(code -> new Step(code, 0)).toList();
    }

    @Override
    public final Features measure(Bench bench, Knowledge known, Step step) {
        double value = Calibration.isMapped(parameter)
                ? Calibration.nominalMap(parameter, mode).toHardware(step.code())
                : step.code();
        return new Features(new float[][] {observe(bench, known, d -> step.code(), value)});
    }

    @Override
    public final Outcome fit(Knowledge known, List<Features> measured) {
        double[][] values = measured.stream().map(f -> f.row(0)).toArray(double[][]::new);
        Fit fit = fit(Arrays.stream(codes).asDoubleStream().toArray(), values);
        return new Outcome(known.with(parameter, mode, fit.maps()), List.of(fit.table()));
    }

    /** Lines of volt against code, with the denmems of a floating-gate block as a population. */
    final Fit lines(double[] stepped, double[][] values) {
        return VoltageFit.fit(
                name(), stepped, values, d -> DenmemOnHicann.of(d).fgBlock().id());
    }
}
