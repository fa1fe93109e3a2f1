package neckar.base;

/** Receives how far the work is. Implementations must accept calls from any thread. */
public interface Progress {
    /** A sink that ignores everything. */
    Progress NONE = new Progress() {
        @Override
        public void stage(String name) {}

        @Override
        public void fraction(double done, String detail) {}
    };

    /** A stage of the work begins. */
    void stage(String name);

    /** A part between 0 and 1 of the present stage is done; the detail is for people and may be empty. */
    void fraction(double done, String detail);

    /** Something that people should hear of at once. */
    default void warn(String text) {}
}
