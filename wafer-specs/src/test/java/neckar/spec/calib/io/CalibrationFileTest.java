package neckar.spec.calib.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import neckar.base.InputException;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.Code;
import neckar.spec.calib.MapState;
import neckar.spec.calib.PlasticityGains;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.SpeedMode;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapticInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationFileTest {
    private static final HicannOnWafer CHIP = HicannOnWafer.of(324);
    private static final DenmemOnHicann FIRST = DenmemOnHicann.of(0);
    private static final DenmemOnHicann FAILED = DenmemOnHicann.of(3);

    @TempDir
    Path folder = Path.of("");

    @Test
    void mapsHoldForTheOtherCapacitorAndTheLeakByItsFifth() throws IOException {
        Calibration calibration = read(file(chip()));
        AnalogMode small = AnalogMode.NORMAL.withOtherCapacitor();
        for (DenmemParameter parameter : new DenmemParameter[] {DenmemParameter.E_L, DenmemParameter.I_PL}) {
            double value = parameter == DenmemParameter.E_L ? 0.75 : 1e-6;
            assertEquals(
                    calibration.toCode(CHIP, FIRST, parameter, AnalogMode.NORMAL, value),
                    calibration.toCode(CHIP, FIRST, parameter, small, value));
        }
        Code big = calibration.toCode(CHIP, FIRST, DenmemParameter.I_GL, AnalogMode.NORMAL, 2e-6);
        Code leak = calibration.toCode(CHIP, FIRST, DenmemParameter.I_GL, small, 0.4e-6);
        assertEquals(big.dac(), leak.dac());
        assertEquals(MapState.OK, leak.state());
        assertEquals(big.given() / 5, leak.given(), 1e-12);
        assertEquals(leak.given(), calibration.toHardware(CHIP, FIRST, DenmemParameter.I_GL, small, leak.dac()), 1e-12);
    }

    @Test
    void everyFormAnswersWithItsLaw() throws IOException {
        Calibration calibration = read(file(chip()));
        Code line = calibration.toCode(CHIP, FIRST, DenmemParameter.E_L, AnalogMode.NORMAL, 0.75);
        assertEquals(10 + 0.75 * 560, line.dac(), 0.5);
        assertEquals((line.dac() - 10) / 560.0, line.given(), 1e-6);
        assertEquals(MapState.OK, line.state());
        Code leak = calibration.toCode(CHIP, FIRST, DenmemParameter.I_GL, AnalogMode.NORMAL, 2e-6);
        assertEquals(4e-5 / 2e-6 + 5e-10 / 4e-12, leak.dac(), 0.5);
        Code refractory = calibration.toCode(CHIP, FIRST, DenmemParameter.I_PL, AnalogMode.NORMAL, 1e-6);
        assertEquals(1 / (1e-3 + 6.1e4 * 1e-6), refractory.dac(), 0.5);
        Code softplus = calibration.toCode(CHIP, FIRST, DenmemParameter.V_SYNTCX, AnalogMode.NORMAL, 0.5e-6);
        double log = -15.865 + 0.0325 * StrictMath.log1p(StrictMath.exp(0.00773 * (196 - softplus.dac()))) / 0.00773;
        assertEquals(StrictMath.exp(log), softplus.given(), 1e-12);
        assertEquals(0.5e-6, softplus.given(), 0.01e-6);
        Code table = calibration.toCode(CHIP, FIRST, DenmemParameter.V_SYNTCI, AnalogMode.NORMAL, 0.5e-6);
        assertEquals(400, table.dac());
        assertEquals(0.5e-6, table.given(), 1e-12);
        assertEquals(433, calibration.workingPointDac(CHIP, FIRST, DenmemParameter.V_CONVOFFX, AnalogMode.NORMAL));
        Code reset = calibration.toCode(CHIP, FgBlockOnHicann.of(1), SharedParameter.V_RESET, 0.5);
        assertEquals(5 + 0.5 * 570, reset.dac(), 0.5);
        assertArrayEquals(
                new float[] {0.012f, 0.011f, 0.013f, 0.012f},
                Objects.requireNonNull(calibration.chips().get(CHIP))
                        .blockSpread(SharedParameter.V_RESET)
                        .orElseThrow());
    }

    @Test
    void whatIsMissingFailedOrOfAnotherModeIsNominal() throws IOException {
        Calibration calibration = read(file(chip()));
        Calibration nominal = Calibration.nominal();
        assertEquals(MapState.FIT_FAILED, calibration.state(CHIP, FAILED, DenmemParameter.E_L, AnalogMode.NORMAL));
        Code failed = calibration.toCode(CHIP, FAILED, DenmemParameter.E_L, AnalogMode.NORMAL, 0.75);
        assertEquals(426, failed.dac());
        assertEquals(MapState.FIT_FAILED, failed.state());
        assertEquals(MapState.NOMINAL, calibration.state(CHIP, FIRST, DenmemParameter.V_T, AnalogMode.NORMAL));
        AnalogMode slow = AnalogMode.of(true, SpeedMode.SLOW);
        assertEquals(
                nominal.toCode(CHIP, FIRST, DenmemParameter.I_GL, slow, 5e-6),
                calibration.toCode(CHIP, FIRST, DenmemParameter.I_GL, slow, 5e-6));
        HicannOnWafer other = HicannOnWafer.of(1);
        assertEquals(
                nominal.toCode(other, FIRST, DenmemParameter.E_L, AnalogMode.NORMAL, 0.75),
                calibration.toCode(other, FIRST, DenmemParameter.E_L, AnalogMode.NORMAL, 0.75));
    }

    @Test
    void gainsOfRowsAndInputsMultiply() throws IOException {
        Calibration calibration = read(file(chip()));
        SynapseRowOnHicann row = SynapseRowOnHicann.of(4);
        assertEquals(0.9 * 1.1, calibration.synapseGain(CHIP, row, FIRST, SynapticInput.EXCITATORY), 1e-6);
        assertEquals(0.9 * 0.8, calibration.synapseGain(CHIP, row, FIRST, SynapticInput.INHIBITORY), 1e-6);
        SynapseRowOnHicann failedRow = SynapseRowOnHicann.of(0);
        assertEquals(1.1, calibration.synapseGain(CHIP, failedRow, FIRST, SynapticInput.EXCITATORY), 1e-6);
        assertEquals(100e-9, calibration.weightMap(CHIP).siemens(0, 600, 10), 1e-15);
    }

    @Test
    void writtenFileReadsBackTheSame() throws IOException {
        Calibration first = read(file(chip()));
        byte[] packed = bytes(first);
        Path copy = folder.resolve("copy.json.gz");
        Files.write(copy, packed);
        Calibration second = CalibrationReader.read(copy);
        assertEquals(first.info(), second.info());
        assertArrayEquals(unpack(packed), unpack(bytes(second)));
        assertEquals(
                first.toCode(CHIP, FIRST, DenmemParameter.V_SYNTCI, AnalogMode.NORMAL, 0.6e-6),
                second.toCode(CHIP, FIRST, DenmemParameter.V_SYNTCI, AnalogMode.NORMAL, 0.6e-6));
    }

    @Test
    void plasticityOfDriversComesBackAndThatOfFailedOnesIsNominal() throws IOException {
        Calibration first = read(file(chip()));
        Path copy = folder.resolve("copy.json.gz");
        Files.write(copy, bytes(first));
        for (Calibration calibration : List.of(first, CalibrationReader.read(copy))) {
            assertEquals(
                    new PlasticityGains.Driver(1.25, 0.75, 1.5),
                    calibration.plasticity(CHIP, SynapseDriverOnHicann.of(223)));
            assertEquals(PlasticityGains.Driver.NOMINAL, calibration.plasticity(CHIP, SynapseDriverOnHicann.of(0)));
        }
        assertRefused(file(chip()).replace("\"scale\": [0.75", "\"scale\": [0.75, 0.75"), "224");
        assertRefused(file(chip()).replace("0.75]", "-0.75]"), "positive");
        assertRefused(file(chip()).replace("\"recovery\"", "\"recover\""), "recovery");
    }

    @Test
    void chipMayStandInItsOwnFile() throws IOException {
        Files.writeString(
                folder.resolve("H324.json"),
                "{\"format\": \"neckar-calibration/1\", \"hicann\": 324, " + chip().substring(1));
        Calibration calibration = read(file("\"H324.json\""));
        assertEquals(MapState.OK, calibration.state(CHIP, FIRST, DenmemParameter.E_L, AnalogMode.NORMAL));
        assertRefused(file("\"../H324.json\""), "beside");
    }

    @Test
    void wrongInputIsRefusedWithPlaceAndAdvice() throws IOException {
        String good = file(chip());
        assertRefused(good.replace("neckar-calibration/1", "neckar-calibration/2"), "neckar-calibration/1");
        assertRefused(good.replace("\"pll_hz\"", "\"pll_h\""), "pll_hz");
        assertRefused(good.replace("\"E_l\"", "\"E_L\""), "E_l");
        assertRefused(good.replace("\"324\"", "\"384\""), "383");
        assertRefused(good.replace("\"form\": \"poly\"", "\"form\": \"poli\""), "poly");
        assertRefused(good.replace("\"gl\": \"normal\"", "\"gl\": \"medium\""), "normal");
        assertRefused(good.replace("\"codes\": [300, 400, 500]", "\"codes\": [300, 400, 400]"), "rising");
        assertRefused(good.replace("[7e-7, 5e-7, 3e-7]", "[7e-7, 5e-7, 6e-7]"), "monotone");
        assertRefused(good.replace("OOOF", "OOOX"), "O, N, F, D, M");
        assertRefused(good.replace("OOOF", "OOF"), "512");
        assertRefused(good.replace("[0.5, 1.1]", "[1.1, 0.5]"), "low");
        assertRefused(good.replace("\"modes\": [{", "\"modes\": [], \"x\": [{"), "mode");
        assertRefused(good.substring(0, good.length() / 2), "");
        InputException missing =
                assertThrows(InputException.class, () -> CalibrationReader.read(folder.resolve("nothing.json")));
        assertTrue(missing.getMessage().contains("nothing.json"), missing.getMessage());
    }

    @Test
    void mutatedFilesAreReadOrRefused() throws IOException {
        byte[] good = file(chip()).getBytes(StandardCharsets.UTF_8);
        Path path = folder.resolve("mutated.json");
        for (int i = 0; i < 60; i++) {
            byte[] bad = good.clone();
            // A third of the changes fall into the head, where most of the keys stand.
            int position = (int) ((i * 2_654_435_761L + 17) % (i % 3 == 0 ? 600 : good.length));
            bad[position] ^= (byte) (1 + i % 127);
            Files.write(path, bad);
            try {
                Calibration read = CalibrationReader.read(path);
                read.toCode(CHIP, FIRST, DenmemParameter.V_SYNTCI, AnalogMode.NORMAL, 0.5e-6);
            } catch (InputException e) {
                assertTrue(e.getMessage().contains("mutated.json"), e.getMessage());
            }
        }
    }

    @Test
    void truncatedPackedFileIsRefused() throws IOException {
        byte[] packed = bytes(read(file(chip())));
        Path cut = folder.resolve("cut.json.gz");
        Files.write(cut, Arrays.copyOf(packed, packed.length / 2));
        InputException e = assertThrows(InputException.class, () -> CalibrationReader.read(cut));
        assertTrue(e.getMessage().contains("cut.json.gz"), e.getMessage());
    }

    private void assertRefused(String content, String expected) {
        InputException e = assertThrows(InputException.class, () -> read(content));
        assertTrue(e.getMessage().contains(expected), e.getMessage());
        assertTrue(e.place().contains("calibration.json"), e.place());
    }

    private Calibration read(String content) throws IOException {
        Path path = folder.resolve("calibration.json");
        Files.writeString(path, content);
        return CalibrationReader.read(path);
    }

    private static byte[] bytes(Calibration calibration) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CalibrationWriter.write(calibration, bytes);
        return bytes.toByteArray();
    }

    private static byte[] unpack(byte[] packed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    }

    private static String file(String chip) {
        return "{\"format\": \"neckar-calibration/1\", \"created_by\": \"test \\\"1\\\"\", \"spec_hash\": \"ab\","
                + "\"die\": {\"wafer\": \"W1\", \"fingerprint_v\": [0.0123, -0.004]}, \"pll_hz\": 125e6,"
                + "\"modes\": [{\"bigcap\": true, \"gl\": \"normal\", \"gladapt\": \"normal\", \"radapt\": \"normal\"}],"
                + "\"protocols\": {\"V_t\": {\"version\": 3, \"steps_dac\": [398, 455], \"reps\": 1,"
                + " \"trial_seed\": 7}},"
                + "\"hicanns\": {\"324\": " + chip + "}}";
    }

    private static String chip() {
        String state = "\"OOOF" + "O".repeat(508) + "\"";
        return "{\"denmem\": {"
                + map(
                        "E_l",
                        "poly",
                        "codes_per_unit",
                        "[10, 560]",
                        "\"domain_v\": " + all("[0.5, 1.1]") + ", \"state\": " + state)
                + ", " + map("I_gl", "negpow", "c", "[4e-5, 5e-10]", "\"domain_s\": " + all("[5e-7, 1e-5]"))
                + ", " + map("I_pl", "oneover", "c", "[1e-3, 6.1e4]", "\"domain_s\": " + all("[1e-7, 2e-6]"))
                + ", "
                + map(
                        "V_syntcx",
                        "softplus",
                        "c",
                        "[-15.865, 0.0325, 196, 0.00773]",
                        "\"domain_s\": " + all("[1.3e-7, 1.5e-6]"))
                + ", "
                + map(
                        "V_syntci",
                        "table",
                        "c",
                        "[7e-7, 5e-7, 3e-7]",
                        "\"codes\": [300, 400, 500], \"domain_s\": " + all("[3e-7, 7e-7]"))
                + ", " + map("V_convoffx", "const", "c", "[433]", "\"n\": [" + repeat("9", 512) + "]")
                + "}, \"block\": {\"V_reset\": {\"form\": \"poly\", \"c\": [[5, 570], [5, 570], [5, 570], [5, 570]],"
                + " \"spread_v\": [0.012, 0.011, 0.013, 0.012]}},"
                + "\"rows\": {\"gain\": [" + repeat("0.9", 448) + "], \"state\": \"F" + "O".repeat(447) + "\"},"
                + "\"weights\": {\"g_ns\": [100, 80, -1.5], \"vgmax_dac\": 600, \"divisor\": 10, \"gain_x\": ["
                + repeat("1.1", 512) + "], \"gain_i\": [" + repeat("0.8", 512) + "]},"
                + "\"plasticity\": {\"utilisation\": [" + repeat("1.25", 224) + "], \"scale\": [" + repeat("0.75", 224)
                + "], \"recovery\": [" + repeat("1.5", 224) + "], \"state\": \"F" + "O".repeat(223) + "\"}}";
    }

    private static String map(String name, String form, String key, String coefficients, String more) {
        return "\"" + name + "\": {\"form\": \"" + form + "\", \"" + key + "\": " + all(coefficients) + ", " + more
                + "}";
    }

    private static String all(String entry) {
        return "[" + repeat(entry, 512) + "]";
    }

    private static String repeat(String entry, int count) {
        return String.join(", ", Collections.nCopies(count, entry));
    }

    @Test
    void plainAndPackedAreBothRead() throws IOException {
        Path packed = folder.resolve("packed.json.gz");
        Files.write(packed, bytes(read(file(chip()))));
        assertEquals(
                MapState.OK,
                CalibrationReader.read(packed).state(CHIP, FIRST, DenmemParameter.I_PL, AnalogMode.NORMAL));
        assertTrue(new String(unpack(Files.readAllBytes(packed)), StandardCharsets.UTF_8).startsWith("{\"format\""));
    }
}
