package neckar.emulator.record;

import neckar.emulator.analog.Crossings;
import neckar.emulator.analog.NeuronCircuits;
import neckar.emulator.silicon.Draw;
import neckar.emulator.silicon.ReadoutQuantities;
import neckar.spec.experiment.AdcRequest;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.unit.TimeBase;

/**
 * One channel of the ADC on the membrane of one neuron: 12 bits at 96 MHz behind a single-pole low pass (emulator
 * reference 7.2). The membrane is taken as linear between the ends of steps.
 */
public final class AdcRecorder implements StepRecorder {
    /** Nominal sample rate. */
    public static final double SAMPLE_RATE_HZ = 96e6;

    /** Longest recording in samples. */
    public static final int MAX_SAMPLES = 1 << 20;

    /** Sample interval in quarters of a tick of 1/63 GHz. */
    private static final long INTERVAL_QUARTERS = 2625;

    private static final double CORNER_HZ = 20e6;
    private static final double SMOOTHING = StrictMath.exp(-2 * StrictMath.PI * CORNER_HZ / SAMPLE_RATE_HZ);
    private static final double RAMP = SAMPLE_RATE_HZ / (2 * StrictMath.PI * CORNER_HZ) * (1 - SMOOTHING);

    private final AdcRequest request;
    private final int neuron;
    private final long firstQuarters;
    private final ReadoutQuantities readout;
    private final short[] raw;
    private int count;
    private double before;
    private boolean started;
    private double input;
    private double filtered;

    /**
     * A channel.
     *
     * @param request what is asked for
     * @param neuron index of the neuron that holds the denmem
     * @param readout the way from the membrane to the converter
     */
    public AdcRecorder(AdcRequest request, int neuron, ReadoutQuantities readout) {
        this.readout = readout;
        this.request = request;
        this.neuron = neuron;
        firstQuarters = request.fromTick() * TimeBase.TICKS_PER_SYSTEM_TICK * 4;
        raw = new short[samples(request)];
    }

    /** Number of samples in the window of a request, at most one more than {@link #MAX_SAMPLES}. */
    public static int samples(AdcRequest request) {
        long quarters = (request.toTick() - request.fromTick()) * TimeBase.TICKS_PER_SYSTEM_TICK * 4;
        return (int) Math.min(MAX_SAMPLES + 1L, (quarters + INTERVAL_QUARTERS - 1) / INTERVAL_QUARTERS);
    }

    @Override
    public void step(long startTick, int stepTicks, NeuronCircuits circuits, Crossings crossings) {
        double after = circuits.voltage(neuron);
        double start = started ? before : after;
        started = true;
        while (count < raw.length) {
            double offset = (firstQuarters + count * INTERVAL_QUARTERS) / 4.0 - startTick;
            if (offset > stepTicks) {
                break;
            }
            double volt = start + (after - start) * Math.max(0, offset) / stepTicks;
            filtered = count == 0 ? volt : volt + (filtered - input) * SMOOTHING - (volt - input) * RAMP;
            input = volt;
            raw[count] = convert(measured(filtered));
            count++;
        }
        before = after;
    }

    /** What the converter sees; noise is keyed by the time of the sample. */
    private double measured(double volt) {
        if (!readout.works()) {
            return 0;
        }
        double noise = 0;
        if (readout.noiseVolt() > 0) {
            long sample = firstQuarters + count * INTERVAL_QUARTERS;
            noise = readout.noiseVolt()
                    * Draw.normal(Draw.key(readout.noiseKey(), request.denmem().id(), sample));
        }
        return readout.gain() * (volt + readout.bufferVolt()) + readout.offsetVolt() + noise;
    }

    private static short convert(double volt) {
        double code = (AdcTrace.FULL_SCALE_VOLT - volt) * AdcTrace.MAX_RAW / AdcTrace.FULL_SCALE_VOLT;
        return (short) Math.max(0, Math.min(AdcTrace.MAX_RAW, StrictMath.rint(code)));
    }

    /** What was recorded; shorter than asked for when the run ended first. */
    public AdcTrace trace() {
        return new AdcTrace(
                request.hicann(),
                request.output(),
                request.denmem(),
                request.fromTick() * TimeBase.TICKS_PER_SYSTEM_TICK,
                SAMPLE_RATE_HZ,
                java.util.Arrays.copyOf(raw, count));
    }
}
