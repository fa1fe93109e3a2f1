package neckar.spec.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as the reports show it: 64 lower-case hexadecimal digits. Not for several threads. */
public final class Sha256 {
    private final MessageDigest digest;

    /** A digest of nothing yet. */
    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Checksum of some bytes. */
    public static String of(byte[] bytes) {
        return new Sha256().update(bytes).hex();
    }

    /** Adds bytes. */
    public Sha256 update(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** Adds all that a stream still holds. */
    public Sha256 update(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            digest.update(buffer, 0, n);
        }
        return this;
    }

    /** A stream that adds what is written to it. */
    public OutputStream asStream() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                digest.update((byte) b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                digest.update(bytes, offset, length);
            }
        };
    }

    /** The checksum; starts anew afterwards. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
