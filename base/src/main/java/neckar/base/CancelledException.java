package neckar.base;

/** The user asked to stop; the work in hand is abandoned without a result. */
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Made by {@link CancelFlag#throwIfCancelled()}. */
    public CancelledException() {
        super("cancelled");
    }
}
