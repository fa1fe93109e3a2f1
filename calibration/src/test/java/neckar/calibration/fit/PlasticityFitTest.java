package neckar.calibration.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.base.SeededRandom;
import neckar.calibration.fit.PlasticityFit.Train;
import neckar.calibration.fit.PlasticityFit.Writing;
import neckar.spec.config.StpMode;
import org.junit.jupiter.api.Test;

/** Drivers and shared cells come back from trains of a law that is written out here once more. */
class PlasticityFitTest {
    private static final Train TRAIN = new Train(
            new double[] {0, 5e-6, 10e-6, 15e-6, 15.5e-6, 16e-6, 16.5e-6, 17e-6, 25e-6, 60e-6, 140e-6},
            new int[] {0, 1, 2, 8, 9, 10});
    private static final double[] SCALE = {0.7, 0.9, 0.8, 0.6, 0.9, 0.9};
    private static final double[] OFFSET = {0, 0, 0, 0, 0.5, 0.7};
    private static final double[] TAU_SEC = {20e-6, 12e-6, 40e-6, 8e-6, 25e-6, 50e-6};
    private static final int[] CAP = {0, 7, 3, 3, 7, 0};
    private static final int DRIVERS = 40;

    /** Amplitudes of a train by the recursion of the state I. */
    private static double[] train(boolean depression, double use, double scale, double offset, double tauSec) {
        double[] amplitudes = new double[TRAIN.evaluated().length];
        double inactive = 0;
        int next = 0;
        for (int i = 0; i < TRAIN.eventsSec().length; i++) {
            double pause = i == 0 ? 0 : TRAIN.eventsSec()[i] - TRAIN.eventsSec()[i - 1];
            inactive *= Math.exp(-pause / tauSec);
            if (Arrays.binarySearch(TRAIN.evaluated(), i) >= 0) {
                amplitudes[next++] = Math.max(0, depression ? 1 - scale * inactive : 1 - offset + scale * inactive);
            }
            inactive += use * (1 - inactive);
        }
        return amplitudes;
    }

    /** Noisy strengths of a writing. */
    private static double[][] strengths(
            SeededRandom random, int w, boolean depression, double[][] gain, double[][] cell, int[] block) {
        double[][] strengths = new double[TRAIN.evaluated().length][DRIVERS];
        for (int d = 0; d < DRIVERS; d++) {
            double[] amplitudes = train(
                    depression,
                    (0.25 + 0.15 / 7 * CAP[w]) * gain[0][d],
                    SCALE[w] * cell[0][block[d]] * gain[1][d],
                    OFFSET[w] * cell[1][block[d]] * gain[1][d],
                    TAU_SEC[w] * 1.1 * gain[2][d]);
            for (int k = 0; k < amplitudes.length; k++) {
                strengths[k][d] = 0.012 * (1 + 0.1 * w) * amplitudes[k] * (1 + 0.01 * random.nextGaussian());
            }
        }
        return strengths;
    }

    @Test
    void driversAndCellsComeBackWithinTheNoise() {
        SeededRandom random = new SeededRandom(4);
        double[][] gain = new double[3][DRIVERS];
        int[] block = new int[DRIVERS];
        for (int d = 0; d < DRIVERS; d++) {
            block[d] = d % 2;
            for (double[] gains : gain) {
                gains[d] = Math.exp(0.1 * random.nextGaussian());
            }
        }
        double[][] cell = {{0.93, 1.02}, {0.97, 1.04}};
        List<Writing> writings = new ArrayList<>();
        for (int w = 0; w < SCALE.length; w++) {
            boolean depression = OFFSET[w] == 0;
            double[][] strengths = strengths(random, w, depression, gain, cell, block);
            int[] caps = new int[DRIVERS];
            Arrays.fill(caps, CAP[w]);
            StpMode mode = depression ? StpMode.DEPRESSION : StpMode.FACILITATION;
            writings.add(new Writing(mode, caps, SCALE[w], OFFSET[w], TAU_SEC[w], strengths));
        }
        Arrays.fill(writings.get(2).strengths()[0], DRIVERS - 1, DRIVERS, Double.NaN);
        PlasticityFit fit = PlasticityFit.of(TRAIN, writings.toArray(Writing[]::new), block);

        assertTrue(Double.isNaN(fit.strength()[DRIVERS - 1]), "a driver without an answer has no gains");
        double[][] found = {fit.utilisation(), fit.strength(), fit.recovery()};
        double[] allowed = {0.04, 0.015, 0.04};
        for (int k = 0; k < 3; k++) {
            for (int b = 0; b < 2; b++) {
                double[] off = new double[DRIVERS];
                for (int d = 0; d < DRIVERS; d++) {
                    off[d] = block[d] == b ? Math.log(found[k][d] / gain[k][d]) : Double.NaN;
                }
                assertTrue(Robust.deviation(off) < allowed[k], "quantity " + k + ": " + Robust.deviation(off));
                if (k == 0) {
                    assertEquals(0, Robust.mean(off), 0.03);
                }
            }
        }
        assertBlocksComeBack(fit, cell, gain, block);
    }

    /** What the cells of a block hold includes the middle of its drivers' gains. */
    private static void assertBlocksComeBack(PlasticityFit fit, double[][] cell, double[][] gain, int[] block) {
        for (int w = 0; w < SCALE.length; w++) {
            for (int b = 0; b < 2; b++) {
                double middle = median(gain[1], block, b);
                assertEquals(cell[0][b] * middle, fit.scaleVolt()[w][b] / SCALE[w], 0.04);
                assertEquals(cell[1][b] * middle * OFFSET[w], fit.offsetVolt()[w][b], 0.02);
                assertEquals(1.1 * median(gain[2], block, b), fit.recoverySec()[w][b] / TAU_SEC[w], 0.08);
            }
        }
    }

    private static double median(double[] gains, int[] block, int b) {
        double[] own = new double[gains.length];
        for (int d = 0; d < own.length; d++) {
            own[d] = block[d] == b && d < DRIVERS - 1 ? gains[d] : Double.NaN;
        }
        return Robust.median(own);
    }
}
