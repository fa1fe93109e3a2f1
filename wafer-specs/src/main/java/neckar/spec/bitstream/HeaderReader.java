package neckar.spec.bitstream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import neckar.base.InputException;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.HicannOnWafer;

/** Reads the header and the frame table of a bitstream and refuses what cannot be one. */
final class HeaderReader {
    private static final int MAX_FRAMES = HicannOnWafer.COUNT + FpgaOnWafer.COUNT;

    private final byte[] bytes;
    private final String name;
    private int frameCount;

    HeaderReader(byte[] bytes, String name) {
        this.bytes = bytes;
        this.name = name;
    }

    /** The complete header; checks its CRC and that file and table fit together. */
    BitstreamInfo read() {
        readPreamble();
        int crcOffset = Bitstream.entryOffset(frameCount);
        int crc = Bitstream.crc(bytes, 0, crcOffset);
        if (crc != (int) Bitstream.INT.get(bytes, crcOffset)) {
            throw header(crcOffset, "the header is damaged: CRC")
                    .value(hex((int) Bitstream.INT.get(bytes, crcOffset)))
                    .allowed(hex(crc));
        }
        int pllMhz = u16(Bitstream.PLL_OFFSET);
        if (!WaferConfig.isLegalPll(pllMhz)) {
            throw header(Bitstream.PLL_OFFSET, "PLL in MHz").value(pllMhz).allowed("100, 125, 150, 175, 200, 225, 250");
        }
        String hash =
                HexFormat.of().formatHex(bytes, Bitstream.HASH_OFFSET, Bitstream.HASH_OFFSET + Bitstream.HASH_BYTES);
        return new BitstreamInfo(Bitstream.VERSION, pllMhz, hash, frames());
    }

    /** Checks magic, version, number of frames and the length of the file. */
    void readPreamble() {
        if (bytes.length < Bitstream.TABLE_OFFSET) {
            if (bytes.length >= Long.BYTES) {
                checkMagic();
            }
            throw header(bytes.length, "the file ends in the header, bytes")
                    .value(bytes.length)
                    .allowed("at least " + Bitstream.TABLE_OFFSET);
        }
        checkMagic();
        int version = u16(Bitstream.VERSION_OFFSET);
        if (version != Bitstream.VERSION) {
            throw header(Bitstream.VERSION_OFFSET, "format version of the bitstream")
                    .value(version)
                    .allowed(String.valueOf(Bitstream.VERSION))
                    .advice("Compile again with this version of the program.");
        }
        frameCount = (int) Bitstream.INT.get(bytes, Bitstream.COUNT_OFFSET);
        if (frameCount < 0 || frameCount > MAX_FRAMES) {
            throw header(Bitstream.COUNT_OFFSET, "number of frames")
                    .value(Integer.toUnsignedString(frameCount))
                    .allowed("0.." + MAX_FRAMES);
        }
        int firstFrame = Bitstream.entryOffset(frameCount) + Bitstream.CRC_BYTES;
        if (bytes.length < firstFrame) {
            throw header(bytes.length, "the file ends in the frame table, bytes")
                    .value(bytes.length)
                    .allowed("at least " + firstFrame);
        }
        checkLength((long) Bitstream.LONG.get(bytes, Bitstream.LENGTH_OFFSET));
    }

    /** Number of frames, after {@link #readPreamble()}. */
    int frameCount() {
        return frameCount;
    }

    /** Entry {@code index} of the frame table; checks kind, id, and that the frame follows the one before. */
    Frame frame(int index) {
        int entry = Bitstream.entryOffset(index);
        int code = u16(entry);
        Optional<FrameKind> kind = Arrays.stream(FrameKind.values())
                .filter(candidate -> candidate.code() == code)
                .findFirst();
        if (kind.isEmpty()) {
            throw entry(index, "kind of the frame").value(code).allowed("1 (HICANN), 2 (FPGA)");
        }
        boolean hicann = kind.get() == FrameKind.HICANN;
        int id = u16(entry + Bitstream.ENTRY_ID);
        int ids = hicann ? HicannOnWafer.COUNT : FpgaOnWafer.COUNT;
        if (id >= ids) {
            throw entry(index, "id of the " + kind.get()).value(id).allowed("0.." + (ids - 1));
        }
        int length = (int) Bitstream.INT.get(bytes, entry + Bitstream.ENTRY_LENGTH);
        int expected = hicann ? Bitstream.HICANN_FRAME_BYTES : Bitstream.FPGA_FRAME_BYTES;
        if (length != expected) {
            throw entry(index, "length of the frame")
                    .value(Integer.toUnsignedString(length))
                    .allowed(String.valueOf(expected));
        }
        int offset = (int) Bitstream.INT.get(bytes, entry + Bitstream.ENTRY_OFFSET);
        if (offset < 0 || offset > bytes.length - length) {
            throw entry(index, "offset of the frame")
                    .value(Integer.toUnsignedString(offset))
                    .allowed("0.." + (bytes.length - length));
        }
        return new Frame(kind.get(), id, offset, length, (int) Bitstream.INT.get(bytes, entry + Bitstream.ENTRY_CRC));
    }

    private List<Frame> frames() {
        List<Frame> frames = new ArrayList<>();
        int offset = Bitstream.entryOffset(frameCount) + Bitstream.CRC_BYTES;
        for (int i = 0; i < frameCount; i++) {
            Frame frame = frame(i);
            if (frame.offset() != offset) {
                throw entry(i, "offset of the frame").value(frame.offset()).allowed(String.valueOf(offset));
            }
            if (i > 0 && order(frame) <= order(frames.get(i - 1))) {
                throw entry(i, "frames are not in the order of their ids")
                        .value(frame.target())
                        .allowed("chips by id, then FPGAs by id, each once");
            }
            frames.add(frame);
            offset += frame.length();
        }
        if (offset != bytes.length) {
            throw header(offset, "bytes after the last frame")
                    .value(bytes.length - offset)
                    .allowed("0");
        }
        return frames;
    }

    private static int order(Frame frame) {
        return frame.kind() == FrameKind.HICANN ? frame.id() : HicannOnWafer.COUNT + frame.id();
    }

    private void checkMagic() {
        if ((long) Bitstream.LONG.get(bytes, 0) != Bitstream.MAGIC) {
            throw header(0, "this is not a bitstream: it starts with")
                    .value(HexFormat.of().formatHex(bytes, 0, Long.BYTES))
                    .allowed("8a4e4b420d0a1a0a");
        }
    }

    private void checkLength(long declared) {
        if (declared == bytes.length) {
            return;
        }
        if (declared < bytes.length) {
            throw header(bytes.length, "the file is longer than its header says, bytes")
                    .value(bytes.length)
                    .allowed(String.valueOf(declared));
        }
        throw header(bytes.length, "the file ends too early" + cutFrame() + ", bytes")
                .value(bytes.length)
                .allowed(Long.toUnsignedString(declared));
    }

    /** Names the frame in which a file that was cut off ends. */
    private String cutFrame() {
        int offset = Bitstream.entryOffset(frameCount) + Bitstream.CRC_BYTES;
        for (int i = 0; i < frameCount; i++) {
            int entry = Bitstream.entryOffset(i);
            boolean hicann = u16(entry) == FrameKind.HICANN.code();
            offset += hicann ? Bitstream.HICANN_FRAME_BYTES : Bitstream.FPGA_FRAME_BYTES;
            if (bytes.length < offset) {
                String prefix = hicann ? FrameKind.HICANN.prefix() : FrameKind.FPGA.prefix();
                return ", in frame " + i + " (" + prefix + u16(entry + Bitstream.ENTRY_ID) + ")";
            }
        }
        return "";
    }

    private InputException header(int offset, String what) {
        return InputException.of(name + ": header, offset " + offset, what);
    }

    private InputException entry(int index, String what) {
        return InputException.of(name + ": entry of frame " + index + ", offset " + Bitstream.entryOffset(index), what);
    }

    private int u16(int offset) {
        return (short) Bitstream.SHORT.get(bytes, offset) & 0xffff;
    }

    static String hex(int word) {
        return String.format("0x%08x", word);
    }
}
