package neckar.emulator.oracle;

import java.util.ArrayList;
import java.util.List;
import neckar.emulator.silicon.Draw;
import neckar.emulator.silicon.ReadoutQuantities;
import neckar.emulator.silicon.Silicon;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.AdcRequest;
import neckar.spec.experiment.AdcTrace;

/**
 * One channel of the ADC (emulator reference 7.2): keeps the membrane at the ends of all steps and samples it when the run
 * is over.
 */
final class AdcOracle {
    private static final double RATE_HZ = 96e6;
    /** Quarters of a tick between two samples: 252 GHz over 96 MHz. */
    private static final long INTERVAL = 2625;

    /** Sample interval over the time constant of the low pass of 20 MHz. */
    private static final double LAG = 2 * Math.PI * 20e6 / RATE_HZ;

    private final AdcRequest request;
    private final Neuron neuron;
    private final ReadoutQuantities readout;
    private final int stepTicks;
    private final List<Double> volts = new ArrayList<>();

    AdcOracle(AdcRequest request, Neuron neuron, Silicon silicon, int stepTicks) {
        this.request = request;
        this.neuron = neuron;
        this.stepTicks = stepTicks;
        readout = silicon.readout(
                request.hicann().id(), request.output().id(), request.denmem().id());
    }

    boolean isOn(HicannOnWafer hicann) {
        return request.hicann().equals(hicann);
    }

    /** A step has ended. */
    void step() {
        volts.add(neuron.voltage());
    }

    /** The membrane: straight lines between the ends of steps, constant up to the end of the first. */
    private double membrane(long quarters) {
        double steps = quarters / (4.0 * stepTicks);
        int before = (int) ((quarters - 1) / (4L * stepTicks)) - 1;
        if (before < 0) {
            return volts.get(0);
        }
        double share = steps - (before + 1);
        return volts.get(before) + share * (volts.get(before + 1) - volts.get(before));
    }

    AdcTrace trace() {
        long from = request.fromTick() * 252 * 4;
        long end = Math.min(request.toTick() * 252 * 4, volts.size() * 4L * stepTicks + 1);
        double decay = StrictMath.exp(-LAG);
        List<Integer> codes = new ArrayList<>();
        double last = 0;
        double behind = 0;
        for (long at = from; at < end; at += INTERVAL) {
            double volt = membrane(at);
            // A ramp between two samples: the filter falls behind by its slope times the time constant.
            double ramp = at == from ? 0 : (volt - last) / LAG;
            behind = at == from ? 0 : ramp + (behind - ramp) * decay;
            last = volt;
            codes.add(code(measured(volt - behind, at)));
        }
        short[] raw = new short[codes.size()];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = codes.get(i).shortValue();
        }
        return new AdcTrace(
                request.hicann(), request.output(), request.denmem(), request.fromTick() * 252, RATE_HZ, raw);
    }

    private double measured(double volt, long quarters) {
        if (!readout.works()) {
            return 0;
        }
        double noise = readout.noiseVolt()
                * Draw.normal(Draw.key(readout.noiseKey(), request.denmem().id(), quarters));
        return readout.gain() * (volt + readout.bufferVolt()) + readout.offsetVolt() + noise;
    }

    /** The converter counts downwards from 1.8 V. */
    private static int code(double volt) {
        return (int) Math.max(0, Math.min(4095, StrictMath.rint((1.8 - volt) * 4095 / 1.8)));
    }
}
