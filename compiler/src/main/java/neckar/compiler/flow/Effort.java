package neckar.compiler.flow;

/** How hard the compiler tries. */
public enum Effort {
    /** Neurons in file order, addresses in order, routes without rip-up. */
    FAST,
    /** Annealed placement, searched addresses, negotiated routes. */
    NORMAL,
    /** The same with more moves and rounds. */
    HIGH
}
