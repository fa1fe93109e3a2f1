package neckar.compiler.emit;

import java.util.Arrays;
import neckar.compiler.route.LossCause;

/**
 * The synapses of one projection that have no cell, as columns; one row for each (source, target) with a loss, in the
 * order of targets. About 11 bytes a row. Immutable, thread-safe.
 */
public final class LostSynapses {
    private final int[] pre;
    private final int[] post;
    private final byte[] cause;
    private final char[] count;

    private LostSynapses(Builder builder) {
        pre = Arrays.copyOf(builder.pre, builder.rows);
        post = Arrays.copyOf(builder.post, builder.rows);
        cause = Arrays.copyOf(builder.cause, builder.rows);
        count = Arrays.copyOf(builder.count, builder.rows);
    }

    /** Number of rows. */
    public int rows() {
        return pre.length;
    }

    /** Index of the source in its population. */
    public int pre(int row) {
        return pre[row];
    }

    /** Index of the target in its population. */
    public int post(int row) {
        return post[row];
    }

    /** Why. */
    public LossCause cause(int row) {
        return LossCause.of(cause[row]);
    }

    /** How many synapses of this pair were lost, 1 or more. */
    public int count(int row) {
        return count[row];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LostSynapses that
                && Arrays.equals(pre, that.pre)
                && Arrays.equals(post, that.post)
                && Arrays.equals(cause, that.cause)
                && Arrays.equals(count, that.count);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pre) * 31 + Arrays.hashCode(post);
    }

    @Override
    public String toString() {
        return rows() + " pairs with losses";
    }

    /** Collects rows. Not thread-safe. */
    public static final class Builder {
        private int rows;
        private int[] pre = new int[16];
        private int[] post = new int[16];
        private byte[] cause = new byte[16];
        private char[] count = new char[16];

        /** Adds a row. */
        public Builder add(int preIndex, int postIndex, LossCause why, int synapses) {
            if (rows == pre.length) {
                int size = Math.addExact(rows, rows / 2 + 16);
                pre = Arrays.copyOf(pre, size);
                post = Arrays.copyOf(post, size);
                cause = Arrays.copyOf(cause, size);
                count = Arrays.copyOf(count, size);
            }
            pre[rows] = preIndex;
            post[rows] = postIndex;
            cause[rows] = (byte) why.id();
            count[rows] = (char) synapses;
            rows++;
            return this;
        }

        /** The frozen table. */
        public LostSynapses build() {
            return new LostSynapses(this);
        }
    }
}
