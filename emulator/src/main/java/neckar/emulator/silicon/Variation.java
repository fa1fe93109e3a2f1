package neckar.emulator.silicon;

import java.util.Optional;

/**
 * What varies on a die, in a configuration or in a run, with the spread of a typical die (emulator reference 4.1 to 4.3).
 * The kind is a part of the key of every draw, so a number is never used again and new rows get new ones.
 */
public enum Variation {
    /** Strength of each synapse: ESS, and Petrovici et al. 2014. */
    WEIGHT("weight", 1, Law.FACTOR_NORMAL, 1, 0.20),
    /** Strength of each synapse row: a choice. */
    ROW_GAIN("row_gain", 2, Law.FACTOR, 1, 0.10),
    /** Time constant of each synaptic input: a choice of the order of magnitude of Koke 2017. */
    TAU_SYN("tau_syn", 3, Law.FACTOR, 1, 0.20),
    /** Membrane time constant of each denmem, by its leak conductance: a choice. */
    TAU_M("tau_m", 4, Law.FACTOR, 1, 0.30),
    /** Membrane capacitance of each denmem: a choice. */
    C_M("c_m", 5, Law.FACTOR_NORMAL, 1, 0.02),
    /** Leak potential of each denmem in volt: a choice. */
    E_L("e_l", 6, Law.OFFSET, 0, 0.020),
    /** Spike threshold of each denmem in volt: a choice. */
    V_T("v_t", 7, Law.OFFSET, 0, 0.020),
    /** Reversal potential of each synaptic input in volt: a choice. */
    E_SYN("e_syn", 8, Law.OFFSET, 0, 0.020),
    /** Reset potential of each floating-gate block in volt: a choice. */
    V_RESET_BLOCK("v_reset_block", 9, Law.OFFSET, 0, 0.020),
    /** Reset potential of each denmem against that of its block in volt: a choice. */
    V_RESET_DENMEM("v_reset_denmem", 10, Law.OFFSET, 0, 0.005),
    /** Threshold of each denmem's exponential term in volt: a choice. */
    V_EXP("v_exp", 11, Law.OFFSET, 0, 0.020),
    /** Slope of each denmem's exponential term: a choice. */
    DELTA_T("delta_t", 12, Law.FACTOR, 1, 0.15),
    /** Sub-threshold adaptation of each denmem: a choice. */
    A("a", 13, Law.FACTOR, 1, 0.20),
    /** Spike-triggered adaptation of each denmem: a choice. */
    B("b", 14, Law.FACTOR, 1, 0.20),
    /** Adaptation time constant of each denmem: a choice. */
    TAU_W("tau_w", 15, Law.FACTOR, 1, 0.20),
    /** Refractory time of each denmem: a choice. */
    TAU_REFRAC("tau_refrac", 16, Law.FACTOR, 1, 0.15),
    /** Conductance of each synaptic input at rest, relative to the leak, 0 where negative: a choice. */
    G_OFF("g_off", 17, Law.OFFSET, 0, 0.02),
    /** Utilisation of each driver's short-term plasticity: a choice after Bill et al. 2010. */
    STP_U("stp_u", 18, Law.FACTOR, 1, 0.10),
    /** Scale of each driver's short-term plasticity: a choice after Bill et al. 2010. */
    STP_LAMBDA("stp_lambda", 19, Law.FACTOR, 1, 0.10),
    /** Recovery time constant of each driver's short-term plasticity: a choice after Bill et al. 2010. */
    STP_TAU_REC("stp_tau_rec", 20, Law.FACTOR, 1, 0.10),
    /** Absolute value of a normal that is added to the delay of each repeater, in nanoseconds: a choice. */
    REPEATER_DELAY("repeater_delay_ns", 21, Law.SPREAD, 0, 0.3),
    /** Output buffer of each denmem in volt: cake's figures (calibration reference 4.1). */
    READOUT_OFFSET("readout_offset", 22, Law.OFFSET, 0, 0.014),
    /** Gain of the voltages in each row of each floating-gate block: a choice; cake's figures show 0.88. */
    VOLTAGE_GAIN("voltage_gain", 23, Law.FACTOR_NORMAL, 0.95, 0.02),
    /** Code of V_convoff below which each synaptic input leaks: a choice after calibration reference 2.7. */
    CONVOFF_KNEE("convoff_knee", 24, Law.OFFSET, 450, 120),
    /** Gain of each ADC channel: a choice. */
    ADC_GAIN("adc_gain", 25, Law.FACTOR_NORMAL, 1, 0.005),
    /** Offset of each ADC channel in volt: a choice. */
    ADC_OFFSET("adc_offset", 26, Law.OFFSET, 0, 0.005),
    /** Error of a programmed voltage cell in volt: the limit of sthal's acceptance test. */
    FG_WRITE_V("fg_write_v", 27, Law.SPREAD, 0, 0.005),
    /** Error of a programmed current cell in ampere: a choice, the same share of the range. */
    FG_WRITE_I("fg_write_i", 28, Law.SPREAD, 0, 7e-9),
    /** Noise of a membrane at rest in volt: a choice. */
    MEMBRANE_NOISE("membrane_noise", 29, Law.SPREAD, 0, 0.002),
    /** Strength of each event at a driver: a choice. */
    EVENT_NOISE("event_noise", 30, Law.SPREAD, 0, 0.02),
    /** Time stamps of recorded spikes in nanoseconds: fewer than 1 % above 100 ns (hardware reference 6.4). */
    RECORDER_JITTER("recorder_jitter_ns", 31, Law.SPREAD, 0, 18),
    /** Time of threshold crossings in nanoseconds: a choice. */
    COMPARATOR_JITTER("comparator_jitter_ns", 32, Law.SPREAD, 0, 2),
    /** Probability that a repeater copies an event with a flipped bit to the neighbouring line: a choice, off. */
    L1_CROSSTALK("l1_crosstalk_p", 33, Law.PROBABILITY, 0, 0),
    /** Probability that a repeater, or a driver behind the third of a chain, loses an event: a choice, off. */
    L1_LOSS("l1_loss_p", 34, Law.PROBABILITY, 0, 0),
    /** Share of the difference to a neighbouring cell in a row that a floating gate takes over: a choice, off. */
    FG_CROSSTALK("fg_crosstalk", 35, Law.PROBABILITY, 0, 0),
    /** Noise of an ADC sample in volt: one step of the converter (emulator reference 7.2), a choice. */
    ADC_NOISE("adc_noise", 36, Law.SPREAD, 0, 1.8 / 4095);

    /** How a sigma and a mean act. */
    public enum Law {
        /** Quantity times a log-normal factor whose mean is the mean. */
        FACTOR,
        /** Quantity times a normal factor, 0 at least. */
        FACTOR_NORMAL,
        /** A normal is added. */
        OFFSET,
        /** A normal with mean 0. */
        SPREAD,
        /** The value itself, within 0..1. */
        PROBABILITY
    }

    private final String key;
    private final int kind;
    private final Law law;
    private final double typicalMean;
    private final double typicalSigma;

    Variation(String key, int kind, Law law, double typicalMean, double typicalSigma) {
        this.key = key;
        this.kind = kind;
        this.law = law;
        this.typicalMean = typicalMean;
        this.typicalSigma = typicalSigma;
    }

    /** Name in a silicon file. */
    public String key() {
        return key;
    }

    /** Number in the keys of draws. */
    int kind() {
        return kind;
    }

    /** How sigma and mean act. */
    public Law law() {
        return law;
    }

    /** Whether a mean can be given. */
    public boolean hasMean() {
        return law == Law.FACTOR || law == Law.FACTOR_NORMAL || law == Law.OFFSET;
    }

    /** Mean of a typical die. */
    public double typicalMean() {
        return typicalMean;
    }

    /** Sigma of a typical die. */
    public double typicalSigma() {
        return typicalSigma;
    }

    /** Mean that changes nothing. */
    public double neutralMean() {
        return law == Law.FACTOR || law == Law.FACTOR_NORMAL ? 1 : 0;
    }

    /** The row of a name. */
    public static Optional<Variation> find(String key) {
        for (Variation variation : values()) {
            if (variation.key.equals(key)) {
                return Optional.of(variation);
            }
        }
        return Optional.empty();
    }
}
