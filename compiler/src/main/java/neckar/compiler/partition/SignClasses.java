package neckar.compiler.partition;

/** Signs with which each node acts on others: sources of equal sign share slots better (mapping reference 4.1). */
public final class SignClasses {

    /** Acts on no one. */
    public static final int SILENT = 0;

    /** Only excitatory synapses. */
    public static final int EXCITATORY = 1;

    /** Only inhibitory synapses. */
    public static final int INHIBITORY = 2;

    private final byte[] classOf;

    private SignClasses(byte[] classOf) {
        this.classOf = classOf;
    }

    /** The classes of all nodes of a table. */
    public static SignClasses of(ConnectionTable table) {
        byte[] classOf = new byte[table.nodes()];
        for (int e = 0; e < table.edges(); e++) {
            classOf[table.source(e)] |= (byte) (table.inhibitory(e) ? INHIBITORY : EXCITATORY);
        }
        return new SignClasses(classOf);
    }

    /** {@link #SILENT}, {@link #EXCITATORY}, {@link #INHIBITORY}, or their sum for a node with both signs. */
    public int of(int node) {
        return classOf[node];
    }
}
