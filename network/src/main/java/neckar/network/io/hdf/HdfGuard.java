package neckar.network.io.hdf;

import java.util.function.Supplier;
import neckar.base.InputException;

/** Turns whatever the library throws on a broken file into an error of the input, and counts what was read. */
final class HdfGuard {
    /** Bytes that all arrays read from one file may take together. */
    private static final long MAX_BYTES = 4_000_000_000L;

    private final String file;
    private long bytes;

    HdfGuard(String file) {
        this.file = file;
    }

    /** Calls the library. */
    <T> T call(String path, Supplier<T> part) {
        try {
            return part.get();
        } catch (InputException e) {
            throw e;
        } catch (StackOverflowError e) {
            throw error(path, "links form a circle, or groups lie too deep");
        } catch (RuntimeException | OutOfMemoryError | AssertionError e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw error(path, "the HDF5 file is damaged here, or uses what this reader does not know")
                    .value(reason.lines().findFirst().orElse(reason));
        }
    }

    /** An error at a path of the file. */
    InputException error(String path, String what) {
        return InputException.of(file + ":" + path, what);
    }

    /** Counts bytes before they are read. */
    void count(String path, long more) {
        bytes += Math.max(0, more);
        if (more < 0 || bytes > MAX_BYTES) {
            throw error(path, "the arrays of the file are too large")
                    .value(more + " bytes")
                    .allowed("at most " + MAX_BYTES + " bytes in all");
        }
    }
}
