package neckar.compiler.translate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import neckar.compiler.route.synapse.HicannSynapses;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.PlasticityGains;
import neckar.spec.calib.StpRecursion;
import neckar.spec.calib.StpUtilisation;
import neckar.spec.config.FloatingGateConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.StpMode;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.unit.Scaling;

/**
 * Plasticity of the drivers of a chip and the shared voltages of its floating-gate blocks. Each driver gets the capacitor that brings its
 * own U next to the fit's; strength and recovery time of a block are those with which its plastic drivers, by what was measured of
 * them, come nearest to the fit on regular trains.
 *
 * @param settings registers of each driver
 * @param response first response of each driver over that of its fit
 */
@SuppressWarnings("ArrayRecordComponent") // hands a freshly made array from one stage step to the next
record StpChoice(List<StpSetting> settings, double[] response) {
    /** Intervals of the trains over the recovery time. */
    private static final double[] PAUSES = {0.1, 0.3, 0.8, 2, 5};

    private static final int EVENTS = 10;
    private static final double FIRST_STEP = 0.1;
    private static final double FINEST_STEP = 1e-3;
    /** No response that is smaller is made up for by weights. */
    private static final double LEAST_RESPONSE = 0.3;

    /** A plastic driver. */
    private record Driver(int y, StpFit fit, int cap, double use, PlasticityGains.Driver gains) {
        StpRecursion law(double lambda) {
            return new StpRecursion(fit.mode(), use, lambda * gains.scale(), fit.n());
        }
    }

    /** Chooses for a chip and writes the shared cells of blocks with plastic drivers. */
    static StpChoice of(HicannOnWafer hicann, Translator.Inputs in, Scaling scaling, FloatingGateConfig.Builder gates) {
        List<StpSetting> settings = new ArrayList<>(Collections.nCopies(SynapseDriverOnHicann.COUNT, StpSetting.OFF));
        double[] response = new double[SynapseDriverOnHicann.COUNT];
        Arrays.fill(response, 1);
        Optional<HicannSynapses> synapses = in.routing().on(hicann.id());
        if (synapses.isEmpty()) {
            return new StpChoice(settings, response);
        }
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            List<Driver> drivers = new ArrayList<>();
            for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
                Optional<StpFit> fit = in.stp().fit(synapses.get().stpSet(driver.id()));
                if (fit.isPresent() && driver.fgBlock().equals(block)) {
                    drivers.add(driver(driver, fit.get(), in.calibration().plasticity(hicann, driver)));
                }
            }
            if (drivers.isEmpty()) {
                continue;
            }
            double[] values = values(drivers);
            Cells cells = new Cells(hicann, block, in.calibration(), gates);
            cells.write(SharedParameter.V_STDF, values[0]);
            cells.write(SharedParameter.V_DTC, scaling.timeSec(values[1]));
            for (Driver driver : drivers) {
                boolean depression = driver.fit().mode() == StpMode.DEPRESSION;
                cells.write(
                        depression ? SharedParameter.V_DEP : SharedParameter.V_FAC,
                        driver.fit().n() * values[0]);
                settings.set(driver.y(), new StpSetting(true, driver.fit().mode(), driver.cap()));
                double wanted = nominal(driver.fit()).factor(0);
                response[driver.y()] = driver.gains().equals(PlasticityGains.Driver.NOMINAL)
                        ? 1
                        : StrictMath.max(LEAST_RESPONSE, driver.law(values[0]).factor(0) / wanted);
            }
        }
        return new StpChoice(settings, response);
    }

    private record Cells(
            HicannOnWafer hicann, FgBlockOnHicann block, Calibration calibration, FloatingGateConfig.Builder gates) {
        void write(SharedParameter parameter, double value) {
            gates.shared(
                    block,
                    parameter,
                    calibration.toCode(hicann, block, parameter, value).dac());
        }
    }

    private static Driver driver(SynapseDriverOnHicann driver, StpFit fit, PlasticityGains.Driver gains) {
        double use = StpUtilisation.ofCap(fit.cap());
        int cap = StpUtilisation.nearestCap(use / gains.utilisation());
        return new Driver(driver.id(), fit, cap, Math.min(1, StpUtilisation.ofCap(cap) * gains.utilisation()), gains);
    }

    private static StpRecursion nominal(StpFit fit) {
        return new StpRecursion(fit.mode(), StpUtilisation.ofCap(fit.cap()), fit.lambda(), fit.n());
    }

    /** Strength and recovery time in biological milliseconds for the drivers of a block. */
    private static double[] values(List<Driver> drivers) {
        StpFit fit = drivers.get(0).fit();
        double scale = 0;
        double square = 0;
        double recovery = 0;
        boolean nominal = true;
        for (Driver driver : drivers) {
            scale += driver.gains().scale();
            square += driver.gains().scale() * driver.gains().scale();
            recovery += StrictMath.log(driver.gains().recovery()) / drivers.size();
            nominal &= driver.gains().equals(PlasticityGains.Driver.NOMINAL);
        }
        double[] best = {fit.lambda(), fit.tauRecMs()};
        if (nominal) {
            return best;
        }
        best = new double[] {fit.lambda() * scale / square, fit.tauRecMs() * StrictMath.exp(-recovery)};
        double error = error(drivers, best);
        double step = FIRST_STEP;
        while (step > FINEST_STEP) {
            double[] before = best;
            double errorBefore = error;
            for (int dScale = -1; dScale <= 1; dScale++) {
                for (int dTau = -1; dTau <= 1; dTau++) {
                    double[] tried = {before[0] * StrictMath.exp(dScale * step), before[1] * StrictMath.exp(dTau * step)
                    };
                    double found = error(drivers, tried);
                    best = found < error ? tried : best;
                    error = Math.min(found, error);
                }
            }
            step /= error < errorBefore ? 1 : 2;
        }
        return best;
    }

    /** Sum of the squared differences of normalised amplitudes. */
    private static double error(List<Driver> drivers, double[] values) {
        double sum = 0;
        for (Driver driver : drivers) {
            StpFit fit = driver.fit();
            StpRecursion wanted = nominal(fit);
            StpRecursion given = driver.law(values[0]);
            double first = Math.max(1e-3, given.factor(0));
            for (double pause : PAUSES) {
                double[] target = wanted.factors(pause, EVENTS);
                double[] factors = given.factors(
                        pause * fit.tauRecMs() / (values[1] * driver.gains().recovery()), EVENTS);
                for (int i = 0; i < EVENTS; i++) {
                    double difference = factors[i] / first - target[i] / target[0];
                    sum += difference * difference;
                }
            }
        }
        return sum;
    }
}
