package neckar.emulator.analog;

import java.util.ArrayList;
import java.util.List;
import neckar.emulator.silicon.DenmemQuantities;

/** One neuron in double precision, with one state for each denmem (emulator reference 3.1). */
final class DoubleNeuron {
    private static final double TICKS_PER_SEC = 63e9;

    /** An event within the current step. */
    private record Event(int member, int input, double siemens, double offsetTicks) {}

    private final NeuronParameters parameters;
    private final double capacitance;
    private final double[][] conductance;
    private final double[] adaptation;
    private final List<Event> events = new ArrayList<>();
    private double voltage;
    private double current;
    /** Tick, with its fraction, at which the refractory time ends. */
    private double holdUntil;

    DoubleNeuron(NeuronParameters parameters) {
        this.parameters = parameters;
        int size = parameters.denmems().size();
        capacitance = parameters.capacitanceFarad();
        conductance = new double[2][size];
        adaptation = new double[size];
        voltage = parameters.restVolt();
        holdUntil = Double.NEGATIVE_INFINITY;
    }

    void clearEvents() {
        events.clear();
    }

    void event(int member, int input, double siemens, double offsetTicks) {
        events.add(new Event(member, input, siemens, offsetTicks));
    }

    void setCurrent(double amp) {
        current = amp;
    }

    double voltage() {
        return voltage;
    }

    double conductance(int input) {
        double sum = 0;
        for (double g : conductance[input]) {
            sum += g;
        }
        return sum;
    }

    double adaptation() {
        double sum = 0;
        for (double w : adaptation) {
            sum += w;
        }
        return sum;
    }

    /** Advances over (start + from, start + to], cut at events, refractory end and crossings. */
    void advance(long startTick, double from, double to, int neuron, Crossings crossings) {
        double now = from;
        while (now < to) {
            double end = to;
            for (Event event : events) {
                if (event.offsetTicks() > now && event.offsetTicks() < end) {
                    end = event.offsetTicks();
                }
            }
            boolean held = startTick + now < holdUntil;
            if (held) {
                end = Math.min(end, Math.max(holdUntil - startTick, now + 1e-9));
                voltage = parameters.resetVolt();
                decay((end - now) / TICKS_PER_SEC, voltage);
            } else {
                end = integrate(startTick, now, end, neuron, crossings);
            }
            for (Event event : events) {
                if (event.offsetTicks() > now && event.offsetTicks() <= end) {
                    conductance[event.input()][event.member()] += event.siemens();
                }
            }
            now = end;
        }
    }

    /** Integrates the free membrane; returns the end, or the offset of a crossing. */
    private double integrate(long startTick, double from, double to, int neuron, Crossings crossings) {
        double sec = (to - from) / TICKS_PER_SEC;
        double start = voltage;
        double end = trapezoid(start, sec);
        if (parameters.fires() && end >= parameters.thresholdVolt()) {
            double share =
                    start < parameters.thresholdVolt() ? (parameters.thresholdVolt() - start) / (end - start) : 0;
            double at = Math.max(from + share * (to - from), from + 1e-6);
            decay((at - from) / TICKS_PER_SEC, 0.5 * (start + parameters.thresholdVolt()));
            for (int i = 0; i < adaptation.length; i++) {
                adaptation[i] += parameters.denmems().get(i).jumpAmp();
            }
            crossings.add(neuron, startTick + Math.max(1, Math.round(at)));
            voltage = parameters.resetVolt();
            holdUntil = startTick + at + Math.max(1, parameters.refractorySec() * TICKS_PER_SEC);
            return at;
        }
        decay(sec, 0.5 * (start + end));
        voltage = end;
        return to;
    }

    private double trapezoid(double start, double sec) {
        double end = start;
        double mid = start;
        for (int pass = 0; pass < 2; pass++) {
            double g = 0;
            double drive = current;
            for (int i = 0; i < adaptation.length; i++) {
                DenmemQuantities denmem = parameters.denmems().get(i);
                double x = saturated(denmem, true, meanOf(conductance[0][i], denmem.tauXSec(), sec), mid);
                double y = saturated(denmem, false, meanOf(conductance[1][i], denmem.tauISec(), sec), mid);
                g += denmem.quietSiemens() + x + y;
                drive += denmem.quietAmp() + x * denmem.reversalXVolt() + y * denmem.reversalIVolt();
            }
            double q = sec * g / (2 * capacitance);
            double other = drive + exponential(mid) - meanAdaptation(mid, sec);
            end = (start * (1 - q) + sec / capacitance * other) / (1 + q);
            mid = 0.5 * (start + end);
            if (parameters.fires()) {
                mid = Math.min(mid, Math.max(start, parameters.thresholdVolt()));
            }
        }
        return end;
    }

    /** Conductance that carries the same current without saturation, at a potential (emulator reference 3.1). */
    private static double saturated(DenmemQuantities denmem, boolean excitatory, double siemens, double volt) {
        if (siemens == 0) {
            return 0;
        }
        double reversal = excitatory ? denmem.reversalXVolt() : denmem.reversalIVolt();
        double u = (reversal - volt) / denmem.inputVolt();
        double share = Math.abs(u) < 1e-6 ? 1 : StrictMath.tanh(u) / u;
        return share * siemens / (1 + siemens / denmem.limitSiemens(excitatory));
    }

    private static double meanOf(double g, double tau, double sec) {
        return g == 0 ? 0 : -g * tau * StrictMath.expm1(-sec / tau) / sec;
    }

    private double exponential(double v) {
        double sum = 0;
        for (DenmemQuantities denmem : parameters.denmems()) {
            if (denmem.exponential()) {
                double x = (Math.min(v, parameters.thresholdVolt()) - denmem.expVolt()) / denmem.slopeVolt();
                double amp = denmem.leakSiemens() * denmem.slopeVolt() * Exponential.exp(x);
                sum += Math.min(denmem.expLimitAmp(), amp);
            }
        }
        return sum;
    }

    private double meanAdaptation(double v, double sec) {
        double sum = 0;
        for (int i = 0; i < adaptation.length; i++) {
            DenmemQuantities denmem = parameters.denmems().get(i);
            if (denmem.adapts()) {
                double target = denmem.adaptSiemens() * (v - denmem.leakVolt());
                double change = -StrictMath.expm1(-sec / denmem.tauAdaptSec()) * (target - adaptation[i]);
                sum += adaptation[i] + 0.5 * change;
            }
        }
        return sum;
    }

    private void decay(double sec, double v) {
        for (int i = 0; i < adaptation.length; i++) {
            DenmemQuantities denmem = parameters.denmems().get(i);
            conductance[NeuronCircuits.EXCITATORY][i] *= StrictMath.exp(-sec / denmem.tauXSec());
            conductance[NeuronCircuits.INHIBITORY][i] *= StrictMath.exp(-sec / denmem.tauISec());
            if (denmem.adapts()) {
                double target = denmem.adaptSiemens() * (v - denmem.leakVolt());
                adaptation[i] += -StrictMath.expm1(-sec / denmem.tauAdaptSec()) * (target - adaptation[i]);
            }
        }
    }
}
