package neckar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import neckar.cli.picture.LogLogPicture;
import neckar.emulator.analog.CircuitLayout;
import neckar.emulator.analog.Crossings;
import neckar.emulator.analog.DoubleCircuits;
import neckar.emulator.analog.FloatCircuits;
import neckar.emulator.analog.NeuronCircuits;
import neckar.emulator.analog.NeuronParameters;
import neckar.emulator.silicon.DenmemQuantities;

/**
 * Error of spike times against the length of the analog step, for the neurons of emulator reference 5.2: writes the plot of the
 * numerics page and prints its table.
 */
public final class Numerics {
    private static final double SPEEDUP = 1e4;
    /** A cycle at 125 MHz. */
    private static final int CYCLE_TICKS = 504;

    private static final int[] STEP_CYCLES = {8, 4, 2, 1};
    /** Parts of a cycle that are shorter than any step of the kernel. */
    private static final int[] CYCLE_PARTS = {2, 4};

    /** Indices of 0.16 and 0.02 ms among the steps, between which the order is taken. */
    private static final int SLOPE_FROM = 2;

    private static final int SLOPE_TO = 5;
    private static final double MS_PER_TICK = 1e3 * SPEEDUP / 63e9;
    private static final double DURATION_MS = 1000;

    /** A neuron under constant current, in biological units. */
    private record Driven(String name, NeuronParameters neuron, double pa) {}

    private Numerics() {}

    /** Writes {@code numerics.svg} and {@code numerics.png} into the folder that is the only word. */
    public static void main(String[] words) throws IOException {
        Path folder = Path.of(words[0]);
        LogLogPicture picture =
                new LogLogPicture("Error of spike times", "analog step, biological ms", "largest error, ms", 1e-5);
        System.out.println(
                "| neuron | scheme | " + "step 0.64 ms | 0.32 | 0.16 | 0.08 | 0.04 | 0.02 | slope below 0.16 |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (Driven driven : neurons()) {
            List<Double> exact =
                    spikes(new DoubleCircuits(List.of(driven.neuron), CYCLE_TICKS, 256), driven, CYCLE_TICKS);
            List<double[]> kernel = new ArrayList<>();
            List<double[]> plain = new ArrayList<>();
            for (int cycles : STEP_CYCLES) {
                int ticks = cycles * CYCLE_TICKS;
                double stepMs = ticks * MS_PER_TICK;
                NeuronCircuits fast = new FloatCircuits(new CircuitLayout(List.of(driven.neuron), ticks));
                kernel.add(new double[] {stepMs, error(exact, spikes(fast, driven, ticks))});
                NeuronCircuits reference = new DoubleCircuits(List.of(driven.neuron), ticks, 1);
                plain.add(new double[] {stepMs, error(exact, spikes(reference, driven, ticks))});
            }
            for (int parts : CYCLE_PARTS) {
                NeuronCircuits reference = new DoubleCircuits(List.of(driven.neuron), CYCLE_TICKS, parts);
                plain.add(new double[] {
                    CYCLE_TICKS * MS_PER_TICK / parts, error(exact, spikes(reference, driven, CYCLE_TICKS))
                });
            }
            picture.add(driven.name + ", kernel", true, kernel)
                    .add(driven.name + ", double without sub-steps", true, plain);
            print(driven.name, "kernel", kernel);
            print(driven.name, "double precision, no sub-steps", plain);
        }
        Files.write(folder.resolve("numerics.svg"), picture.svg());
        Files.write(folder.resolve("numerics.png"), picture.png());
    }

    private static void print(String neuron, String scheme, List<double[]> points) {
        StringBuilder row = new StringBuilder("| " + neuron + " | " + scheme + " |");
        for (double[] point : points) {
            row.append(String.format(Locale.ROOT, " %.4f |", point[1]));
        }
        if (points.size() <= SLOPE_TO) {
            System.out.println(row.append(" | | |"));
            return;
        }
        double errors = points.get(SLOPE_FROM)[1] / points.get(SLOPE_TO)[1];
        double steps = points.get(SLOPE_FROM)[0] / points.get(SLOPE_TO)[0];
        System.out.println(row.append(String.format(Locale.ROOT, " %.2f |", Math.log(errors) / Math.log(steps))));
    }

    private static List<Driven> neurons() {
        NeuronParameters leaky = neuron(200, 10, -65, -50, -65, 1, 0, 0, 0, 100, 0);
        NeuronParameters adaptive = neuron(281, 30, -70.6, -40.4, -70.6, 0, -50.4, 2, 4, 144, 80.5);
        return List.of(
                new Driven("LIF, 200 pA", leaky, 200),
                new Driven("AdEx, 850 pA", adaptive, 850),
                new Driven("AdEx, 1500 pA", adaptive, 1500));
    }

    private static NeuronParameters neuron(
            double pf,
            double ns,
            double el,
            double vt,
            double vr,
            double refMs,
            double vExp,
            double slope,
            double aNs,
            double tauWMs,
            double bPa) {
        double infinite = Double.POSITIVE_INFINITY;
        DenmemQuantities denmem = new DenmemQuantities(
                pf * 1e-12,
                ns * 1e-9 * SPEEDUP,
                el * 1e-3,
                0,
                -80e-3,
                5e-3 / SPEEDUP,
                5e-3 / SPEEDUP,
                vt * 1e-3,
                vr * 1e-3,
                refMs * 1e-3 / SPEEDUP,
                slope > 0,
                vExp * 1e-3,
                Math.max(slope, 1) * 1e-3,
                1,
                aNs * 1e-9 * SPEEDUP,
                tauWMs * 1e-3 / SPEEDUP,
                bPa * 1e-12 * SPEEDUP,
                0,
                0,
                infinite,
                infinite,
                infinite,
                true);
        return NeuronParameters.join(List.of(denmem), 0);
    }

    private static List<Double> spikes(NeuronCircuits circuits, Driven driven, int stepTicks) {
        circuits.setCurrent(0, driven.pa * 1e-12 * SPEEDUP);
        Crossings crossings = new Crossings();
        for (long tick = 0; tick * MS_PER_TICK < DURATION_MS; tick += stepTicks) {
            circuits.beginStep();
            circuits.finishStep(tick, crossings);
        }
        List<Double> ms = new ArrayList<>();
        for (int i = 0; i < crossings.count(); i++) {
            ms.add(crossings.tick(i) * MS_PER_TICK);
        }
        return ms;
    }

    private static double error(List<Double> exact, List<Double> spikes) {
        double largest = 0;
        for (int i = 0; i < Math.min(exact.size(), spikes.size()); i++) {
            largest = Math.max(largest, Math.abs(exact.get(i) - spikes.get(i)));
        }
        return largest;
    }
}
