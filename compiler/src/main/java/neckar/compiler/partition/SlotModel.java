package neckar.compiler.partition;

import java.util.Arrays;
import neckar.base.Invariant;

/**
 * Ideal use of the synapse drivers of one chip (mapping reference 4.3): which synapses a best split of whole drivers over
 * requests could realise, positions of drivers and L1 routes ignored.
 *
 * <p>A request is what competes for drivers as a unit: one line, or one line and STP setting. A driver gives four slots
 * (half-rows); a slot serves one (group, sign) of its request and holds size/4 cells of each target neuron. Gains fall
 * with each further slot, so a request's drivers are worth its best slots cut in fours, and the best split is greedy.
 * Mutable, reusable, confined to one thread.
 */
public final class SlotModel {

    /** Slots of a driver: two rows, each with a half-row of even and one of odd columns. */
    public static final int SLOTS_PER_DRIVER = 4;

    /** Kinds of slots of one request: four groups, two signs. */
    public static final int KINDS = 8;

    private final int chainLimit;
    private final int maxSlots;
    private double[] slotGain = {};
    private double[] driverGain = {};
    private byte[] slotsGiven = {};
    private int[] driversGiven = {};
    private long[] order = {};
    private int requests;
    private double wanted;
    private double gained;
    private int driversUsed;

    /** A model in which a request gets at most {@code chainLimit} drivers. */
    public SlotModel(int chainLimit) {
        Invariant.check(chainLimit >= 1, "at least one driver in a chain", chainLimit);
        this.chainLimit = chainLimit;
        this.maxSlots = SLOTS_PER_DRIVER * chainLimit;
    }

    /** Forgets everything and prepares for requests 0..n-1. */
    public void clear(int n) {
        requests = n;
        int cells = n * KINDS * maxSlots;
        if (slotGain.length < cells) {
            slotGain = new double[cells];
            driverGain = new double[n * chainLimit];
            slotsGiven = new byte[n * KINDS];
            driversGiven = new int[n];
            order = new long[n * chainLimit];
        }
        Arrays.fill(slotGain, 0, cells, 0);
        wanted = 0;
        gained = 0;
        driversUsed = 0;
    }

    /**
     * Adds the synapses of one target neuron from one group: {@code synapses} of them on kind {@code group + 4 * sign} of a
     * request. A slot serves at most size/4 of them. The gain is multiplied by the weight.
     */
    public void add(int request, int kind, int synapses, int size, double weight) {
        wanted += synapses * weight;
        int base = (request * KINDS + kind) * maxSlots;
        double left = synapses;
        double cells = size / 4.0;
        for (int h = 0; h < maxSlots && left > 0; h++) {
            double served = Math.min(left, cells);
            slotGain[base + h] += served * weight;
            left -= served;
        }
    }

    /** Splits so many drivers over the requests in the best way; may be repeated with another number. */
    public void solve(int drivers) {
        int[] next = new int[KINDS];
        for (int r = 0; r < requests; r++) {
            Arrays.fill(next, 0);
            for (int k = 0; k < chainLimit; k++) {
                double gain = 0;
                for (int slot = 0; slot < SLOTS_PER_DRIVER; slot++) {
                    gain += takeBest(r, next);
                }
                driverGain[r * chainLimit + k] = gain;
            }
        }
        allot(drivers);
        countSlots(next);
    }

    private double takeBest(int request, int[] next) {
        int best = -1;
        double gain = 0;
        for (int kind = 0; kind < KINDS; kind++) {
            if (next[kind] < maxSlots) {
                double g = slotGain[(request * KINDS + kind) * maxSlots + next[kind]];
                if (g > gain) {
                    gain = g;
                    best = kind;
                }
            }
        }
        if (best >= 0) {
            next[best]++;
        }
        return gain;
    }

    /** Gives drivers out by descending gain, ties by request; gains of one request never grow, so their order is kept. */
    private void allot(int drivers) {
        gained = 0;
        int candidates = 0;
        for (int i = 0; i < requests * chainLimit; i++) {
            if (driverGain[i] > 0) {
                // Positive floats order like their bits; the float's rounding only merges near ties.
                long key = (long) (0x7fffffff - Float.floatToIntBits((float) driverGain[i])) << 32;
                order[candidates++] = key | i;
            }
        }
        Arrays.sort(order, 0, candidates);
        Arrays.fill(driversGiven, 0, requests, 0);
        driversUsed = Math.min(drivers, candidates);
        for (int i = 0; i < driversUsed; i++) {
            int entry = (int) order[i];
            driversGiven[entry / chainLimit]++;
            gained += driverGain[entry];
        }
    }

    private void countSlots(int[] next) {
        Arrays.fill(slotsGiven, 0, requests * KINDS, (byte) 0);
        for (int r = 0; r < requests; r++) {
            Arrays.fill(next, 0);
            for (int slot = 0; slot < SLOTS_PER_DRIVER * driversGiven[r]; slot++) {
                takeBest(r, next);
            }
            for (int kind = 0; kind < KINDS; kind++) {
                slotsGiven[r * KINDS + kind] = (byte) next[kind];
            }
        }
    }

    /** Weighted number of synapses added. */
    public double wanted() {
        return wanted;
    }

    /** Weighted number of synapses that find no cell. */
    public double lost() {
        return Math.max(0, wanted - gained);
    }

    /** Drivers that the best split uses. */
    public int driversUsed() {
        return driversUsed;
    }

    /** Mean number of drivers of the requests that get any; 0 when none does. */
    public double meanChain() {
        int served = 0;
        for (int r = 0; r < requests; r++) {
            served += driversGiven[r] > 0 ? 1 : 0;
        }
        return served == 0 ? 0 : (double) driversUsed / served;
    }

    /** Drivers of one request in the best split. */
    public int drivers(int request) {
        return driversGiven[request];
    }

    /** Slots of one kind of a request in the best split. */
    public int slots(int request, int kind) {
        return slotsGiven[request * KINDS + kind];
    }
}
