package neckar.spec.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    // Written out: a generated comparison is slow where no optimising compiler runs, and every register is compared.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof QuadConfig that
                        && verticalLeft == that.verticalLeft
                        && verticalRight == that.verticalRight
                        && horizontalTop == that.horizontalTop
                        && horizontalBottom == that.horizontalBottom);
    }

    @Override
    public int hashCode() {
        return Objects.hash(verticalLeft, verticalRight, horizontalTop, horizontalBottom);
    }
}
