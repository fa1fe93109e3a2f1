package neckar.network.io.hdf;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import neckar.base.InputException;

/** An open HDF5 file. */
public final class HdfInput implements AutoCloseable {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};

    private final HdfFile file;
    private final HdfGroup root;

    private HdfInput(HdfFile file, HdfGroup root) {
        this.file = file;
        this.root = root;
    }

    /** Whether a file begins as HDF5 files do. */
    public static boolean isHdf5(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return Arrays.equals(stream.readNBytes(SIGNATURE.length), SIGNATURE);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Opens a file.
     *
     * @throws InputException if it is missing or no HDF5 file
     */
    public static HdfInput open(Path path) {
        String name = path.toString();
        if (!Files.isRegularFile(path)) {
            throw InputException.of(name, Files.exists(path) ? "not a regular file" : "no such file");
        }
        if (!isHdf5(path)) {
            throw InputException.of(name, "not an HDF5 file").allowed("a file with the signature of HDF5");
        }
        try {
            long bytes = Files.size(path);
            HdfGuard guard = new HdfGuard(name, bytes);
            HdfFile opened =
                    bytes <= Integer.MAX_VALUE ? mapped(path, guard) : guard.call("/", () -> new HdfFile(path));
            return new HdfInput(opened, new HdfGroup(guard, opened, "/", 0));
        } catch (IOException e) {
            throw InputException.of(name, "cannot be read").value(String.valueOf(e.getMessage()));
        }
    }

    /** Within a buffer a length that is too large is an error at once; from a channel memory of that size is taken first. */
    private static HdfFile mapped(Path path, HdfGuard guard) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            MappedByteBuffer buffer = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return guard.call("/", () -> HdfFile.fromByteBuffer(buffer));
        }
    }

    /** The group that holds all others. */
    public HdfGroup root() {
        return root;
    }

    @Override
    public void close() {
        file.close();
    }
}
