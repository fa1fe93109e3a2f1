package neckar.spec.bitstream;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import neckar.base.InputException;
import neckar.base.Parallel;
import neckar.spec.config.FpgaConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.HicannOnWafer;
import org.jspecify.annotations.Nullable;

/** Reads bitstreams; whatever is not exactly what {@link BitstreamWriter} can have written is refused. */
public final class BitstreamReader {
    private BitstreamReader() {}

    /**
     * The header of a bitstream.
     *
     * @param name file name for messages
     * @throws InputException if the header is damaged or does not fit the file, naming the frame and the offset
     */
    public static BitstreamInfo info(byte[] bytes, String name) {
        return new HeaderReader(bytes, name).read();
    }

    /**
     * The configuration in a bitstream, decoded on one thread.
     *
     * @param name file name for messages
     * @throws InputException if the file is damaged, foreign, or holds an illegal register state; names the frame, its offset, and the
     *     structure and word where it applies
     */
    public static WaferConfig decode(byte[] bytes, String name) {
        return decode(bytes, name, 1);
    }

    /** As {@link #decode(byte[], String)}, on several threads; the result and the error do not depend on their number. */
    public static WaferConfig decode(byte[] bytes, String name, int threads) {
        return decode(bytes, name, threads, frame -> null);
    }

    /**
     * As {@link #decode(byte[], String, int)}, given an earlier bitstream and what it was decoded to: chips whose frames are
     * the same byte for byte are the same objects.
     */
    public static WaferConfig decode(byte[] bytes, String name, int threads, byte[] earlierBytes, WaferConfig earlier) {
        SortedMap<Integer, Frame> before = new TreeMap<>();
        for (Frame frame : info(earlierBytes, name).frames()) {
            if (frame.kind() == FrameKind.HICANN) {
                before.put(frame.id(), frame);
            }
        }
        return decode(bytes, name, threads, frame -> {
            Frame old = before.get(frame.id());
            boolean same = old != null
                    && Arrays.equals(
                            bytes,
                            frame.offset(),
                            frame.offset() + frame.length(),
                            earlierBytes,
                            old.offset(),
                            old.offset() + old.length());
            return same ? earlier.hicanns().get(HicannOnWafer.of(frame.id())) : null;
        });
    }

    /** What is known of a chip without decoding its frame. */
    private interface Known {
        @Nullable
        HicannConfig of(Frame frame);
    }

    private static WaferConfig decode(byte[] bytes, String name, int threads, Known known) {
        BitstreamInfo info = info(bytes, name);
        List<Frame> frames = info.frames();
        HicannConfig[] hicanns = new HicannConfig[frames.size()];
        FpgaConfig[] fpgas = new FpgaConfig[frames.size()];
        Parallel.forRange(frames.size(), threads, i -> {
            Frame frame = frames.get(i);
            String place = name + ": frame " + i + " (" + frame.target() + ") at offset " + frame.offset();
            checkCrc(bytes, frame, place);
            BitReader reader = new BitReader(bytes, frame.offset(), frame.length());
            HicannConfig same = frame.kind() == FrameKind.HICANN ? known.of(frame) : null;
            if (same != null) {
                hicanns[i] = same;
            } else if (frame.kind() == FrameKind.HICANN) {
                RegisterImage image = RegisterImage.unpack(reader);
                checkPadding(reader, place);
                hicanns[i] = image.toConfig(place);
            } else {
                fpgas[i] = FpgaRegisters.unpack(reader);
                checkPadding(reader, place);
            }
        });
        WaferConfig.Builder config = WaferConfig.builder(info.pllMhz());
        for (int i = 0; i < frames.size(); i++) {
            int id = frames.get(i).id();
            if (frames.get(i).kind() == FrameKind.HICANN) {
                config.hicann(HicannOnWafer.of(id), hicanns[i]);
            } else {
                config.fpga(FpgaOnWafer.of(id), fpgas[i]);
            }
        }
        return config.build();
    }

    private static void checkCrc(byte[] bytes, Frame frame, String place) {
        int crc = Bitstream.crc(bytes, frame.offset(), frame.length());
        if (crc != frame.crc()) {
            throw InputException.of(place, "the frame is damaged: CRC")
                    .value(HeaderReader.hex(crc))
                    .allowed(HeaderReader.hex(frame.crc()));
        }
    }

    private static void checkPadding(BitReader reader, String place) {
        if (reader.padding() != 0) {
            throw InputException.of(place, "the bits that fill the last byte of the frame are not zero")
                    .value(reader.padding())
                    .allowed("0");
        }
    }
}
