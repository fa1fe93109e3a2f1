package neckar.cli.view;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A binary that a page reads without parsing: the length of a JSON header (u32, little-endian), the header, then arrays
 * that start at multiples of 8 bytes. The header is {@code {"meta": ..., "arrays": {name: [type, offset, count]}}}; a type
 * is one of {@code i8 u8 i16 i32 f32}, an offset counts from the first byte behind the padded header.
 */
public final class Pack {
    private static final int ALIGNMENT = 8;

    private final Map<String, Object> meta = new LinkedHashMap<>();
    private final Map<String, Object> arrays = new LinkedHashMap<>();
    private final List<byte[]> contents = new ArrayList<>();
    private int size;

    /** Adds an entry of the header. */
    Pack meta(String key, Object value) {
        meta.put(key, value);
        return this;
    }

    /** Adds whole numbers of 32 bits. */
    Pack ints(String name, int[] values) {
        ByteBuffer buffer = add(name, "i32", values.length, Integer.BYTES);
        buffer.asIntBuffer().put(values);
        return this;
    }

    /** Adds whole numbers of 16 bits, the lower half of each value. */
    Pack shorts(String name, int[] values) {
        ByteBuffer buffer = add(name, "i16", values.length, Short.BYTES);
        for (int i = 0; i < values.length; i++) {
            buffer.putShort(i * Short.BYTES, (short) values[i]);
        }
        return this;
    }

    /** Adds whole numbers of 8 bits without sign, the lowest byte of each value. */
    Pack bytes(String name, int[] values) {
        ByteBuffer buffer = add(name, "u8", values.length, 1);
        for (int i = 0; i < values.length; i++) {
            buffer.put(i, (byte) values[i]);
        }
        return this;
    }

    /** Adds bytes as they are. */
    Pack bytes(String name, byte[] values) {
        add(name, "u8", values.length, 1).put(values);
        return this;
    }

    /** Adds real numbers of 32 bits. */
    Pack floats(String name, float[] values) {
        ByteBuffer buffer = add(name, "f32", values.length, Float.BYTES);
        buffer.asFloatBuffer().put(values);
        return this;
    }

    private ByteBuffer add(String name, String type, int count, int bytesEach) {
        arrays.put(name, List.of(type, size, count));
        int bytes = Math.multiplyExact(count, bytesEach);
        int padded = Math.addExact(bytes, (ALIGNMENT - bytes % ALIGNMENT) % ALIGNMENT);
        byte[] content = new byte[padded];
        contents.add(content);
        size = Math.addExact(size, padded);
        return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The finished binary.
     *
     * @param json writes a tree as JSON
     */
    byte[] build(Function<Map<String, ?>, String> json) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("meta", meta);
        header.put("arrays", arrays);
        byte[] text = json.apply(header).getBytes(StandardCharsets.UTF_8);
        int begin = Integer.BYTES + text.length;
        int padding = (ALIGNMENT - begin % ALIGNMENT) % ALIGNMENT;
        ByteBuffer whole =
                ByteBuffer.allocate(Math.addExact(begin + padding, size)).order(ByteOrder.LITTLE_ENDIAN);
        whole.putInt(text.length + padding).put(text);
        for (int i = 0; i < padding; i++) {
            whole.put((byte) ' ');
        }
        contents.forEach(whole::put);
        return whole.array();
    }
}
