package neckar.emulator.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import neckar.emulator.digital.DigitalParameters;
import neckar.emulator.kernel.KernelSettings;

/**
 * How an experiment is emulated. None of these changes what the hardware is told to do.
 *
 * @param threads number of threads; the recording does not depend on it
 * @param analogStepCycles PLL cycles of an analog step: 1, 2 or 4
 * @param doubleSubSteps 0 for the fast single-precision circuits; else double precision, each step cut into so many
 * @param digital properties of the digital part that no source fixes
 * @param waveforms registers to follow
 * @param hopBalance whether to check after each window that no event vanishes between the registers of the mergers
 */
public record EmulatorOptions(
        int threads,
        int analogStepCycles,
        int doubleSubSteps,
        DigitalParameters digital,
        Optional<WaveformRequest> waveforms,
        boolean hopBalance) {
    /** Steps of 16 ns at 125 MHz: what the accuracy bounds are met with. */
    public static final int DEFAULT_STEP_CYCLES = 2;

    /** Name of the time that one event takes on a link. */
    static final String LINK_INTERVAL = "link_interval_ticks";

    /** The defaults. */
    public static EmulatorOptions standard(int threads) {
        return new EmulatorOptions(threads, DEFAULT_STEP_CYCLES, 0, DigitalParameters.DEFAULT, Optional.empty(), false);
    }

    /** These options with another analog step. */
    public EmulatorOptions withAnalogStepCycles(int cycles) {
        return new EmulatorOptions(threads, cycles, doubleSubSteps, digital, waveforms, hopBalance);
    }

    /** These options in double precision with so many sub-steps in a step. */
    public EmulatorOptions withDoublePrecision(int subSteps) {
        return new EmulatorOptions(threads, analogStepCycles, subSteps, digital, waveforms, hopBalance);
    }

    /** These options with other properties of the digital part. */
    public EmulatorOptions withDigital(DigitalParameters parameters) {
        return new EmulatorOptions(threads, analogStepCycles, doubleSubSteps, parameters, waveforms, hopBalance);
    }

    /** These options with registers to follow. */
    public EmulatorOptions withWaveforms(WaveformRequest request) {
        return new EmulatorOptions(
                threads, analogStepCycles, doubleSubSteps, digital, Optional.of(request), hopBalance);
    }

    /** These options with a check of all registers after each window. */
    public EmulatorOptions withHopBalance() {
        return new EmulatorOptions(threads, analogStepCycles, doubleSubSteps, digital, waveforms, true);
    }

    /** All parameters in force that no source fixes, by name. */
    Map<String, Object> parameters() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("analog_step_cycles", analogStepCycles);
        named.put("encoder_order", digital.encoderOrder().name().toLowerCase(Locale.ROOT));
        named.put("repeater_delay_ticks", digital.repeaterDelayTicks());
        named.put("driver_delay_ticks", digital.driverDelayTicks());
        named.put("chain_delay_ticks", digital.chainDelayTicks());
        named.put("frame_ticks", digital.frameTicks());
        named.put(LINK_INTERVAL, digital.linkIntervalTicks());
        named.put("link_delay_ticks", digital.linkDelayTicks());
        named.put("dnc_delay_ticks", digital.dncDelayTicks());
        named.put("uplink_depth", digital.uplinkDepth());
        named.put("fpga_depth", digital.fpgaDepth());
        named.put("trace_entries", digital.traceEntries());
        named.put("playback_lead_clocks", digital.playbackLeadClocks());
        named.put("playback_late_clocks", digital.playbackLateClocks());
        named.put("playback_pulses", digital.playbackPulses());
        named.put("release_depth", digital.releaseDepth());
        named.put("release_distance", digital.releaseDistance());
        named.put("channel_buffers", digital.channelBuffers());
        return named;
    }

    KernelSettings settings() {
        return new KernelSettings(
                threads,
                analogStepCycles,
                doubleSubSteps,
                KernelSettings.WHOLE_WINDOWS,
                digital,
                waveforms.isPresent());
    }
}
