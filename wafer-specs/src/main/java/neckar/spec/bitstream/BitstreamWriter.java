package neckar.spec.bitstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import neckar.base.Parallel;
import neckar.spec.config.FpgaConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.WaferDescription;

/** Writes configurations as bitstreams. */
public final class BitstreamWriter {
    private BitstreamWriter() {}

    /** The bitstream of a configuration, made on one thread. */
    public static byte[] encode(WaferConfig config, WaferDescription wafer) {
        return encode(config, wafer, 1);
    }

    /** The bitstream of a configuration; the same bytes for any number of threads. */
    public static byte[] encode(WaferConfig config, WaferDescription wafer, int threads) {
        List<Map.Entry<HicannOnWafer, HicannConfig>> hicanns =
                new ArrayList<>(config.hicanns().entrySet());
        List<Map.Entry<FpgaOnWafer, FpgaConfig>> fpgas =
                new ArrayList<>(config.fpgas().entrySet());
        int frames = hicanns.size() + fpgas.size();
        int firstHicann = Bitstream.entryOffset(frames) + Bitstream.CRC_BYTES;
        int firstFpga = firstHicann + hicanns.size() * Bitstream.HICANN_FRAME_BYTES;
        byte[] bytes = new byte[firstFpga + fpgas.size() * Bitstream.FPGA_FRAME_BYTES];

        Parallel.forRange(hicanns.size(), threads, i -> {
            int offset = firstHicann + i * Bitstream.HICANN_FRAME_BYTES;
            BitWriter writer = new BitWriter(bytes, offset);
            RegisterImage.of(hicanns.get(i).getValue()).pack(writer);
            writer.finish();
            int id = hicanns.get(i).getKey().id();
            writeEntry(bytes, i, FrameKind.HICANN, id, offset, Bitstream.HICANN_FRAME_BYTES);
        });
        for (int i = 0; i < fpgas.size(); i++) {
            int offset = firstFpga + i * Bitstream.FPGA_FRAME_BYTES;
            BitWriter writer = new BitWriter(bytes, offset);
            FpgaRegisters.pack(fpgas.get(i).getValue(), writer);
            writer.finish();
            int id = fpgas.get(i).getKey().id();
            writeEntry(bytes, hicanns.size() + i, FrameKind.FPGA, id, offset, Bitstream.FPGA_FRAME_BYTES);
        }
        writeHeader(bytes, config.pllMhz(), frames, wafer);
        return bytes;
    }

    private static void writeHeader(byte[] bytes, int pllMhz, int frames, WaferDescription wafer) {
        Bitstream.LONG.set(bytes, 0, Bitstream.MAGIC);
        Bitstream.SHORT.set(bytes, Bitstream.VERSION_OFFSET, (short) Bitstream.VERSION);
        Bitstream.SHORT.set(bytes, Bitstream.PLL_OFFSET, (short) pllMhz);
        Bitstream.INT.set(bytes, Bitstream.COUNT_OFFSET, frames);
        Bitstream.LONG.set(bytes, Bitstream.LENGTH_OFFSET, (long) bytes.length);
        System.arraycopy(wafer.hashBytes(), 0, bytes, Bitstream.HASH_OFFSET, Bitstream.HASH_BYTES);
        int crcOffset = Bitstream.entryOffset(frames);
        Bitstream.INT.set(bytes, crcOffset, Bitstream.crc(bytes, 0, crcOffset));
    }

    private static void writeEntry(byte[] bytes, int frame, FrameKind kind, int id, int offset, int length) {
        int entry = Bitstream.entryOffset(frame);
        Bitstream.SHORT.set(bytes, entry, (short) kind.code());
        Bitstream.SHORT.set(bytes, entry + Bitstream.ENTRY_ID, (short) id);
        Bitstream.INT.set(bytes, entry + Bitstream.ENTRY_OFFSET, offset);
        Bitstream.INT.set(bytes, entry + Bitstream.ENTRY_LENGTH, length);
        Bitstream.INT.set(bytes, entry + Bitstream.ENTRY_CRC, Bitstream.crc(bytes, offset, length));
    }
}
