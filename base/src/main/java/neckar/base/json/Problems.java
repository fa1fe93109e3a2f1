package neckar.base.json;

import java.util.ArrayList;
import java.util.List;
import neckar.base.InputException;

/** Collects the errors of one file, so that a user can mend several at once. */
public final class Problems {
    private static final int MAX_COLLECTED = 20;

    private final List<InputException> found = new ArrayList<>();
    private final int limit;

    private Problems(int limit) {
        this.limit = limit;
    }

    /** Throws at the first error. */
    public static Problems failFast() {
        return new Problems(1);
    }

    /** Collects up to 20 errors before it throws. */
    public static Problems collecting() {
        return new Problems(MAX_COLLECTED);
    }

    /**
     * Notes an error.
     *
     * @throws InputException all errors so far, when there are as many as are collected
     */
    public void add(InputException error) {
        found.add(error);
        if (found.size() >= limit) {
            throwIfAny();
        }
    }

    /** Runs a part of the reading; an error ends this part and is noted. */
    public void attempt(Runnable part) {
        InputException error;
        try {
            part.run();
            return;
        } catch (InputException e) {
            error = e;
        }
        if (found.size() >= limit) {
            // Thrown by add: the collection itself is on its way to the user.
            throw error;
        }
        add(error);
    }

    /** The number of errors so far. */
    public int count() {
        return found.size();
    }

    /**
     * Ends the reading if something is wrong.
     *
     * @throws InputException all errors, sorted by their places
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw InputException.all(found);
        }
    }
}
