package neckar.calibration.procedure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import neckar.calibration.fit.Line;
import neckar.calibration.fit.PlasticityFit;
import neckar.calibration.fit.PlasticityFit.Writing;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.MapState;
import neckar.spec.calib.ParameterMaps;
import neckar.spec.calib.ParameterMaps.Form;
import neckar.spec.calib.PlasticityGains;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.StpMode;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;

/**
 * Short-term plasticity (calibration reference 2.12): trains through all drivers in depression with several strengths, recovery times
 * and capacitors, then in facilitation with several offsets. What is left after the gains of the drivers are maps of the shared cells:
 * V_stdf and V_fac in proportion to their code for each block, the recovery rate as one line over the code of V_dtc for the chip, since
 * its writing error is larger than what blocks could differ by. V_dep is not needed: depression that starts from 1 has code 0 there.
 */
public final class Plasticity implements Procedure {
    /** Name of the procedure. */
    public static final String NAME = "stp";

    private static final double LEAST = 0.5;
    private static final double MOST = 2;
    /** Residuals larger than this share of the expected noise tell of another law. */
    private static final double LARGEST_MISFIT = 3;

    /** Codes between which recovery times are stored; below the lowest one the circuit does not get slower. */
    private static final int[] TABLE = {5, 7, 10, 14, 20, 28, 40, 56, 80, 112, 160, 224, 320, 448, 640, 900};

    private record Setting(StpMode mode, int scale, int offset, int recovery, int cap)
            implements PlasticityTrain.Setting {
        @Override
        public int cap(int driver) {
            return cap;
        }

        @Override
        public int code(SharedParameter parameter, int block) {
            return switch (parameter) {
                case V_STDF -> scale;
                case V_FAC -> offset;
                default -> recovery;
            };
        }
    }

    private static final List<Setting> SETTINGS = List.of(
            new Setting(StpMode.DEPRESSION, 400, 0, 24, 0),
            new Setting(StpMode.DEPRESSION, 540, 0, 40, 7),
            new Setting(StpMode.DEPRESSION, 480, 0, 13, 3),
            new Setting(StpMode.DEPRESSION, 520, 0, 110, 5),
            new Setting(StpMode.DEPRESSION, 440, 0, 65, 1),
            new Setting(StpMode.FACILITATION, 540, 250, 14, 7),
            new Setting(StpMode.FACILITATION, 540, 360, 90, 3),
            new Setting(StpMode.FACILITATION, 540, 450, 9, 0));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public double readingSec() {
        return 16 * PlasticityTrain.readSec();
    }

    @Override
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < SETTINGS.size(); i++) {
            steps.add(new Step(i, 0));
        }
        return steps;
    }

    @Override
    public Features measure(Bench bench, Knowledge known, Step step) {
        Setting setting = SETTINGS.get(step.code());
        return new Features(PlasticityTrain.strengths(bench, known, setting.mode(), setting));
    }

    /** Takes trains apart. */
    public static PlasticityFit apart(List<Writing> writings) {
        int[] block = SynapseDriverOnHicann.all().stream()
                .mapToInt(driver -> driver.fgBlock().id())
                .toArray();
        return PlasticityFit.of(
                new PlasticityFit.Train(PlasticityTrain.eventsSec(), PlasticityTrain.evaluated()),
                writings.toArray(Writing[]::new),
                block);
    }

    private static Writing writing(Setting setting, Features features) {
        double[][] strengths = new double[features.rows().length][];
        for (int k = 0; k < strengths.length; k++) {
            strengths[k] = features.row(k);
        }
        int[] caps = new int[SynapseDriverOnHicann.COUNT];
        Arrays.fill(caps, setting.cap());
        return new Writing(
                setting.mode(),
                caps,
                Calibration.nominalMap(SharedParameter.V_STDF).toHardware(setting.scale()),
                Calibration.nominalMap(SharedParameter.V_FAC).toHardware(setting.offset()),
                Calibration.nominalMap(SharedParameter.V_DTC).toHardware(setting.recovery()),
                strengths);
    }

    @Override
    public Outcome fit(Knowledge known, List<Features> measured) {
        List<Writing> writings = new ArrayList<>();
        for (int s = 0; s < SETTINGS.size(); s++) {
            writings.add(writing(SETTINGS.get(s), measured.get(s)));
        }
        PlasticityFit fit = apart(writings);
        Map<SharedParameter, ParameterMaps> maps = new EnumMap<>(SharedParameter.class);
        maps.put(SharedParameter.V_STDF, proportional(fit.scaleVolt(), true));
        maps.put(SharedParameter.V_FAC, proportional(fit.offsetVolt(), false));
        recovery(fit.recoverySec()).ifPresent(map -> maps.put(SharedParameter.V_DTC, map));
        List<String> reasons = new ArrayList<>();
        PlasticityGains gains = gains(fit, reasons);
        return new Outcome(known.with(maps, gains), List.of(table(fit, reasons)));
    }

    private static PlasticityGains gains(PlasticityFit fit, List<String> reasons) {
        int n = SynapseDriverOnHicann.COUNT;
        float[][] gain = new float[3][n];
        MapState[] state = new MapState[n];
        double[][] found = {fit.utilisation(), fit.strength(), fit.recovery()};
        for (int d = 0; d < n; d++) {
            String why = Double.isNaN(fit.misfit()[d]) ? "no event acts" : "";
            for (int k = 0; k < 3 && why.isEmpty(); k++) {
                why = found[k][d] > LEAST && found[k][d] < MOST ? "" : "a factor outside 0.5..2";
            }
            why = why.isEmpty() && fit.misfit()[d] > LARGEST_MISFIT ? "does not follow the law" : why;
            for (int k = 0; k < 3; k++) {
                gain[k][d] = why.isEmpty() ? (float) found[k][d] : 1;
            }
            state[d] = why.isEmpty() ? MapState.OK : MapState.NOT_CREDIBLE;
            reasons.add(why);
        }
        return new PlasticityGains(gain[0], gain[1], gain[2], state);
    }

    /** Voltages in proportion to the code: a cell of code 0 holds nothing. */
    private static ParameterMaps proportional(double[][] volt, boolean scale) {
        Entries entries = new Entries(Form.POLY, FgBlockOnHicann.COUNT, 2);
        for (int b = 0; b < FgBlockOnHicann.COUNT; b++) {
            double product = 0;
            double square = 0;
            int used = 0;
            for (int s = 0; s < volt.length; s++) {
                Setting setting = SETTINGS.get(s);
                if (scale == (setting.mode() == StpMode.DEPRESSION)) {
                    double code = scale ? setting.scale() : setting.offset();
                    product += code * volt[s][b];
                    square += code * code;
                    used++;
                }
            }
            double slope = product / square;
            double sum = 0;
            for (int s = 0; s < volt.length; s++) {
                Setting setting = SETTINGS.get(s);
                if (scale == (setting.mode() == StpMode.DEPRESSION)) {
                    double r = volt[s][b] - slope * (scale ? setting.scale() : setting.offset());
                    sum += r * r;
                }
            }
            double rms = StrictMath.sqrt(sum / (used - 1));
            double relative =
                    slope / Calibration.nominalMap(SharedParameter.V_STDF).toHardware(1);
            if (relative > LEAST && relative < MOST) {
                double[] c = {0, 1 / slope};
                entries.accept(b, c, 0, slope * 1023, rms / slope * StrictMath.sqrt(1 + 1.0 / used), rms, used);
            } else {
                entries.reject(b, MapState.NOT_CREDIBLE, "the value hardly follows the code");
            }
        }
        return entries.build();
    }

    /** One line of the recovery rate over the code, as a table of times. */
    private static java.util.Optional<ParameterMaps> recovery(double[][] sec) {
        int n = sec.length * FgBlockOnHicann.COUNT;
        double[] codes = new double[n];
        double[] rate = new double[n];
        for (int i = 0; i < n; i++) {
            codes[i] = SETTINGS.get(i / FgBlockOnHicann.COUNT).recovery();
            rate[i] = 1 / sec[i / FgBlockOnHicann.COUNT][i % FgBlockOnHicann.COUNT];
        }
        double scale = 1e3;
        for (int i = 0; i < n; i++) {
            rate[i] /= scale;
        }
        Line line = Line.robust(codes, rate, 1);
        if (line.used() == 0 || !(line.value(TABLE[0]) > 0) || !(line.slope() > 0)) {
            return java.util.Optional.empty();
        }
        double[] table = new double[TABLE.length];
        double[] c = new double[TABLE.length];
        for (int i = 0; i < TABLE.length; i++) {
            table[i] = TABLE[i];
            c[i] = 1 / (scale * line.value(TABLE[i]));
        }
        Entries entries = new Entries(Form.TABLE, FgBlockOnHicann.COUNT, TABLE.length, table);
        for (int b = 0; b < FgBlockOnHicann.COUNT; b++) {
            double sigma = line.residual() / line.slope();
            double rms = c[TABLE.length / 2] * line.residual() * scale * c[TABLE.length / 2];
            entries.accept(b, c, c[TABLE.length - 1], c[0], sigma, rms, line.used());
        }
        return java.util.Optional.of(entries.build());
    }

    private FitTable table(PlasticityFit fit, List<String> reasons) {
        double[][] factors = {fit.strength(), fit.utilisation(), fit.recovery()};
        double[][] fitted = new double[3][];
        for (int k = 0; k < 3; k++) {
            fitted[k] = factors[k].clone();
        }
        return new FitTable(NAME, "1", true, new double[] {0, 1, 2}, factors, fitted, reasons);
    }
}
