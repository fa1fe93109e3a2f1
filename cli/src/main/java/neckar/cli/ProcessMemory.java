package neckar.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this process has used. */
final class ProcessMemory {
    private static final String PEAK = "VmHWM:";

    private ProcessMemory() {}

    /** Peak resident memory in MB (2^20 bytes), or -1 where the system does not tell. */
    static double peakRssMb() {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return -1;
        }
        try {
            for (String line : Files.readAllLines(status, StandardCharsets.US_ASCII)) {
                if (line.startsWith(PEAK)) {
                    String kilobytes =
                            line.substring(PEAK.length()).replace("kB", "").strip();
                    return Math.round(Long.parseLong(kilobytes) / 102.4) / 10.0;
                }
            }
        } catch (IOException | NumberFormatException e) {
            return -1;
        }
        return -1;
    }
}
