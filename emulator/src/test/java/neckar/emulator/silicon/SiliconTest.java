package neckar.emulator.silicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import neckar.spec.topology.Defect;
import neckar.spec.topology.DefectLevel;
import neckar.spec.topology.Defects;
import org.junit.jupiter.api.Test;

class SiliconTest {
    private static final int DRAWS = 100_000;
    private static final Silicon TYPICAL = new Silicon(SiliconTable.typical(), 3, 1);

    /** Codes of a leaky integrator: E_l 0.55 V, V_t 0.7 V, tau_m 2 us. */
    static DenmemCodes codes() {
        return codes(1023, 1023);
    }

    private static DenmemCodes codes(double inputBias, double inputOffset) {
        return new DenmemCodes(
                313,
                721,
                227,
                80,
                320,
                320,
                398,
                313,
                101,
                400,
                400,
                1023,
                100,
                500,
                100,
                inputBias,
                inputBias,
                inputOffset,
                inputOffset,
                false,
                false,
                true,
                SpeedSetting.NORMAL);
    }

    /** Draws of one variation, one a component, 1000 components a chip. */
    private static double draw(Deviations deviations, Variation variation, long i) {
        int owner = (int) (i / 1000);
        int component = (int) (i % 1000);
        return switch (variation.law()) {
            case FACTOR, FACTOR_NORMAL -> deviations.factor(variation, owner, component);
            case OFFSET -> deviations.offset(variation, owner, component);
            default -> deviations.anew(variation, owner, component);
        };
    }

    @Test
    void everyVariationHasTheMeanAndSigmaOfItsTable() {
        SiliconTable table = SiliconTable.typical();
        Deviations deviations = new Deviations(table, 1, 0);
        for (Variation variation : Variation.values()) {
            double sigma = table.sigma(variation);
            double mean = variation.hasMean() ? table.mean(variation) : 0;
            double kurtosis = 0;
            if (variation.law() == Variation.Law.FACTOR) {
                double w = Math.exp(sigma * sigma);
                kurtosis = w * w * w * w + 2 * w * w * w + 3 * w * w - 6;
                sigma = mean * Math.sqrt(w - 1);
            }
            double[] found = DrawTest.moments(i -> draw(deviations, variation, i));
            assertEquals(mean, found[0], 3 * sigma / Math.sqrt(DRAWS), variation.key());
            double error = sigma * Math.sqrt((kurtosis + 2) / 4 / DRAWS);
            assertEquals(sigma, found[1], 3 * error, variation.key());
        }
    }

    @Test
    void synapseStrengthsSpreadAsSynapsesAndRowsDo() {
        double nominal = TransferLaws.synapse(9, 500, 11);
        double[] weights =
                DrawTest.moments(i -> TYPICAL.synapse(7, (int) (i % 448), (int) (i / 448), 9, 500, 11) / nominal);
        assertEquals(1, weights[0], 3 * 0.2 / Math.sqrt(DRAWS));
        assertEquals(0.2, weights[1], 3 * 0.2 / Math.sqrt(2.0 * DRAWS));
        assertTrue(TYPICAL.rowGain(7, 3) != TYPICAL.rowGain(7, 4));
    }

    @Test
    void anotherDieDiffersAndAnotherTrialDiffersInWritingAlone() {
        Silicon same = new Silicon(SiliconTable.typical(), 3, 1);
        Silicon trial = new Silicon(SiliconTable.typical(), 3, 2);
        Silicon die = new Silicon(SiliconTable.typical(), 4, 1);
        for (int denmem = 0; denmem < 512; denmem += 37) {
            DenmemQuantities first = TYPICAL.denmem(100, denmem, codes());
            assertEquals(first, same.denmem(100, denmem, codes()));
            assertEquals(first, trial.denmem(100, denmem, codes()));
            assertNotEquals(first, die.denmem(100, denmem, codes()));
            assertNotEquals(first, TYPICAL.denmem(101, denmem, codes()));
            assertEquals(
                    TYPICAL.readout(100, 0, denmem).bufferVolt(),
                    trial.readout(100, 0, denmem).bufferVolt());
            assertNotEquals(
                    TYPICAL.readout(100, 0, denmem).noiseKey(),
                    trial.readout(100, 0, denmem).noiseKey());
            double cell = TYPICAL.cell(100, 0, 6, denmem / 4, 500, 0);
            assertEquals(cell, same.cell(100, 0, 6, denmem / 4, 500, 0));
            assertNotEquals(cell, trial.cell(100, 0, 6, denmem / 4, 500, 0));
        }
        assertEquals(TYPICAL.repeaterDelayTicks(777, 252), trial.repeaterDelayTicks(777, 252));
    }

    @Test
    void programmedCellsMissTheirCodesByTheWriteErrorAndTheGainOfTheirRow() {
        double[] volts = DrawTest.moments(
                i -> new Silicon(SiliconTable.typical(), 3, i / 128).cell(0, 0, 6, 1 + (int) (i % 128), 500, 0));
        double gain = volts[0] / 500;
        assertEquals(0.95, gain, 3 * 0.02);
        double lsb = 1.8 / 1023;
        assertEquals(0.005 / lsb, volts[1] / gain, 3 * 0.005 / lsb / Math.sqrt(2.0 * DRAWS));
        double[] amps = DrawTest.moments(
                i -> new Silicon(SiliconTable.typical(), 3, i / 128).cell(0, 0, 11, 1 + (int) (i % 128), 500, 0));
        assertEquals(500, amps[0], 3 * 2.865 / Math.sqrt(DRAWS));
        assertEquals(7e-9 / (2.5e-6 / 1023), amps[1], 3 * 2.865 / Math.sqrt(2.0 * DRAWS));
        assertEquals(0, TYPICAL.cell(0, 0, 11, 5, 0, 0), "an empty cell");
        assertTrue(TYPICAL.cell(0, 0, 11, 5, 1023, 0) <= 1023);
    }

    @Test
    void resetPotentialsOfARowAndParityMoveTogether() {
        double within = 0;
        for (int denmem = 0; denmem < 256; denmem += 2) {
            double difference = TYPICAL.denmem(9, denmem, codes()).resetVolt()
                    - TYPICAL.denmem(9, (denmem + 2) % 256, codes()).resetVolt();
            within += difference * difference / 128;
        }
        assertEquals(0.005 * Math.sqrt(2), Math.sqrt(within), 0.0013);
        double[] blocks = DrawTest.moments(
                i -> TYPICAL.denmem((int) (i % 384), (int) (i % 512), codes()).resetVolt());
        assertEquals(Math.hypot(0.020, 0.005), blocks[1], 0.001);
    }

    @Test
    void inputsLeakBelowTheKneeOfTheirOffsetCorrection() {
        Map<Variation, Double> knee = new EnumMap<>(Map.of(Variation.CONVOFF_KNEE, 450.0));
        Silicon silicon = new Silicon(SiliconTable.ideal().withMean(knee), 1, 0);
        double closed = silicon.denmem(0, 0, codes(1023, 460)).restXSiemens();
        double open = silicon.denmem(0, 0, codes(1023, 350)).restXSiemens();
        assertEquals(0, closed);
        // 100 codes below the knee, 0.5 V from the reversal potential, I_gl 200 nA: 30 mV.
        double leak = 2.16456e-12 / TransferLaws.tauMem(82, true, SpeedSetting.NORMAL);
        assertEquals(0.030, 0.5 * open / (leak + open), 0.002);
        assertEquals(0, silicon.denmem(0, 0, codes(0, 350)).restXSiemens(), "without bias current");
        assertEquals(0, Silicon.ideal().denmem(0, 0, codes(1023, 0)).restISiemens());
    }

    @Test
    void aTableOfZerosIsTheIdealDie() {
        Map<Variation, Double> zero = new EnumMap<>(Variation.class);
        Map<Variation, Double> neutral = new EnumMap<>(Variation.class);
        for (Variation variation : Variation.values()) {
            zero.put(variation, 0.0);
            neutral.put(variation, variation.neutralMean());
        }
        SiliconTable table =
                SiliconTable.bad().withSigma(zero).withMean(neutral).withLimits(CircuitLimits.LINEAR);
        assertEquals(SiliconTable.ideal().hash(), table.hash());
        assertNotEquals(SiliconTable.ideal().hash(), SiliconTable.typical().hash());
        assertNotEquals(SiliconTable.bad().hash(), SiliconTable.typical().hash());
        Silicon silicon = new Silicon(table, 99, 5);
        assertEquals(Silicon.ideal().denmem(1, 2, codes()), silicon.denmem(1, 2, codes()));
        assertEquals(500, silicon.cell(0, 0, 6, 3, 500, 700));
        assertEquals(TransferLaws.synapse(3, 400, 7), silicon.synapse(0, 1, 2, 3, 400, 7));
    }

    @Test
    void badDiesHaveThreeTimesTheSigmasAndTheSameMeans() {
        for (Variation variation : Variation.values()) {
            assertEquals(3 * variation.typicalSigma(), SiliconTable.bad().sigma(variation), 1e-15);
            assertEquals(variation.typicalMean(), SiliconTable.bad().mean(variation));
        }
    }

    @Test
    void plantedDefectsAct() {
        Defects dead = Defects.builder()
                .add(new Defect(DefectLevel.NEURON, 5, 17, "", ""))
                .add(new Defect(DefectLevel.SYNAPSE, 5, 3 * 256 + 4, "", ""))
                .add(new Defect(DefectLevel.SYNAPTIC_INPUT, 5, 2 * 20 + 1, "", ""))
                .build();
        TreeMap<Integer, java.util.SortedSet<Integer>> firing = new TreeMap<>();
        firing.computeIfAbsent(5, key -> new TreeSet<>()).add(30);
        Silicon silicon =
                new Silicon(SiliconTable.ideal().withDefects(new PlantedDefects(dead, Defects.NONE, firing)), 1, 0);
        assertEquals(false, silicon.denmem(5, 17, codes()).comparatorWorks());
        assertEquals(true, silicon.denmem(6, 17, codes()).comparatorWorks());
        assertEquals(0, silicon.synapse(5, 3, 4, 15, 500, 11));
        assertTrue(silicon.synapse(5, 3, 5, 15, 500, 11) > 0);
        assertEquals(0, silicon.denmem(5, 20, codes()).limitISiemens());
        assertTrue(Double.isInfinite(silicon.denmem(5, 20, codes()).limitXSiemens()));
        assertTrue(silicon.denmem(5, 30, codes()).thresholdVolt() < 0);
    }
}
