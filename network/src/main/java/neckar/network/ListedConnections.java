package neckar.network;

import neckar.base.Invariant;

/** Connections in memory. */
public final class ListedConnections implements ConnectionRows {
    private final int[] pre;
    private final int[] post;
    private final double[] weights;
    private final double[] delaysMs;

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
    }

    @Override
    public boolean carriesValues() {
        return weights.length > 0;
    }

    @Override
    public double expectedCount() {
        return pre.length;
    }

    @Override
    public void forEach(int preSize, int postSize, ConnectionConsumer consumer) {
        boolean valued = carriesValues();
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
