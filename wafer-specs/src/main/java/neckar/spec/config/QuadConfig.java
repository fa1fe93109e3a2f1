package neckar.spec.config;

/**
 * Membrane switches inside a quad of denmems (hardware reference 3.2).
 *
 * @param verticalLeft joins the two denmems of the left column
 * @param verticalRight joins the two denmems of the right column
 * @param horizontalTop joins the two denmems of the top row
 * @param horizontalBottom joins the two denmems of the bottom row
 */
public record QuadConfig(boolean verticalLeft, boolean verticalRight, boolean horizontalTop, boolean horizontalBottom) {
    /** All switches open. */
    public static final QuadConfig OPEN = new QuadConfig(false, false, false, false);

    /** All four denmems joined. */
    public static final QuadConfig JOINED = new QuadConfig(true, true, true, true);
}
