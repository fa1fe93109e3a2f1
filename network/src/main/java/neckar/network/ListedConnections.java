package neckar.network;

import java.util.Arrays;
import neckar.base.Invariant;

/** Connections in memory; the weight and delay of each may be {@link ConnectionConsumer#UNKNOWN}. */
public final class ListedConnections implements ConnectionRows {
    private final int[] pre;
    private final int[] post;
    private final double[] weights;
    private final double[] delaysMs;
    private final boolean carriesValues;

    /** Connections by index; weights and delays are empty or as long as the rest. */
    public ListedConnections(int[] pre, int[] post, double[] weights, double[] delaysMs) {
        boolean lengths = pre.length == post.length
                && weights.length == delaysMs.length
                && (weights.length == 0 || weights.length == pre.length);
        Invariant.check(lengths, "equal lengths", pre.length, post.length, weights.length, delaysMs.length);
        this.pre = pre.clone();
        this.post = post.clone();
        this.weights = weights.clone();
        this.delaysMs = delaysMs.clone();
        this.carriesValues = weights.length > 0 && Arrays.stream(weights).noneMatch(Double::isNaN);
    }

    @Override
    public boolean carriesValues() {
        return carriesValues;
    }

    @Override
    public double expectedCount() {
        return pre.length;
    }

    @Override
    public void forEach(int preSize, int postSize, ConnectionConsumer consumer) {
        boolean valued = weights.length > 0;
        for (int i = 0; i < pre.length; i++) {
            Invariant.check(pre[i] < preSize && post[i] < postSize, "cells of the populations", pre[i], post[i]);
            consumer.accept(
                    0,
                    pre[i],
                    post[i],
                    valued ? weights[i] : ConnectionConsumer.UNKNOWN,
                    valued ? delaysMs[i] : ConnectionConsumer.UNKNOWN);
        }
    }
}
