package neckar.network.io.hdf;

import java.util.function.Supplier;
import neckar.base.InputException;

/** Turns whatever the library throws on a broken file into an error of the input, and counts what was read. */
final class HdfGuard {
    /** Bytes that all arrays read from one file may take together. */
    private static final long MAX_BYTES = 4_000_000_000L;

    /** Bytes that one byte of a packed file can stand for at most (deflate: 1032), and what is always allowed. */
    private static final long MAX_RATIO = 1100;

    private static final long ALWAYS_BYTES = 1 << 20;

    private final String file;
    private final long fileBytes;
    private long bytes;

    HdfGuard(String file, long fileBytes) {
        this.file = file;
        this.fileBytes = fileBytes;
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
        if (more > Math.max(ALWAYS_BYTES, MAX_RATIO * fileBytes)) {
            throw error(path, "the array is larger than the file can hold").value(more + " bytes");
        }
        bytes += Math.max(0, more);
        if (more < 0 || bytes > MAX_BYTES) {
            throw error(path, "the arrays of the file are too large")
                    .value(more + " bytes")
                    .allowed("at most " + MAX_BYTES + " bytes in all");
        }
    }
}
